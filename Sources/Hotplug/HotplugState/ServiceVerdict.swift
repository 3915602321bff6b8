package import HotplugPlan
package import XenstoreWire

/// What the daemon of a driver domain reports of a device that it serves: a key of the backend's directory
/// that the toolstack reads, `connected 0.412`.
///
/// libxl reports success before the script has run; a toolstack that waits for this key reports what became
/// of it.
package struct ServiceVerdict: Hashable, Sendable {
  /// The key.
  package static let key = "xlplug-verdict"

  /// What became of a device.
  package enum Result: String, Hashable, Sendable, CaseIterable {
    /// Its script has connected it.
    case connected
    /// It is not connected, and what was done was rolled back; `hotplug-error` has the reason.
    case failed
    /// Its remove script failed, and is run again when the device is detached once more.
    case removalFailed = "removal-failed"
  }

  /// What became of the device.
  package var result: Result
  /// How long that took, in seconds.
  package var seconds: Double

  /// A verdict.
  package init(_ result: Result, seconds: Double) { (self.result, self.seconds) = (result, seconds) }

  /// The verdict that a value of the key is; nil for any other value.
  package init?(value: [UInt8]) {
    let words = String(decoding: value, as: UTF8.self).split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 2, let result = Result(rawValue: String(words[0])), let seconds = Double(words[1]),
      seconds >= 0
    else { return nil }
    self.init(result, seconds: seconds)
  }

  /// The value of the key.
  package var value: [UInt8] {
    let milliseconds = Int((min(seconds, 1e6) * 1000).rounded())
    let fraction = String(1000 + milliseconds % 1000).dropFirst()
    return Array("\(result.rawValue) \(milliseconds / 1000).\(fraction)".utf8)
  }
}

extension DeviceAddress {
  /// Where the daemon of a driver domain reports of this device.
  package var verdictPath: StorePath { backendPath.appending(ServiceVerdict.key) }

  /// Where the daemon of a domain says that it serves devices and reports of each.
  package static func daemonPath(_ domid: UInt16) -> StorePath { home(domid).appending("data/xlplug/devd") }
}
