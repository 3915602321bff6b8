import HotplugPlan
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
  func wait(
    on paths: StorePath...,
    for seconds: Double,
    _ action: Action,
    isDone: () throws(EngineFault) -> Bool
  ) throws(EngineFault) -> Bool {
    let token = Array("xlplug".utf8)
    let start = ContinuousClock.now
    let deadline = start.advanced(by: .seconds(seconds))
    // The look that follows is answered after the watches are set, so nothing can slip between.
    // A watch that the store refuses leaves one look a second.
    try store { () throws(StoreFault) in try self.client.post(paths.map { .watch($0, token: token) }) }
    defer { try? client.post(paths.map { .unwatch($0, token: token) }) }
    var toldSeconds = 0
    while true {
      if try isDone() { return true }
      let now = ContinuousClock.now
      if now >= deadline { return false }
      let elapsed = Int((now - start).inSeconds)
      if elapsed > toldSeconds {
        toldSeconds = elapsed
        options.observer(
          .waiting(action, seconds: elapsed, found: try? state(of: paths[0].parent ?? paths[0]))
        )
      }
      let tick = min(deadline, start.advanced(by: .seconds(elapsed + 1)))
      let event = try store { () throws(StoreFault) in
        let event = try self.client.nextEvent(until: tick, interruptedBy: self.interrupt)
        // One look answers all events that have come so far.
        while event != nil, try self.client.nextEvent(until: now) != nil {}
        return event
      }
      if event == nil && ContinuousClock.now < tick { throw .interrupted }
    }
  }

  /// The descriptor that stops a wait; none while steps are taken back, which nobody may stop.
  var interrupt: Int32? { isUndoing ? nil : options.interruptDescriptor }

  /// Waits for the backend's state; false when the time is over.
  func waitForState(
    _ wanted: XenbusState,
    _ device: DeviceAddress,
    _ seconds: Double,
    _ action: Action
  ) throws(EngineFault) -> Bool {
    try wait(on: device.backendPath.appending("state"), for: seconds, action) { () throws(EngineFault) in
      guard let found = try self.state(of: device.backendPath) else { throw .backendVanished(device) }
      return found == wanted
    }
  }

  /// Waits until both sides are connected; false when the time is over.
  func waitForBothSides(
    _ wanted: XenbusState,
    _ device: DeviceAddress,
    _ seconds: Double,
    _ action: Action
  ) throws(EngineFault) -> Bool {
    let sides = [device.backendPath, device.frontendPath]
    return try wait(
      on: sides[0].appending("state"),
      sides[1].appending("state"),
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
    guard isClosed else { throw .stateNotReached(.closed, found: found, device, seconds: seconds) }
    return found == nil ? "the backend's directory is gone" : nil
  }

  /// Waits until a directory is gone; false when the time is over.
  func awaitAbsence(of path: StorePath, _ seconds: Double, _ action: Action) throws(EngineFault) -> Bool {
    try wait(on: path, for: seconds, action) { () throws(EngineFault) in
      try self.store { () throws(StoreFault) in try self.client.readIfPresent(path) } == nil
    }
  }

  /// Waits for what a driver domain's daemon makes public of its script, which libxl does not look at.
  func awaitRemoteScript(
    _ promise: Action.Promise,
    _ device: DeviceAddress,
    _ seconds: Double,
    _ action: Action
  ) throws(EngineFault) {
    let isDone = try wait(on: device.backendPath, for: seconds, action) { () throws(EngineFault) in
      let names = ["hotplug-status", "physical-device", "hotplug-error"]
      let values = try self.store { () throws(StoreFault) in
        try self.client.readIfPresent(names.map { device.backendPath.appending($0) })
      }
      let status = values[0]
      // The document of 2012 has `hotplug-error` only; `error` and `busy` are the words of Xen's own scripts.
      let isConnected = status == Array("connected".utf8)
      if status == Array("error".utf8) || status == Array("busy".utf8) || values[2] != nil && !isConnected {
        throw .remoteScriptFailed(device, hotplugError: values[2], seconds: nil)
      }
      return isConnected || promise == .physicalDevice && values[1] != nil
    }
    if isDone { return }
    let words = peek(device.backendPath.appending("hotplug-error"))
    throw .remoteScriptFailed(device, hotplugError: words, seconds: seconds)
  }
}
