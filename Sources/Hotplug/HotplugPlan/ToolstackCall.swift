/// What one of Xen's own toolstacks is asked to do as a whole, with steps of its own.
public struct ToolstackCall: Hashable, Sendable {
  /// Whether the device is attached or detached.
  public var direction: Plan.Direction
  /// The device.
  public var address: DeviceAddress
  /// How long it may take until a first script is started, in seconds.
  public var startSeconds: Double
  /// How long each script may take, in seconds.
  public var scriptSeconds: Double
  /// The actions of ours in whose place it is: what the toolstack is expected to do, and what is done
  /// where it cannot be asked.
  public var instead: [Action]

  /// The change of a medium; nil for other calls.
  public var mediumChange: MediumChange?

  /// A call for a device.
  public init(_ direction: Plan.Direction, _ address: DeviceAddress, times: PlanTimes, instead: [Action]) {
    self.direction = direction
    self.address = address
    startSeconds = times.initWaitSeconds
    scriptSeconds = times.scriptSeconds
    self.instead = instead
  }

  /// The scripts that it means.
  public var scripts: [ScriptStep] {
    instead.compactMap { action in if case .run(let script) = action { script } else { nil } }
  }

  /// What it is expected to write into libxl's record of the domain; nil for nothing.
  public var record: DeviceRecord? {
    for case .record(let record) in instead { return record }
    return nil
  }

  /// How long all of it may take, in seconds.
  public var seconds: Double { startSeconds + scriptSeconds * Double(scripts.count) }
}

extension ToolstackCall: CustomStringConvertible {
  /// What libxl is asked for: `libxl_device_disk_add`.
  public var description: String {
    let kind = address.kind == .vbd ? "disk" : "nic"
    return switch direction {
    case .attach: "libxl_device_\(kind)_add"
    case .detach: "libxl_device_\(kind)_remove"
    case .insert, .eject: "libxl_cdrom_insert"
    case .change, .serve, .release: "no function"
    }
  }
}

extension Plan {
  /// The same plan with libxl instead of the steps that it does by itself: entries, the wait for the backend
  /// and scripts.
  ///
  /// A plan whose device must close first asks libxl when it has: libxl would wait only to take the entries
  /// away without the remove script, where the backend does not answer.
  public func handedToLibxl(times: PlanTimes = PlanTimes()) -> Plan {
    let handed = steps.filter { $0.action.isLibxls(direction) }
    guard let first = steps.firstIndex(where: { $0.action.isLibxls(direction) }) else { return self }
    var call = ToolstackCall(direction, address, times: times, instead: handed.map(\.action))
    call.mediumChange = mediumChange
    if mediumChange != nil { call.startSeconds = times.mediumSeconds }
    var plan = self
    plan.steps.removeAll { $0.action.isLibxls(direction) }
    let undo = Plan(direction, address, steps: handed).undo(ofFirst: handed.count)
    plan.steps.insert(Step(.toolstack(call), undo: undo), at: first)
    return plan
  }
}

extension Action {
  /// Whether libxl does it by itself when a device comes, or goes.
  fileprivate func isLibxls(_ direction: Plan.Direction) -> Bool {
    switch self {
    case .record: direction == .attach || direction == .insert || direction == .eject
    case .create, .awaitState: direction == .attach
    case .findDrive, .setMedium, .publishMedium: true
    case .run, .connect, .disconnect: true
    // libxl gives a driver domain 10 s, and takes the keys away under a script that still runs.
    case .awaitRemoteRemoval: false
    default: false
    }
  }
}
