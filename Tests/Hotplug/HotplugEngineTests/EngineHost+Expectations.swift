import Glibc
import HotplugEngine
import HotplugOutcome
import HotplugPlan
import HotplugScript
import Testing
import XenstoreHost
import XenstoreTestKit
import XenstoreWire

/// What most tests expect of a command, said with everything that explains why it was not so.
extension EngineHost {
  /// Attaches, and records an issue where that fails.
  @discardableResult
  func attached(
    _ text: String,
    domid: UInt16 = 7,
    isSharingAllowed: Bool = false,
    place: SourceLocation = #_sourceLocation,
  ) throws -> Outcome {
    let outcome = try attach(text, domid: domid, isSharingAllowed: isSharingAllowed)
    try #require(outcome.trouble == nil, "\(outcome.trouble ?? "")", sourceLocation: place)
    return outcome
  }

  /// Waits for the guest's side to be connected, which it is a moment after the backend's.
  func awaitGuest(_ device: DeviceAddress, place: SourceLocation = #_sourceLocation) throws {
    let client = try store.client()
    let deadline = ContinuousClock.now.advanced(by: .seconds(options.times.connectedSeconds))
    while try client.readIfPresent(device.frontendPath.appending("state")) != [UInt8(ascii: "4")] {
      try #require(ContinuousClock.now < deadline, "the guest does not connect", sourceLocation: place)
      usleep(2000)
    }
  }

  /// Detaches, and records an issue where that fails or leaves something behind.
  @discardableResult
  func detached(
    _ kind: DeviceAddress.Kind = .vbd,
    _ devid: Int32 = 51712,
    domid: UInt16 = 7,
    place: SourceLocation = #_sourceLocation,
  ) throws -> Outcome {
    let outcome = try detach(kind, devid, domid: domid)
    #expect(outcome.trouble == nil, "\(outcome.trouble ?? "")", sourceLocation: place)
    return outcome
  }
}

extension Outcome {
  /// Everything that is known of what went wrong; nil where nothing did.
  var trouble: String? {
    if fault == nil && leftBehind.isEmpty { return nil }
    var words = fault.map { [$0.trouble] } ?? []
    words += undone.compactMap { record in record.fault.map { "undo \(record.action): \($0.trouble)" } }
    return (words + leftBehind.map { "leftover: \($0)" }).joined(separator: "; ")
  }
}

extension EngineFault {
  /// What happened, with the script's own words and the end of its output.
  var trouble: String {
    var words = [description]
    if let said = hotplugError { words.append("hotplug-error '\(String(decoding: said, as: UTF8.self))'") }
    if case .scriptFailed(let failure) = self {
      words += failure.output.lastLines(5).map { "| " + String(decoding: $0, as: UTF8.self) }
    }
    return words.joined(separator: "; ")
  }
}
