import HotplugOutcome
import HotplugPlan
import HotplugSurvey

/// The guests, and the devices of them, that words name: `7 xvda vif0 guest2`.
struct DeviceSelection {
  /// The guests, each once, in the order of the words; empty for all guests.
  private(set) var domids: [UInt16] = []
  /// The devices of each guest of which only some are meant.
  private var named: [UInt16: [(word: String, name: DeviceName)]] = [:]

  /// What words mean in a store: a word that names no domain may name a device of the domain before it.
  init(_ words: [String], in survey: HostSurvey) throws {
    var last: UInt16?
    for word in words {
      do {
        let domid = try survey.domain(word, allowsGone: true)
        if !domids.contains(domid) { domids.append(domid) }
        last = domid
      } catch EngineFault.noSuchDomain(let name) {
        guard let domid = last, let device = try? DeviceName(word, isNic: false, of: domid),
          device.isDocumented
        else { throw EngineFault.noSuchDomain(name) }
        named[domid, default: []].append((word, device))
      }
    }
  }

  /// Leaves out devices of guests of which only others are meant; throws where one that is meant is absent.
  func keepNamed(_ devices: inout [ListedDevice]) throws {
    for (domid, wanted) in named {
      for (word, name) in wanted {
        let found = devices.filter { $0.address.domid == domid && name.names($0.address, $0.name) }
        guard try name.only(word, found.map(\.address)) != nil else {
          throw DeviceNameFault.absent(word, of: domid)
        }
      }
      devices.removeAll { device in
        device.address.domid == domid && !wanted.contains { $0.name.names(device.address, device.name) }
      }
    }
  }
}
