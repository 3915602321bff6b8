public import XLText

/// Every code of a device of a guest that is, or is said to be, there; numbers are never reused.
public enum DoctorCode: UInt16, Hashable, Sendable, CaseIterable {
  /// Another xlplug works on the device now.
  case deviceBusy = 6001
  /// The guest of the device is gone.
  case guestGone = 6002
  /// An xlplug was killed while it attached the device.
  case killedAttach = 6003
  /// The toolstack knows the device, and its backend's directory is missing.
  case backendMissing = 6004
  /// Directories of a device that the toolstack has no record of.
  case recordMissing = 6005
  /// The guest's directory of the device is missing.
  case frontendMissing = 6006
  /// The domain that serves the device is gone.
  case backendDomainGone = 6007
  /// A detach that came to no end.
  case halfDetached = 6008
  /// Nobody ran the script.
  case scriptNeverRan = 6009
  /// The script failed.
  case scriptFailed = 6010
  /// The script runs still.
  case scriptRunning = 6011
  /// The script waits for a lock.
  case scriptWaits = 6012
  /// The script is missing, or others than root could change it.
  case scriptUnusable = 6013
  /// The image is missing.
  case imageMissing = 6014
  /// The image cannot be written.
  case imageReadOnly = 6015
  /// Another guest uses the image.
  case imageInUse = 6016
  /// The driver domain's daemon says nothing.
  case backendDomainSilent = 6017
  /// The script said that it is done, and its key is not there.
  case promiseBroken = 6018
  /// The kernel's backend refused the device.
  case backendRefused = 6019
  /// The kernel has no backend of this kind.
  case driverMissing = 6020
  /// The backend does not take the device up.
  case backendSilent = 6021
  /// No qemu serves the guest.
  case qemuMissing = 6022
  /// The bridge is missing.
  case bridgeMissing = 6023
  /// The bridge is down.
  case bridgeDown = 6024
  /// The interface is missing.
  case interfaceMissing = 6025
  /// The interface is not part of its bridge.
  case interfaceOutside = 6026
  /// The interface is down.
  case interfaceDown = 6027
  /// The guest does not connect.
  case guestSilent = 6028
  /// The guest's driver refused the device.
  case guestRefused = 6029
  /// The guest let go of the device.
  case guestClosed = 6030
  /// The guest waits for the backend.
  case backendStuck = 6031
  /// The image was removed while it is in use.
  case imageDeleted = 6032
  /// The loop device has no file, or another one.
  case loopMismatch = 6033
  /// The image is of another format than the guest is given.
  case imageFormat = 6034
  /// Another program of libxl's holds the guest's configuration.
  case configurationLocked = 6035

  /// The code as diagnostics carry it.
  public var code: DiagnosticCode { DiagnosticCode(rawValue) }
}
