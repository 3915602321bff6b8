import Foundation
import Glibc
import HotplugPlan
import HotplugState
import Testing
import XenstoreHost
import XenstoreWire

/// The journal of a device, as the next command reads it.
@Suite struct JournalTests {
  /// On a host with thousands of loop devices it is long, and what is not read would be taken for its own.
  @Test func allOfALongOneIsRead() throws {
    let directory = try RuntimeDirectory(for: .socket("/nowhere/\(UUID().uuidString)"))
    let device = DeviceAddress(kind: .vbd, backend: .vbd, domid: 7, devid: 51712)
    var journal = Journal()
    journal.instance = Instance(digits: Array("one".utf8))
    (journal.script, journal.target) = (Array("/etc/xen/scripts/block".utf8), Array("/srv/a.img".utf8))
    let home = StorePath.root.appending("local/domain")
    journal.keeping = Set((0..<4000).map { home.appending("\($0)/backend/vbd") })
    try journal.write(for: device, in: directory)
    defer { Journal.remove(for: device, in: directory) }
    #expect(Journal(of: device, in: directory) == journal)
  }

  /// A command that is killed while it writes its first journal leaves no draft, which no command would
  /// search for; one that is killed while it replaces a journal leaves one beside it.
  @Test func draftsDoNotStay() throws {
    let directory = try RuntimeDirectory(for: .socket("/nowhere/\(UUID().uuidString)"))
    let device = DeviceAddress(kind: .vbd, backend: .vbd, domid: 7, devid: 51712)
    let draft = directory.file("vbd-7-51712.journal.new")
    var journal = Journal()
    journal.script = Array("/etc/xen/scripts/block".utf8)
    // In the way of any draft with a name.
    try #require(mkdir(draft, 0o700) == 0)
    defer { rmdir(draft) }
    try journal.write(for: device, in: directory)
    #expect(Journal(of: device, in: directory) == journal)
    rmdir(draft)
    journal.target = Array("/srv/a.img".utf8)
    try journal.write(for: device, in: directory)
    #expect(Journal(of: device, in: directory) == journal)
    #expect(FileManager.default.createFile(atPath: draft, contents: Data("half".utf8)))
    Journal.remove(for: device, in: directory)
    #expect(directory.files.isEmpty)
  }
}
