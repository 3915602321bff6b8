import Foundation
import Glibc
import HotplugOutcome
import Testing
import XLTestKit
import XenstoreTestKit

@testable import QMP

/// Where the socket of a guest's qemu is looked for.
@Suite struct QEMUSocketTests {
  private static let domid: UInt16 = 48

  /// A name is no proof: a link may lead to the qemu of another guest, and a directory that others write to
  /// may have anything in it.
  @Test func anotherFileInThePlaceOfTheSocket() throws {
    let directory = try Project.temporaryDirectory("qmp").path
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let path = "\(directory)/qmp-libxl-\(Self.domid)"
    func expect(_ reason: String, _ place: SourceLocation = #_sourceLocation) {
      #expect(throws: EngineFault.qemu(.unreachable(path: path, reason: reason)), sourceLocation: place) {
        _ = try QEMUSocket(of: Self.domid, in: directory, until: Deadline(in: 60), interruptedBy: nil)
      }
    }
    chmod(directory, 0o755)
    symlink("/run", path)
    expect("expected a socket")
    unlink(path)
    mkfifo(path, 0o600)
    expect("expected a socket")
    unlink(path)
    expect("No such file or directory")
    let listener = try HostileListener(path, sends: "{\"QMP\": {}}\r\n")
    symlink(path, "\(directory)/qmp-libxl-1")
    #expect(throws: EngineFault.self) {
      _ = try QEMUSocket(of: 1, in: directory, until: Deadline(in: 60), interruptedBy: nil)
    }
    for mode: mode_t in [0o777, 0o775] {
      chmod(directory, mode)
      expect("expected a directory that only root can write")
    }
    chmod(directory, 0o755)
    chown(directory, 1, 1)
    expect("expected a directory that only root can write")
    chown(directory, 0, 0)
    let socket = try QEMUSocket(of: Self.domid, in: directory, until: Deadline(in: 60), interruptedBy: nil)
    #expect(try socket.line() == Array(#"{"QMP": {}}"#.utf8) + [13])
    withExtendedLifetime(listener) {}
  }
}
