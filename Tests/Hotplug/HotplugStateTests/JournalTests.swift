import Foundation
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
}
