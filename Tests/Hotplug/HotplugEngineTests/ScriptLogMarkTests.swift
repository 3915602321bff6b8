import Foundation
import HotplugEngine
import Testing
import XLTestKit

/// The lines that a log gets while a script runs.
@Suite struct ScriptLogMarkTests {
  @Test func onlyWhatWasAppendedIsRead() throws {
    let place = try Project.temporaryDirectory("log")
    defer { try? FileManager.default.removeItem(at: place) }
    let path = place.appendingPathComponent("xen-hotplug.log").path
    let early = ScriptLogMark(path: path)
    try "before\n".write(toFile: path, atomically: false, encoding: .utf8)
    #expect(early.newLines == [Array("before".utf8)], "a log that was not there begins with the script")
    let mark = ScriptLogMark(path: path)
    #expect(mark.newLines == [])
    let log = try #require(FileHandle(forWritingAtPath: path))
    try log.seekToEnd()
    try log.write(contentsOf: Data((1...12).map { "line \($0)\n" }.joined().utf8))
    #expect(mark.newLines == (3...12).map { Array("line \($0)".utf8) })
    try log.truncate(atOffset: 0)
    #expect(mark.newLines == [], "what is left of a log that was emptied was there before")
    try "rotated\n".write(toFile: path, atomically: true, encoding: .utf8)
    #expect(mark.newLines == [Array("rotated".utf8)])
  }

  /// Its lines are printed, so that it must not lead to another file, nor hold the command.
  @Test func aLinkAndAPipeAreNotRead() throws {
    let place = try Project.temporaryDirectory("log")
    defer { try? FileManager.default.removeItem(at: place) }
    let secret = place.appendingPathComponent("secret").path
    try "".write(toFile: secret, atomically: false, encoding: .utf8)
    let link = place.appendingPathComponent("link").path
    symlink(secret, link)
    let mark = ScriptLogMark(path: link)
    try "secret\n".write(toFile: secret, atomically: false, encoding: .utf8)
    #expect(mark.newLines == [])
    let pipe = place.appendingPathComponent("pipe").path
    mkfifo(pipe, 0o600)
    #expect(ScriptLogMark(path: pipe).newLines == [])
  }
}
