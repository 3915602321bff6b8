import HotplugScript

extension Plan {
  /// The plan that brings a device online, run in the domain `ownDomid`.
  ///
  /// The order is libxl's: entries, backend in InitWait, script, then the kernels connect by themselves.
  ///
  /// `record` is the device as libxl keeps it, where libxl keeps a configuration of the domain.
  public init(
    attaching request: DeviceRequest,
    ownDomid: UInt16 = 0,
    times: PlanTimes = PlanTimes(),
    record: DeviceRecord? = nil,
  ) {
    let address = request.address
    let entries =
      switch request {
      case .disk(let disk): DeviceEntries(disk)
      case .nic(let nic): DeviceEntries(nic)
      }
    let closing: [Action] = [.announceClosing(address), .awaitClosed(address, seconds: times.closedSeconds)]
    var steps = [Step(.create(entries.operations, address), undo: [.erase(address)])]
    if let record { steps.insert(Step(.record(record), undo: [.unrecord(record)]), at: 0) }
    let removal = Action.awaitRemoteRemoval(address, seconds: times.remoteRemovalSeconds)
    let remoteStep = Step(
      .awaitRemoteScript(request.promise, address, seconds: times.scriptSeconds),
      undo: closing + [removal]
    )
    let observing = Action.observeState(.connected, address, seconds: times.connectedSeconds)
    if address.backend == .qdisk {
      // A qemu takes its disks up by itself, in its own time, and nothing else is there to close them.
      if address.backendDomid != ownDomid { steps.append(remoteStep) }
      steps.append(Step(observing, undo: closing))
    } else {
      steps.append(Step(.awaitState(.initWait, address, seconds: times.initWaitSeconds), undo: closing))
      if case .disk(let disk) = request, disk.isBuiltIn, address.backendDomid == ownDomid {
        let connection = BlockConnection(
          address: address,
          target: disk.target,
          mode: disk.mode,
          lockSeconds: times.lockSeconds,
        )
        steps.append(Step(.connect(connection), undo: closing + [.disconnect(address)]))
      } else if address.backendDomid == ownDomid {
        for call in request.connectingCalls {
          steps.append(Step(.run(call), undo: closing + [.run(call.undoing)]))
          if call.call != .tapAdd { steps.append(Step(.verify(request.promise, address))) }
        }
      } else if request.scriptPath != nil {
        steps.append(remoteStep)
      }
      steps.append(Step(observing))
    }
    self.init(.attach, address, request: request, steps: steps)
  }
}

extension DeviceRequest {
  /// The executions that connect the device, in order: an emulated card's tap follows its vif.
  var connectingCalls: [ScriptStep] {
    guard let path = scriptPath else { return [] }
    switch self {
    case .disk(let disk): return [ScriptStep(.blockAdd, path: path, address: disk.address)]
    case .nic(let nic):
      let call = ScriptStep(
        .vifOnline,
        path: path,
        address: nic.address,
        isEmulated: nic.isEmulated,
        gatewayDevice: nic.gatewayDevice ?? [],
      )
      var tap = call
      tap.call = .tapAdd
      return nic.isEmulated ? [call, tap] : [call]
    }
  }

  /// The key that says that the device is connected.
  var promise: Action.Promise {
    switch address.backend {
    case .vbd: .physicalDevice
    case .qdisk: .state
    case .vif: .hotplugStatus
    }
  }
}
