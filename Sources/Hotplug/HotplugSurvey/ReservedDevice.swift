import Glibc
public import HotplugOutcome
public import HotplugPlan
package import HotplugState
import XenstoreHost
import XenstoreWire

/// A device whose lock is held before its plan is made, because the plan depends on it: an interface whose
/// number was chosen.
public final class ReservedDevice {
  /// The device.
  public let address: DeviceAddress
  private var lock: FileLock?

  init(_ address: DeviceAddress, _ lock: FileLock) { (self.address, self.lock) = (address, lock) }

  /// Transfers the lock, once.
  package func take(for device: DeviceAddress) -> FileLock? {
    guard device.kind == address.kind, device.domid == address.domid, device.devid == address.devid else {
      return nil
    }
    return lock.take()
  }
}

extension HostSurvey {
  /// How many numbers are tried that other commands take first.
  static let nicNumberAttemptsMax: Int32 = 1024

  /// Selects the number of a guest's next network interface, as libxl does after the last one, and takes the
  /// lock of that device, so that no other command chooses the same.
  ///
  /// `taken` are numbers that are taken although the store does not have them.
  public func reserveNic(_ domid: UInt16, backendDomid: UInt16, beside taken: [Int32] = [])
    throws(EngineFault) -> ReservedDevice
  {
    let directory = try RuntimeDirectory(for: client.address)
    let first = (try takenNicNumbers(domid) + taken).max().map { $0 + 1 } ?? 0
    var holder: LockHolder?
    var device = DeviceAddress(
      kind: .vif,
      backend: .vif,
      domid: domid,
      devid: first,
      backendDomid: backendDomid
    )
    for number in first..<(first + Self.nicNumberAttemptsMax) {
      device.devid = number
      let lock: FileLock
      do {
        lock = try FileLock(
          taking: directory.lock(of: device),
          .device,
          in: LockOrder(),
          waiting: 0,
          interruptedBy: nil
        )
      } catch {
        guard case .locked(let found) = error else { throw error }
        holder = found.holder
        continue
      }
      // Another command may have attached it since the numbers were read.
      let isThere = try bytes(device.toolstackPath) != nil
      let isUnfinished = try journalSubject(of: device, in: directory) == .unfinished
      if !isThere || isUnfinished { return ReservedDevice(device, lock) }
    }
    throw .busy(device, by: holder)
  }
}
