import HotplugOutcome
import HotplugPlan
import HotplugScript
import HotplugState
import HotplugSurvey
import XenstoreHost
import XenstoreWire

/// Waiting for other parties: with a watch, a deadline, a word every second, and an ear for the person.
extension NativeEngine {
  /// Waits until `isDone` holds, asking again at each event under one of the paths; false when the time is
  /// over.
  ///
  /// Events that were taken before `isDone` asks are answered by it. One that comes while it asks is not,
  /// even if it comes before the answer: a store that has it queued sends no second one for a later change.
  ///
  /// `isDone` asks the store once, several things together where it needs several.
  ///
  /// With `guest` it ends as soon as that guest is gone, by `.guestGone`.
  func wait(
    on paths: StorePath...,
    of guest: UInt16? = nil,
    for seconds: Double,
    _ action: Action,
    isDone: () throws(EngineFault) -> Bool
  ) throws(EngineFault) -> Bool {
    let token = Array("xlplug".utf8)
    let start = ContinuousClock.now
    let deadline = start.advanced(by: .seconds(seconds))
    // The look that follows is answered after the watches are set, so nothing can slip between.
    // A watch that the store refuses leaves one look a second.
    let watched = paths + (guest.map { [DeviceAddress.home($0)] } ?? [])
    try store { () throws(StoreFault) in try self.client.post(watched.map { .watch($0, token: token) }) }
    defer { try? client.post(watched.map { .unwatch($0, token: token) }) }
    var toldSeconds = 0
    var isLifeDoubtful = false
    while true {
      if try isDone() { return true }
      if let guest, isLifeDoubtful { try checkLife(of: guest) }
      let now = ContinuousClock.now
      if now >= deadline { return false }
      let elapsed = Int((now - start).inSeconds)
      if elapsed > toldSeconds {
        toldSeconds = elapsed
        options.caller.observer(
          .waiting(action, seconds: elapsed, found: try? state(of: paths[0].parent ?? paths[0]))
        )
      }
      let tick = min(deadline, start.advanced(by: .seconds(elapsed + 1)))
      let events = try store { () throws(StoreFault) in try self.events(until: tick) }
      if events.isEmpty && ContinuousClock.now < tick { throw .interrupted }
      isLifeDoubtful =
        guest.map { guest in
          events.isEmpty || events.contains { GuestLife.concerns(guest, $0.path) }
        } ?? false
    }
  }

  /// The events that have come, all that one look answers; none where a deadline or a person came first.
  private func events(until deadline: ContinuousClock.Instant) throws(StoreFault) -> [WatchEvent] {
    let now = ContinuousClock.now
    var events: [WatchEvent] = []
    while let event = try client.nextEvent(
      until: events.isEmpty ? deadline : now,
      interruptedBy: events.isEmpty ? interrupt : nil
    ) {
      events.append(event)
    }
    return events
  }

  /// Refuses to go on for a guest that is gone.
  func checkLife(of guest: UInt16) throws(EngineFault) {
    let isAlive = try store { () throws(StoreFault) in try GuestLife(self.client).isAlive(guest) }
    guard isAlive else { throw .guestGone(guest) }
  }

  /// The descriptor that stops a wait; none while steps are rolled back, which no process may stop.
  var interrupt: Int32? { isUndoing ? nil : options.caller.interruptDescriptor }

  /// Waits for the backend's state; false when the time is over.
  func waitForState(
    _ wanted: XenbusState,
    _ device: DeviceAddress,
    _ seconds: Double,
    _ action: Action
  ) throws(EngineFault) -> Bool {
    let path = device.backendPath.appending("state")
    return try wait(on: path, of: device.domid, for: seconds, action) { () throws(EngineFault) in
      guard let found = try self.state(of: device.backendPath) else {
        try self.checkLife(of: device.domid)
        throw .backendVanished(device)
      }
      return found.hasReached(wanted)
    }
  }

  /// Waits until both sides are connected; gives a note where they are not, since the device is attached all
  /// the same.
  func observe(
    _ wanted: XenbusState,
    _ device: DeviceAddress,
    _ seconds: Double,
    _ action: Action
  ) throws(EngineFault) -> String? {
    do { if try waitForBothSides(wanted, device, seconds, action) { return nil } } catch {
      guard error == .interrupted else { throw error }
      return "interrupted: the device stays attached, but the guest may not have connected"
    }
    let found = try state(of: device.backendPath)
    if device.backend == .qdisk, found == .initialising {
      return "no QEMU serves the disk yet; libxl starts QEMU only for a guest created with such a disk"
    }
    return "the guest has not connected yet; the backend is in state \(found.map(\.description) ?? "none")"
  }

