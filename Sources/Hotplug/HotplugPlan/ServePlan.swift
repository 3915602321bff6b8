import HotplugScript

extension Plan {
  /// The plan by which the domain that serves a device connects it, for a toolstack in another domain; `xl
  /// devd` does the same (libxl_device.c, add_device, Xen 4.17).
  ///
  /// The entries are there already, and stay where it fails: they are the toolstack's.
  public init(serving request: DeviceRequest, times: PlanTimes = PlanTimes()) {
    let address = request.address
    guard address.backend != .qdisk else {
      let start = Action.startQEMU(address, seconds: times.startQEMUSeconds)
      let end = Action.endQEMU(address, seconds: times.endQEMUSeconds)
      self.init(.serve, address, request: request, steps: [Step(.takeUp(address)), Step(start, undo: [end])])
      return
    }
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
    var actions: [Action] = [.awaitClosed(address, seconds: times.closedSeconds)]
    switch address.backend {
    // Before its notes are removed, by which a daemon that is killed here knows that there is a QEMU to end.
    case .qdisk: actions.append(.endQEMU(address, seconds: times.endQEMUSeconds))
    case .vbd, .vif: actions += device.disconnectingCalls.map { .run($0) }
    }
    actions.append(.removeBackend(address))
    self.init(.release, address, steps: actions.map { Step($0) })
    // The script must not take away what the kernel still uses.
    keepsHeldDevice = true
  }
}

extension Plan {
  /// The plan by which that domain ends the QEMU of a guest whose disks are gone; none of its steps is about
  /// the disk at the address.
  public init(endingQEMUOf address: DeviceAddress, times: PlanTimes = PlanTimes()) {
    self.init(.release, address, steps: [Step(.endQEMU(address, seconds: times.endQEMUSeconds))])
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
