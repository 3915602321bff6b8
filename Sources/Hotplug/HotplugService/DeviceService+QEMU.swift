import HostFiles
import HotplugPlan
import HotplugState
import HotplugSurvey
import XenstoreHost
import XenstoreWire

/// What a service knows of the QEMU that serves disks of a guest.
extension DeviceService {
  /// Whether the QEMU runs that took up a disk, or where no note says which, one of its guest.
  func isQEMUThere(for device: DeviceAddress) -> Bool {
    if let noted = ServedDevice(device, in: runtime)?.journal.qemu {
      return RunningProcess(identity: noted) != nil
    }
    return !QEMUProcess.running(for: device.domid, storePath: storePath).isEmpty
  }

  /// Notes the disks whose QEMU has ended, once in each heartbeat.
  func checkQEMU() {
    if ContinuousClock.now < qemuCheck { return }
    qemuCheck = .now.advanced(by: Self.heartbeat)
    for device in ledger.known.keys where device.backend == .qdisk && !isQEMUThere(for: device) {
      note(device)
    }
  }

  /// Notes the guests whose QEMU outlived their disks while no daemon ran; a disk that is not there ends it.
  func lookForQEMU() {
    let served = Set(ledger.known.keys.filter { $0.backend == .qdisk }.map(\.domid))
    for guest in QEMUProcess.guests(storePath: storePath).subtracting(served) {
      note(DeviceAddress(kind: .vbd, backend: .qdisk, domid: guest, devid: 0, backendDomid: domid))
    }
  }

  /// Ends the QEMU of a guest whose last disk has vanished without a note of it.
  func endQEMU(leftBy look: BackendLook) {
    let guest = look.address.domid
    let hasOthers = ledger.known.keys.contains { $0.backend == .qdisk && $0.domid == guest }
    if hasOthers || !isQEMUThere(for: look.address) { return }
    begin(.release, Plan(endingQEMUOf: look.address, times: times))
  }
}
