import HotplugPlan
import HotplugState
import XenstoreHost
import XenstoreWire

/// What a detach by libxl needs for a repeat: libxl removes the entries although the remove script has failed
/// (device_hotplug_done in libxl_device.c, Xen 4.17).
extension NativeEngine {
  /// The changes that write the record and the backend's directory of a device again, as they are now.
  func entriesToKeep(of device: DeviceAddress) -> [StoreOperation] {
    let permissions = StorePermissions(
      owner: device.backendDomid,
      entries: [.init(.read, device.domid)]
    )
    var operations: [StoreOperation] = [
      .makeDirectory(device.backendPath), .setPermissions(device.backendPath, permissions),
    ]
    for directory in [device.backendPath, device.toolstackPath] {
      // The repeat is no second run of something that was cut short.
      let paths = ((try? client.listIfPresent(directory)) ?? []).map { directory.appending($0) }
        .filter { $0 != RemovalNote.began(RemovalNote.libxl, device) }
      let values = (try? client.readIfPresent(paths)) ?? []
      operations += zip(paths, values).compactMap { path, value in value.map { .write(path, $0) } }
    }
    operations.append(.write(device.failedRemovalNote, loopNote))
    return operations
  }

  /// Writes the entries again, unless the number has a device; the backend stays closed, and the guest does
  /// not see it.
  func restore(_ operations: [StoreOperation], of device: DeviceAddress) {
    do {
      try commit { transaction throws(StoreFault) in
        let places = [device.toolstackPath, device.backendPath]
        guard try self.client.readIfPresent(places, in: transaction).allSatisfy({ $0 == nil }) else { return }
        try self.client.apply(operations, in: transaction)
      }
    } catch {
      let words = "possibly resources of the script: the entries cannot be restored: \(error)"
      found.report.leftBehind.append(words)
    }
  }
}
