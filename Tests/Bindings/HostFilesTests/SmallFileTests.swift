import Foundation
import Glibc
import HostFiles
import Testing
import XLTestKit

/// What is read of the host's own files, and what is not.
@Suite struct SmallFileTests {
  /// The lines of a log are shown to who runs the command, and a pipe would hold it.
  @Test func endOfALinkAndOfAPipeIsNotRead() throws {
    let place = try Project.temporaryDirectory("files")
    defer { try? FileManager.default.removeItem(at: place) }
    let (file, link, pipe) = ("\(place.path)/file", "\(place.path)/link", "\(place.path)/pipe")
    try "secret\n".write(toFile: file, atomically: false, encoding: .utf8)
    symlink(file, link)
    mkfifo(pipe, 0o600)
    #expect(readTail(file, atMost: 4) == Array("ret\n".utf8))
    #expect(readTail(link, atMost: 100) == nil)
    #expect(readTail(pipe, atMost: 100) == nil)
    #expect(readBytes(Array(pipe.utf8), atMost: 100) == nil)
    #expect(readBytes(Array(link.utf8), atMost: 3) == Array("sec".utf8))
    #expect(linkTarget(link) == Array(file.utf8))
  }

  /// A name that is no text is a name all the same.
  @Test func namesAreBytes() throws {
    let place = try Project.temporaryDirectory("files")
    defer { try? FileManager.default.removeItem(at: place) }
    let name = Array("\(place.path)/".utf8) + [0xFF]
    let descriptor = name.withUnsafeBytes { _ in
      open(name.map { CChar(bitPattern: $0) } + [0], O_CREAT, 0o600)
    }
    try #require(descriptor >= 0)
    close(descriptor)
    #expect(fileStatus(name)?.st_size == 0)
    #expect(fileStatus(name + [0]) == nil)
  }

  @Test func numbersOfDevicesAreReadStrictly() {
    #expect(DeviceNumbers.decimal("259:10").map { [$0.0, $0.1] } == [259, 10])
    #expect(DeviceNumbers.hexadecimal(Array("103:a".utf8)).map { [$0.0, $0.1] } == [259, 10])
    for text in ["", "7", "7:", ":7", "+7:0", "7:0:0", "7: 0"] { #expect(DeviceNumbers.decimal(text) == nil) }
    let packed: UInt64 = 0x1234_5678_9ABC
    #expect(DeviceNumbers.major(packed) == 0x189A && DeviceNumbers.minor(packed) == 0x2345_67BC)
  }

  @Test func processesAreFound() throws {
    let own = try #require(RunningProcess.all.first { $0.pid == getpid() })
    #expect(own.parent == getppid())
    #expect(own.commandWords(atMost: 1 << 16).first == CommandLine.arguments.first.map { Array($0.utf8) })
    #expect(RunningProcess.all.contains { $0.pid == getppid() })
  }

  @Test(arguments: [("/etc/xen/scripts/block", "/etc/xen/scripts"), ("/a//b", "/a"), ("/a", "")])
  func directories(_ path: String, _ directory: String) { #expect(directoryOfPath(path) == directory) }
}
