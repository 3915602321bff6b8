import HotplugOutcome
import HotplugPlan
import HotplugSurvey
import XenstoreHost
import XenstoreWire

/// Finds every device that the store has a trace of, complete or not.
struct DeviceNames {
  let client: StoreClient

  /// The devices of a guest, or of all guests: from the toolstack's records, from the directories of all
  /// serving domains, and from the guests' own.
  func all(of domid: UInt16?) throws(EngineFault) -> [DeviceAddress] {
    var found: [DeviceAddress] = []
    var known: Set<Key> = []
    func add(_ address: DeviceAddress) {
      if let domid, address.domid != domid { return }
      if known.insert(Key(address)).inserted { found.append(address) }
    }
    let survey = HostSurvey(client)
    let domains = try survey.children(StorePath.root.appending("local/domain"))
    let recorded = try survey.children(StorePath.root.appending("libxl"))
    for kind in DeviceAddress.Kind.allCases {
      for guest in recorded.compactMap({ UInt16($0) }) where domid == nil || domid == guest {
        for devid in try numbers(DeviceAddress.toolstackHome(guest), "device/\(kind.rawValue)") {
          if let address = try survey.address(kind, guest, devid) { add(address) }
        }
      }
    }
    for server in domains.compactMap({ UInt16($0) }) {
      for backend in DeviceAddress.Backend.allCases {
        let home = DeviceAddress.backendHome(server).appending(backend.rawValue)
        for guest in try survey.children(home).compactMap({ UInt16($0) }) where domid == nil || domid == guest
        {
          for devid in try numbers(home, "\(guest)") {
            let kind = backend == .vif ? DeviceAddress.Kind.vif : .vbd
            add(DeviceAddress(kind: kind, backend: backend, domid: guest, devid: devid, backendDomid: server))
          }
        }
      }
    }
    for guest in domains.compactMap({ UInt16($0) }) where domid == nil || domid == guest {
      for kind in DeviceAddress.Kind.allCases {
        for devid in try numbers(DeviceAddress.home(guest), "device/\(kind.rawValue)") {
          let backend = kind == .vbd ? DeviceAddress.Backend.vbd : .vif
          add(DeviceAddress(kind: kind, backend: backend, domid: guest, devid: devid))
        }
      }
    }
    return found.sorted { Key($0) < Key($1) }
  }

  private func numbers(_ home: StorePath, _ names: String) throws(EngineFault) -> [Int32] {
    try HostSurvey(client).children(home.appending(names)).compactMap { Int32($0) }.filter { $0 >= 0 }
  }

  /// What makes a device one: who serves it may differ from one trace to the other.
  private struct Key: Hashable, Comparable {
    var domid: UInt16
    var kind: String
    var devid: Int32

    init(_ address: DeviceAddress) {
      (domid, kind, devid) = (address.domid, address.kind.rawValue, address.devid)
    }

    static func < (left: Self, right: Self) -> Bool {
      (left.domid, left.kind, left.devid) < (right.domid, right.kind, right.devid)
    }
  }
}
