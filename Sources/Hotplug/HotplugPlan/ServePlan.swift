import HotplugScript

extension Plan {
  /// The plan by which the domain that serves a device connects it, for a toolstack in another domain; `xl
  /// devd` does the same (libxl_device.c, add_device, Xen 4.17).
  ///
  /// The entries are there already, and stay where it fails: they are the toolstack's.
  public init(serving request: DeviceRequest, times: PlanTimes = PlanTimes()) {
    let address = request.address
    var steps = [
      Step(.awaitState(.initWait, address, seconds: times.initWaitSeconds)),
      Step(.takeUp(address), undo: [.clearResults(address)]),
    ]
    for call in request.connectingCalls {
      steps.append(Step(.run(call), undo: [.run(call.undoing)]))
      if call.call != .tapAdd { steps.append(Step(.verify(request.promise, address))) }
    }
    self.init(.serve, address, request: request, steps: steps)
  }

  /// The plan by which that domain disconnects a device whose backend has closed, and removes the backend's
  /// directory: the toolstack waits for that (libxl_device.c, Xen 4.17).
  public init(releasing device: AttachedDevice, times: PlanTimes = PlanTimes()) {
    let address = device.address
    let actions: [Action] =
      [.awaitClosed(address, seconds: times.closedSeconds)] + device.disconnectingCalls.map { .run($0) }
      + [.removeBackend(address)]
    self.init(.release, address, steps: actions.map { Step($0) })
    // The script must not take away what the kernel still uses.
    keepsHeldDevice = true
  }
}

extension Plan.Direction {
  /// Whether it takes a device away, so that what is not done is done by the next run instead of undone.
  public var isRemoval: Bool {
    switch self {
    case .detach, .release: true
    case .attach, .serve, .insert, .eject, .change: false
    }
  }

  /// Whether it makes a device work.
  public var isConnection: Bool {
    switch self {
    case .attach, .serve: true
    case .detach, .release, .insert, .eject, .change: false
    }
  }

  /// Whether it is carried out for a toolstack in another domain.
  public var isService: Bool {
    switch self {
    case .serve, .release: true
    case .attach, .detach, .insert, .eject, .change: false
    }
  }
}
