public import HotplugOutcome
public import HotplugPlan
public import HotplugScript
import XenstoreWire

/// One of Xen's own toolstacks, to which an engine gives several steps of a plan at once.
public protocol Toolstack: AnyObject {
  /// Does what is asked; `request` is what is attached, nil when a device goes.
  ///
  /// Throws `.deviceExists` and `.noSuchDomain` where nothing was changed, `.toolstack` with the last words
  /// of the toolstack's log, or `.interrupted`; returns a note worth telling. `observer` hears the log and
  /// what scripts print.
  func carryOut(
    _ call: ToolstackCall,
    _ request: DeviceRequest?,
    interruptDescriptor: Int32?,
    observer: (EngineEvent) -> Void
  ) throws(EngineFault) -> String?

  /// How many scripts it has started for the last call.
  var startedScriptCount: Int { get }

  /// Whether it may have written something for the last call: where not, entries of such a device are
  /// another process's.
  var hasWritten: Bool { get }

  /// Ends every process that came of the last call, wherever it went; what could not be ended.
  func endDescendants() -> Aftermath

  /// Lets what the last call's scripts started live on.
  func releaseDescendants()
}
