/// What an engine will do for one device, as a value: nothing is done until an engine is given it.
public struct Plan: Hashable, Sendable {
  /// Whether the device is attached or detached.
  public enum Direction: String, Hashable, Sendable {
    /// The device is brought online.
    case attach
    /// The device is taken away.
    case detach
    /// A medium is inserted into a CD drive.
    case insert
    /// The medium of a CD drive is ejected.
    case eject
    /// An interface that is online gets another rate.
    case change
    /// A device of a toolstack in another domain is connected, in the domain that serves it.
    case serve
    /// Such a device is disconnected, and its backend's directory removed.
    case release
  }

  /// Whether the device is attached or detached.
  public var direction: Direction
  /// The device.
  public var address: DeviceAddress
  /// What is attached; nil when detaching, which needs no description of the device.
  public var request: DeviceRequest?
  /// The change of a medium; nil for other plans.
  public var mediumChange: MediumChange?
  /// The steps, in order.
  public var steps: [Step]
  /// Detaching: whether a device stays whose backend does not close, as `xl block-detach` leaves it, which
  /// means that the guest holds it.
  public var keepsHeldDevice = false

  /// Detaching: whether a device is detached although its remove script may not be run or fails, which leaves
  /// what the script made on the host.
  public var isForced = false

  /// A plan made of its parts.
  public init(_ direction: Direction, _ address: DeviceAddress, request: DeviceRequest? = nil, steps: [Step])
  {
    self.direction = direction
    self.address = address
    self.request = request
    self.steps = steps
  }

  /// What it is about, in a few words: `attach vbd 51712 of domain 7`.
  public var title: String {
    switch direction {
    case .attach, .detach, .serve, .release: "\(direction.rawValue) \(address)"
    case .insert:
      "insert \(mediumChange?.after?.description ?? "") into \(mediumChange?.drive.description ?? "")"
    case .eject: "eject \(mediumChange?.drive.description ?? "")"
    case .change: "change the rate of \(address)"
    }
  }

  /// What rolls back the first `count` steps: the undo of each, last step first, each action once.
  ///
  /// A step that failed counts as taken, because it may have happened in part.
  public func undo(ofFirst count: Int) -> [Action] {
    var actions: [Action] = []
    for step in steps.prefix(count).reversed() {
      for action in step.undo where !actions.contains(action) { actions.append(action) }
    }
    return actions
  }
}

/// How long the steps of a plan may take, in seconds.
public struct PlanTimes: Hashable, Sendable {
  /// For the backend to take the device up: state InitWait (LIBXL_INIT_TIMEOUT, Xen 4.17).
  public var initWaitSeconds: Double = 10
  /// For the backend to let go: state Closed (LIBXL_DESTROY_TIMEOUT, Xen 4.17).
  public var closedSeconds: Double = 10
  /// For the daemon of a driver domain to remove a backend's directory: its script may take 40 s there
  /// (LIBXL_HOTPLUG_TIMEOUT, Xen 4.17), and reads the keys until then.
  public var remoteRemovalSeconds: Double = 45
  /// For the guest's frontend to connect after the script; over is no failure.
  public var connectedSeconds: Double = 5
  /// For one script; the protocol's document of 2012 says 30, libxl waits 40.
  public var scriptSeconds: Double = 30
  /// For QEMU to start and to take up a disk (libxl gives it 60 s, LIBXL_DEVICE_MODEL_START_TIMEOUT, Xen
  /// 4.17); a toolstack in another domain waits for the result as long as for that of a script.
  public var startQEMUSeconds: Double = 20
  /// For QEMU to end after SIGTERM; then it is killed.
  public var endQEMUSeconds: Double = 5
  /// For qemu to change a medium, including the time in which the guest may unlock it.
  public var mediumSeconds: Double = 10
  /// For a lock that another process holds: of an image, libxl's of a domain's configuration, or the one
  /// under which Xen's scripts take loop devices for some 40 ms (seen with Xen 4.17).
  public var lockSeconds: Double = 10

  /// The usual times.
  public init() {}
}
