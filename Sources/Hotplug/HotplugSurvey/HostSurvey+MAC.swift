package import HotplugOutcome
package import HotplugPlan
import XenstoreHost
import XenstoreWire

extension HostSurvey {
  /// An interface other than a device, of a guest that is there, with a MAC in lower case; nil for none.
  ///
  /// Read from the toolstack's records, which no guest can write.
  package func interface(withMAC mac: String, exceptFor device: DeviceAddress) throws(EngineFault)
    -> DeviceAddress?
  {
    let recorded = try children(StorePath.root.appending("libxl")).compactMap { UInt16($0) }
    do {
      let homes = try client.readIfPresent(recorded.map { DeviceAddress.home($0) })
      let guests = zip(recorded, homes).filter { $0.1 != nil }.map(\.0)
      let kinds = guests.map { DeviceAddress.toolstackHome($0).appending("device/vif") }
      var found = try client.children(of: kinds).compactMap { path -> DeviceAddress? in
        guard let guest = UInt16(path.components[1]), let number = Int32(path.name), number >= 0 else {
          return nil
        }
        return DeviceAddress(kind: .vif, backend: .vif, domid: guest, devid: number)
      }
      found.removeAll { $0.domid == device.domid && $0.devid == device.devid }
      let values = try client.readIfPresent(found.map { $0.toolstackPath.appending("mac") })
      return zip(found, values).first { String(decoding: $0.1 ?? [], as: UTF8.self).lowercased() == mac }?.0
    } catch {
      throw .store(error)
    }
  }
}
