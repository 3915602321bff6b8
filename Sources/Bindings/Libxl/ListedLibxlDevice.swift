/// Where a device is in the store and how far it is (`libxl_diskinfo`, `libxl_nicinfo`).
public struct LibxlDeviceState: Hashable, Sendable {
  /// The directory of the backend in the store.
  public var backendPath: [UInt8]?
  /// The domain of the backend.
  public var backendDomid: UInt32
  /// The directory of the frontend in the store.
  public var frontendPath: [UInt8]?
  /// The domain of the frontend.
  public var frontendDomid: UInt32
  /// Its number in the guest.
  public var devid: Int32
  /// The frontend's state of xenbus, 0 to 8; -1 if it has none.
  public var state: Int32
  /// The event channel; -1 if the guest has not given one.
  public var eventChannel: Int32
  /// The grant of the ring, of an interface that for sending; -1 if the guest has not given one.
  public var ring: Int32
  /// The grant of an interface's ring for receiving; -1 for a disk, or if the guest has not given one.
  public var receivingRing: Int32
}

/// A disk that a domain has.
public struct ListedLibxlDisk: Hashable, Sendable {
  /// The disk, as libxl reads it back from the store: its script and format are not kept there, and of a
  /// path with a colon only what follows the first one comes back.
  public var disk: LibxlDisk
  /// Where it is; nil if libxl could not say, for example because it went away.
  public var state: LibxlDeviceState?
}

/// A network interface that a domain has.
public struct ListedLibxlNic: Hashable, Sendable {
  /// The interface, as libxl reads it back from the store, without its name and model.
  public var nic: LibxlNic
  /// Where it is; nil if libxl could not say, for example because it went away.
  public var state: LibxlDeviceState?
}
