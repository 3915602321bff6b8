import HotplugOutcome
import HotplugPlan

/// A fault that ends a command, with the fix.
protocol HelpfulFault: Error, CustomStringConvertible {
  /// The fix; nil if absent.
  var help: String? { get }
}

extension EngineFault: HelpfulFault {}

extension PlanFault: HelpfulFault {
  var help: String? { nil }
}

/// Why a word names no device.
enum DeviceNameFault: Error, Hashable {
  /// It has none of the forms of a name.
  case unknown(String, isNic: Bool)
  /// It is the path of a device file; the name that is meant.
  case path(String, name: String)
  /// It names the interface of another domain.
  case otherDomain(String, isOf: Int32, expected: UInt16)
  /// It is decoded as libxl does, to the number of no vdev, and no device has it.
  case notDocumented(String, isNumber: Bool)
  /// The guest has no such device.
  case absent(String, of: UInt16)
  /// Several devices have it.
  case ambiguous(String, [DeviceAddress])
}

extension DeviceNameFault: HelpfulFault {
  /// What was found.
  var description: String {
    switch self {
    case .unknown(let word, _), .path(let word, _): "'\(word)' is not a valid device name"
    case .otherDomain(let word, let found, let expected):
      "'\(word)' is an interface of domain \(found), not of domain \(expected)"
    case .notDocumented(let word, let isNumber):
      isNumber ? "\(word) is not a valid disk number" : "'\(word)' is not a valid device name"
    case .absent(let word, let domid): "domain \(domid) has no '\(word)'"
    case .ambiguous(let word, let devices):
      "several interfaces have the MAC address '\(word)': \(devices.map(\.name).joined(separator: ", "))"
    }
  }

  /// What was expected.
  var help: String? {
    switch self {
    case .unknown(_, isNic: true): "expected an interface such as vif0, its number, or its MAC address"
    case .unknown(_, isNic: false), .notDocumented(_, isNumber: false):
      "expected a disk such as xvda, an interface such as vif0, or a MAC address"
    case .path(_, let name): "use '\(name)'"
    case .otherDomain: "use that domain, or a name without a domain, such as vif0"
    case .notDocumented(let word, isNumber: true): "for the interface, use 'vif\(word)' or --nic"
    case .absent(_, let domid): "'xlplug list \(domid)' lists the devices of the domain"
    case .ambiguous: "use one of these names"
    }
  }
}
