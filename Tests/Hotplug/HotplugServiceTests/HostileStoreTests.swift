import Foundation
import HotplugPlan
import HotplugState
import Testing
import XLTestKit
import XenstoreHost
import XenstoreTestKit
import XenstoreWire

/// What the daemon makes of directories that no sane toolstack writes: nothing is run, nothing is changed,
/// each is reported once, and other devices are served.
@Suite(.ownThread, .serialized) struct HostileStoreTests {
  @Test func garbageHarmsNothing() throws {
    let domain = try DriverDomain()
    let script = try domain.script()
    let good = try domain.disk(script, 1)
    try write(garbage(script), domain)
    try domain.start()
    let listing = try domain.store.listing().split(separator: "\n").filter { $0.contains("/backend/") }
    #expect(try domain.attach(good).trouble == nil, "\(domain.logText)")
    // Each directory changes once more, with nothing better in it.
    try write(garbage(script), domain)
    #expect(try domain.detach(good.address).trouble == nil, "\(domain.logText)")
    #expect(domain.runs.map { String($0.prefix { $0 != " " }) } == ["add", "remove"], "\(domain.runs)")
    let after = try domain.store.listing().split(separator: "\n").filter { $0.contains("/backend/") }
    #expect(after == listing)
    let warnings = domain.logText.split(separator: "\n").filter { $0.hasPrefix("not served: ") }
    let places = warnings.map { String($0.dropFirst("not served: ".count).prefix { $0 != " " }) }
    #expect(Set(places).count == places.count, "each once: \(warnings)")
    #expect(places.count == garbage(script).count, "\(warnings)")
    for line in domain.logText.utf8.split(separator: 10) { #expect(line.count < 500) }
    #expect(domain.end() == 0, "\(domain.logText)")
  }

  /// A script that is not allowed is not run, and the toolstack is given the reason.
  @Test(arguments: ["/tmp/evil", "block", "/etc/xen/scripts/../../../tmp/evil", "/etc/xen/scripts/none"])
  func scriptsOfOthersAreNotRun(_ path: String) throws {
    let domain = try DriverDomain()
    try domain.start()
    let before = try domain.traces()
    let outcome = try domain.attach(try domain.disk(path))
    #expect(
      outcome.trouble?.contains(path.split(separator: "/").last ?? "") == true,
      "\(outcome.trouble ?? "")"
    )
    try domain.wait { try domain.traces() == before }
    #expect(domain.runs == [])
  }

  /// Directories below `backend`, each with its keys.
  private func garbage(_ script: String) -> [(path: String, keys: [String: String])] {
    func device(_ number: Int, _ change: [String: String?]) -> (path: String, keys: [String: String]) {
      var keys = [
        "frontend": "/local/domain/7/device/vbd/\(number)", "frontend-id": "7", "online": "1", "state": "2",
        "script": script, "params": "/dev/null", "mode": "w",
      ]
      for (key, value) in change { keys[key] = value }
      return ("vbd/7/\(number)", keys)
    }
    return [
      device(100, ["state": "9"]), device(101, ["state": ""]), device(102, ["state": "two\u{1B}[31m\n"]),
      device(103, ["state": String(repeating: "2", count: 3000)]),
      device(104, ["frontend-id": "9"]), device(105, ["frontend-id": nil]),
      device(106, ["frontend": "/local/domain/9/device/vbd/106"]), device(107, ["frontend": "../../0"]),
      device(108, ["script": nil]), device(109, ["script": ""]), device(110, ["params": nil]),
      (
        "vif/7/0",
        ["frontend": "/local/domain/7/device/vif/0", "frontend-id": "7", "state": "2", "script": script]
      ),
      ("qdisk/7/200", ["frontend": "/local/domain/7/device/vbd/200", "frontend-id": "7", "state": "2"]),
      (
        "qdisk/7/201",
        ["frontend": "/local/domain/9/device/vbd/201", "frontend-id": "7", "state": "2", "params": "raw:/a"]
      ), ("qdisk/7/seven", ["state": "2"]),
      ("vbd/seven/1", ["state": "2"]), ("vbd/7/one", ["state": "2"]), ("vbd/99999/1", ["state": "2"]),
      ("vbd/7/-5", ["state": "2"]), ("vif/7/99999999999", ["state": "2"]),
    ]
  }

  private func write(_ directories: [(path: String, keys: [String: String])], _ domain: DriverDomain) throws {
    let home = DeviceAddress.backendHome(DriverDomain.domid)
    let own = StorePermissions(owner: DriverDomain.domid)
    for (path, keys) in directories {
      let directory = home.appending(path)
      try domain.client.transaction { transaction throws(StoreFault) in
        for (key, value) in keys.sorted(by: { $0.key < $1.key }) {
          let place = directory.appending(key)
          try domain.client.write(place, Array(value.utf8), in: transaction)
          try domain.client.setPermissions(place, own, in: transaction)
        }
        try domain.client.setPermissions(directory, own, in: transaction)
      }
    }
    let readable = StorePermissions(owner: 0, entries: [.init(.read, DriverDomain.domid)])
    for path in ["", "vbd", "vif", "qdisk", "vbd/7", "vif/7", "qdisk/7", "vbd/seven", "vbd/99999"] {
      let place = path.isEmpty ? home : home.appending(path)
      if try domain.client.readIfPresent(place) != nil {
        try domain.client.setPermissions(place, readable)
      }
    }
  }
}
