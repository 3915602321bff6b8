import DiskImages
import Glibc
public import HotplugEngine
import HotplugOutcome
import HotplugPlan
import HotplugState
import HotplugSurvey
import XenstoreHost
import XenstoreWire

/// Carries out what a search found, one thing after the other, and goes on where one fails.
public struct GarbageCollection {
  private let engine: NativeEngine
  private let runtime: RuntimeDirectory

  /// A collection by an engine; its observer is notified of every step.
  public init(_ engine: NativeEngine) {
    self.engine = engine
    runtime = RuntimeDirectory(lookingAt: engine.address)
  }

  /// Removes one thing, unless it is in the way of another process.
  public func remove(_ garbage: Garbage) -> GarbageOutcome {
    var outcome = GarbageOutcome(garbage: garbage)
    if let obstacle = garbage.obstacle {
      outcome.left = ["\(garbage.words): \(obstacle)"]
      return outcome
    }
    switch garbage.thing {
    case .device(let device): remove(device, &outcome)
    case .loop(let number, _, let identity): free(LoopDevice(number: number), identity, &outcome)
    case .file(let path): Self.unlock(path, &outcome)
    }
    return outcome
  }

  private func remove(_ device: GarbageDevice, _ outcome: inout GarbageOutcome) {
    let (address, owner) = (device.attached.address, device.owner)
    engine.options.hooks.isStillMeant = { (client, transaction) throws(StoreFault) in
      switch owner {
      case .dead: return try !GuestLife(client).isAlive(address.domid, in: transaction)
      case .failedAttach:
        let served = try client.readIfPresent(address.backendPath.appending("frontend"), in: transaction)
        if served == nil { return true }
        let path = address.frontendPath.appending("state")
        let state = try client.readIfPresent(path, in: transaction).flatMap { XenbusState(value: $0) }
        return state != .connected && state != .initialised
      }
    }
    let result = engine.run(device.plan)
    for record in result.done {
      guard let fault = record.fault else { continue }
      // No process is left who could close: that is not a trouble.
      if case .stateNotReached = fault, owner == .dead { continue }
      if fault == .interrupted { outcome.wasInterrupted = true }
      let words = fault.hotplugError.map { ": '\(String(readable: $0))'" } ?? ""
      outcome.troubles.append("\(fault)\(words)")
      if case .scriptFailed = fault, result.stoppedAtStep != nil {
        let command = "xlplug detach \(address.domid) \(address.name) --force"
        outcome.troubles.append(
          "its entries remain, so that the script can run again; to skip the "
            + "script: \(command)"
        )
      }
    }
    if result.done.isEmpty, let fault = result.fault { outcome.troubles.append("\(fault)") }
    outcome.left = result.leftBehind
    for path in [address.backendPath, address.frontendPath, address.toolstackPath] {
      do {
        if try engine.client.readIfPresent(path) != nil {
          outcome.left.append("\(path) is still in xenstore")
        }
      } catch {
        outcome.left.append("\(path) may still be in xenstore: \(error)")
      }
    }
  }

  private func free(_ loop: LoopDevice, _ identity: ImageIdentity.Thing, _ outcome: inout GarbageOutcome) {
    guard let attachment = LoopAttachment(of: loop), attachment.file == identity else { return }
    let users = LoopUsers(engine.client, ownDomid: engine.ownDomid)
    if let obstacle = users.obstacle(loop) {
      outcome.left.append("\(loop.path): \(obstacle)")
      return
    }
    do {
      // Somebody may have taken it into use since it was checked.
      if try users.devicesByLoop().contains(loop) {
        outcome.left.append("\(loop.path): a device now uses it")
        return
      }
    } catch {
      outcome.left.append("\(loop.path): \(error)")
      return
    }
    if attachment.end() == .stays { outcome.left.append(attachment.staysWords) }
  }

  /// Removes a file, for which no store is needed.
  public static func remove(file garbage: Garbage) -> GarbageOutcome {
    var outcome = GarbageOutcome(garbage: garbage)
    if case .file(let path) = garbage.thing { unlock(path, &outcome) }
    return outcome
  }

  private static func unlock(_ path: String, _ outcome: inout GarbageOutcome) {
    do { try FileLock.removeUnheld(path) } catch { outcome.left.append("\(error)") }
  }
}