  /// Waits until both sides are connected; false when the time is over.
  private func waitForBothSides(
    _ wanted: XenbusState,
    _ device: DeviceAddress,
    _ seconds: Double,
    _ action: Action
  ) throws(EngineFault) -> Bool {
    let sides = [device.backendPath, device.frontendPath]
    return try wait(
      on: sides[0].appending("state"),
      sides[1].appending("state"),
      of: device.domid,
      for: seconds,
      action
    ) { () throws(EngineFault) in
      let states = try self.store { () throws(StoreFault) in
        try self.client.readIfPresent(sides.map { $0.appending("state") })
      }
      return states.allSatisfy { $0 == wanted.value }
    }
  }

  /// Waits until the backend is closed or gone; returns a note where it was gone from the start.
  func awaitClosed(_ device: DeviceAddress, _ seconds: Double, _ action: Action) throws(EngineFault)
    -> String?
  {
    var found: XenbusState?
    let isClosed = try wait(on: device.backendPath.appending("state"), for: seconds, action) {
      () throws(EngineFault) in
      found = try self.state(of: device.backendPath)
      return found == nil || found == .closed
    }
    guard isClosed else {
      try checkIdentity(of: device)
      throw .stateNotReached(.closed, found: found, device, seconds: seconds)
    }
    return found == nil ? "the backend directory no longer exists" : nil
  }

  /// Waits until the daemon of a driver domain has removed a backend's directory.
  func awaitRemoteRemoval(_ device: DeviceAddress, _ seconds: Double, _ action: Action) throws(EngineFault) {
    let backend = device.backendPath
    let isGone = try wait(on: backend, for: seconds, action) { () throws(EngineFault) in
      let paths = [backend, device.verdictPath, backend.appending("hotplug-error")]
      let values = try self.store { () throws(StoreFault) in try self.client.readIfPresent(paths) }
      if values[1].flatMap({ ServiceVerdict(value: $0) })?.result == .removalFailed {
        throw .remoteRemovalFailed(device, hotplugError: values[2])
      }
      return values[0] == nil
    }
    guard isGone else { throw .remoteRemovalMissing(device, seconds: seconds) }
  }

  /// Waits for what a driver domain's daemon makes public of its script, which libxl does not check.
  ///
  /// A daemon of ours reports a verdict when all is done; of `xl devd` only the keys of the script are seen.
  func awaitRemoteScript(
    _ promise: Action.Promise,
    _ device: DeviceAddress,
    _ seconds: Double,
    _ action: Action
  ) throws(EngineFault) {
    let isDone = try wait(on: device.backendPath, of: device.domid, for: seconds, action) {
      () throws(EngineFault) in try self.isConnected(device, promise, isLastLook: false)
    }
    // A daemon that has ended, and was replaced by one of Xen's, reports nothing.
    var isConnected = isDone
    if !isDone { isConnected = try self.isConnected(device, promise, isLastLook: true) }
    if isConnected { return try checkIdentity(of: device) }
    throw .remoteResultMissing(device, seconds: seconds)
  }

  /// Whether a driver domain reports that a device is connected; throws if it reports a failure.
  ///
  /// The verdict of a daemon that gives one counts, and what its script wrote only at the last look.
  private func isConnected(_ device: DeviceAddress, _ promise: Action.Promise, isLastLook: Bool)
    throws(EngineFault) -> Bool
  {
    let names = ["hotplug-status", promise.rawValue, "hotplug-error", ServiceVerdict.key]
    let daemon = DeviceAddress.daemonPath(device.backendDomid)
    let values = try store { () throws(StoreFault) in
      try self.client.readIfPresent((names + ["state"]).map { device.backendPath.appending($0) } + [daemon])
    }
    if values[4] == nil {
      try checkLife(of: device.domid)
      throw .backendVanished(device)
    }
    switch values[3].flatMap({ ServiceVerdict(value: $0) })?.result {
    case .connected: return true
    case .failed: throw .remoteScriptFailed(device, .xlplug, hotplugError: values[2])
    case .removalFailed, nil: break
    }
    if values[5] != nil && !isLastLook { return false }
    let status = values[0]
    // The document of 2012 has `hotplug-error` only; `error` and `busy` are the words of Xen's own scripts.
    let isConnected = status == Array("connected".utf8)
    if status == Array("error".utf8) || status == Array("busy".utf8) || values[2] != nil && !isConnected {
      let isOurs = values[3] != nil || values[5] != nil
      throw .remoteScriptFailed(device, isOurs ? .xlplug : .xl, hotplugError: values[2])
    }
    // A daemon of ours that has begun leaves a key.
    if values[3] != nil { return isConnected }
    switch promise {
    case .hotplugStatus: return isConnected
    case .physicalDevice: return isConnected || values[1] != nil
    // `xl devd` starts QEMU, and nothing else says that it has taken up the disk.
    case .state: return values[1].flatMap { XenbusState(value: $0) }?.hasReached(.initWait) == true
    }
  }
}
