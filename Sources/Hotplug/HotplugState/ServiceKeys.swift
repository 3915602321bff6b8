package import HotplugPlan
import HotplugScript
import XenstoreWire

/// The keys of a backend's directory that a run for a toolstack in another domain leaves and removes.
package enum ServiceKeys {
  /// The keys by which Xen's scripts and those of others say that a device is connected.
  private static let scriptKeys = ["physical-device", "physical-device-path", "node"]
  /// The same, with the note of the loop device that was taken without a script.
  private static let diskKeys = scriptKeys + ["hotplug-status", DeviceAddress.takenLoopKey]

  /// The changes that remove what a script has written of its success.
  ///
  /// An interface gets back the empty `hotplug-status` that libxl gave it: without the key, the kernel would
  /// not wait for it (drivers/net/xen-netback/xenbus.c, Linux 6.1).
  package static func results(_ device: DeviceAddress) -> [StoreOperation] {
    let status = device.backendPath.appending("hotplug-status")
    switch device.kind {
    case .vbd: return diskKeys.map { .remove(device.backendPath.appending($0)) }
    case .vif: return [.write(status, [])]
    }
  }

  /// The changes that remove what earlier runs have left: results, reasons, and notes of removals.
  package static func leftByEarlierRuns(_ device: DeviceAddress) -> [StoreOperation] {
    let notes = ScriptCall.allCases.map(\.rawValue).flatMap {
      [RemovalNote.began($0, device), RemovalNote.done($0, device), RemovalNote.unneeded($0, device)]
    }
    let reasons = ["hotplug-error", ServiceVerdict.key].map { device.backendPath.appending($0) }
    return results(device) + (notes + [device.failedRemovalNote] + reasons).map { .remove($0) }
  }
}
