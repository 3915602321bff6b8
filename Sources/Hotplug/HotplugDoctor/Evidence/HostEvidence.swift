public import HotplugPlan

/// What was checked once for all devices.
public struct HostEvidence: Hashable, Sendable {
  /// The domain that looks.
  public var ownDomid: UInt16 = 0
  /// Whether backends and guests are simulated.
  public var isSimulated = false
  /// How commands that are printed find the store and the scripts: options of xlplug.
  public var options: [String] = []
  /// The daemons of a driver domain that run in the domain that looks.
  public var daemons: [ScriptDaemon: [ProcessSighting]] = [:]
  /// Files with rules for udev that run Xen's scripts a second time.
  public var udevRules: [String] = []
  /// What the machine's kernel has: its block backend, network backend, loop devices and bridges.
  public var modules: [Module] = []
  /// The directories of the caller's `PATH` that scripts do not get, each with the reason.
  public var pathLeftOut: [String] = []
  /// What could not be seen, in words; empty where everything was.
  public var unseen: [String] = []

  /// A host of which nothing is known.
  public init() {}

  /// A part of the kernel.
  public struct Module: Hashable, Sendable {
    /// The name that modprobe takes.
    public var name: String
    /// Whether it is loaded or built in.
    public var presence: Presence

    /// A part of the kernel.
    public init(name: String, presence: Presence) {
      self.name = name
      self.presence = presence
    }
  }

  /// Who would run the script of a device that this domain serves, or that another does; in words.
  public func runner(of evidence: DeviceEvidence) -> String {
    let backendDomid = evidence.address.backendDomid
    if backendDomid != ownDomid { return "'\(evidence.daemon.command)' in domain \(backendDomid)" }
    if ownDomid != 0 {
      let found = ScriptDaemon.allCases.flatMap { daemon in
        daemons[daemon, default: []].map { "'\(daemon.command)', process \($0.pid)" }
      }
      if !found.isEmpty { return found.joined(separator: ", and ") }
      return "no process: neither \(ScriptDaemon.names(joinedBy: "nor")) runs in this domain"
    }
    let again = udevRules.isEmpty ? "" : ", and again by udev, through \(udevRules.joined(separator: ", "))"
    return "the attaching command (xl or xlplug)" + again
  }
}

/// Everything that was checked.
public struct Examination: Hashable, Sendable {
  /// What is the same for all devices.
  public var host: HostEvidence
  /// The devices, by guest, kind and number.
  public var devices: [DeviceEvidence]

  /// An examination.
  public init(host: HostEvidence, devices: [DeviceEvidence]) {
    self.host = host
    self.devices = devices
  }
}
