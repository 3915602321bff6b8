public import HotplugOutcome
public import HotplugPlan
import XenstoreHost
import XenstoreWire

extension HostSurvey {
  /// What the store reports about a guest's disk whose medium is to be changed; throws `.noSuchDomain` and
  /// `.noSuchDevice`.
  ///
  /// Keys are read where no guest can write them: in the toolstack's record.
  public func driveFacts(_ devid: Int32, of guest: UInt16, named word: String, ownDomid: UInt16)
    throws(EngineFault) -> DriveFacts
  {
    let type = try record(of: guest).type
    guard let address = try address(.vbd, guest, devid) else {
      throw .noSuchDevice(word)
    }
    let toolstack = DeviceAddress.toolstackHome(guest)
    let paths =
      ["dev", "params", "device-type"].map { address.toolstackPath.appending($0) } + [
        toolstack.appending("dm-version"), DeviceAddress.home(guest).appending("image/device-model-domid"),
      ]
    let values: [[UInt8]?]
    do { values = try client.readIfPresent(paths) } catch { throw .store(error) }
    var facts = DriveFacts(address)
    (facts.name, facts.params) = (values[0] ?? Array(word.utf8), values[1] ?? [])
    facts.isCDROM = values[2] == Array("cdrom".utf8)
    (facts.guestType, facts.ownDomid) = (type, ownDomid)
    // Without the key it is the old one (libxl__device_model_version_running, Xen 4.17).
    facts.deviceModel = values[3] ?? Array("qemu_xen_traditional".utf8)
    facts.stubDomain = values[4].flatMap { UInt16(decimal: $0) }
    return facts
  }
}
