public import HotplugOutcome
public import HotplugPlan

/// What a service reports while it works.
public enum ServiceEvent: Sendable {
  /// It serves a domain from now on, and has found so many devices.
  case ready(domid: UInt16, devices: Int)
  /// Work on a device begins.
  case began(Work, DeviceAddress)
  /// Work on a device ended.
  case ended(Work, Outcome, willRepeat: Bool)
  /// A device was adopted that was connected before.
  case adopted(DeviceAddress)
  /// A directory is not served, and why; once for each reason.
  case ignored(path: String, reason: String)
  /// No further work begins, and what runs is awaited.
  case stopping
  /// How many devices wait, are worked on, and are known.
  case load(waiting: Int, running: Int, known: Int)

  /// What is done with a device.
  public enum Work: String, Hashable, Sendable, CaseIterable {
    /// Its script connects it.
    case serve
    /// Its script disconnects it.
    case release
  }
}
