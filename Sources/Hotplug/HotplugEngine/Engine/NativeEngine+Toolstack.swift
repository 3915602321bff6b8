import HotplugPlan
import XenstoreHost
import XenstoreWire

/// Steps that a toolstack of Xen's does in its own way.
extension NativeEngine {
  /// Has the toolstack do its steps, with what must be known for the way back noted before.
  func handOver(_ call: ToolstackCall, _ plan: Plan) throws(EngineFault) -> String? {
    guard let toolstack = options.toolstack else {
      throw .toolstack(ToolstackFailure(call, code: "no toolstack to ask", errors: []))
    }
    switch call.direction {
    case .attach: return try attach(by: toolstack, call, plan)
    case .detach: return try detach(by: toolstack, call, plan)
    }
  }

  private func attach(by toolstack: any Toolstack, _ call: ToolstackCall, _ plan: Plan) throws(EngineFault)
    -> String?
  {
    let device = call.address
    try checkScripts(of: plan)
    // Nobody else looks for users of the image until the toolstack has written that this device is one.
    var images: DeviceLock? = try DeviceLock(imagesIn: runtime)
    guard peek(device.toolstackPath) == nil else {
      throw .deviceExists(device, backend: try state(of: device.backendPath))
    }
    try prepare(device, plan)
    (hasHandedOver, hasStartedScript) = (true, true)
    return try ask(toolstack, call, plan, interruptDescriptor: interrupt) { event in
      if images != nil, self.peek(device.backendPath) != nil { images = nil }
      self.options.observer(event)
    }
  }

  private func detach(by toolstack: any Toolstack, _ call: ToolstackCall, _ plan: Plan) throws(EngineFault)
    -> String?
  {
    let device = call.address
    let found = try state(of: device.backendPath)
    // Of a backend that does not close libxl would only remove the entries, without the script; and what has
    // no record it does not find.
    if peek(device.toolstackPath) == nil || found != nil && found != .closed {
      var notes = ["done by hand: libxl cannot remove what \(found == nil ? "has no record" : "is not closed")"]
      for action in call.instead {
        if let note = try perform(action, plan) { notes.append(note) }
      }
      return notes.joined(separator: "; ")
    }
    // A word from the attach would be taken for the remove script's.
    try? client.post([.remove(device.backendPath.appending("hotplug-error"))])
    return try ask(toolstack, call, plan, interruptDescriptor: nil, options.observer)
  }

  private func ask(
    _ toolstack: any Toolstack,
    _ call: ToolstackCall,
    _ plan: Plan,
    interruptDescriptor: Int32?,
    _ observer: (EngineEvent) -> Void
  ) throws(EngineFault) -> String? {
    do {
      return try toolstack.carryOut(
        call,
        plan.request,
        interruptDescriptor: interruptDescriptor
      ) { event in
        if case .log(let line) = event, self.log.count < Outcome.logLineCountMax { self.log.append(line) }
        observer(event)
      }
    } catch {
      guard case .toolstack(var failure) = error else { throw error }
      failure.hotplugError =
        failure.hotplugError ?? peek(call.address.backendPath.appending("hotplug-error"))
      throw .toolstack(failure)
    }
  }
}
