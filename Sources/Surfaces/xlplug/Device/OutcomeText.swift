import DiskImages
import HostFiles
import HotplugEngine
import HotplugOutcome
import HotplugPlan
import HotplugScript
import XLText
import XenstoreWire

/// The end of a plan for a person: the verdict, the script's own words, what is left, what to
/// do.
struct OutcomeText {
  let outcome: Outcome
  let place: StorePlace
  let screen: Screen

  /// All lines.
  var lines: [String] {
    guard let fault = outcome.fault else { return [success] + notTaken }
    // A detach goes on where a step fails, so that several may have.
    let failed = outcome.done.compactMap(\.fault)
    var lines = (failed.isEmpty ? [fault] : failed).flatMap(explained)
    if outcome.plan.direction != .detach {
      lines.append(undoLine)
      if let removalNotRun { lines.append("  note: \(removalNotRun)") }
    } else if outcome.plan.keepsHeldDevice, case .stateNotReached = fault {
      lines.append(
        "  the device stays attached: release it in the guest and repeat the "
          + "command, or use --force"
      )
    } else if outcome.done.isEmpty {
      lines.append("  nothing was changed")
    } else if outcome.stoppedAtStep != nil {
      lines += notDone
    }
    lines += outcome.leftBehind.map { "  \(screen.red("leftover")): \(visible($0))" }
    return lines
  }

  /// One fault: what happened, the script's own words, the fix.
  private func explained(_ fault: EngineFault) -> [String] {
    var lines = ["\(screen.red("error")): \(visible(fault.description))"]
    if case .scriptFailed(let failure) = fault, case .failureBreakingProtocol(_) = failure.verdict {
      lines.append("  note: the script's exit status violates the hotplug protocol; fix the script")
    }
    if let words = fault.hotplugError {
      let device = outcome.plan.address
      let speaker = device.backend == .qdisk ? "domain \(device.backendDomid)" : "the script"
      lines.append("  \(speaker) reported (hotplug-error):")
      lines += words.split(separator: 10).map { "    " + VisibleText($0).shown }
    }
    if !fault.hotplugLog.isEmpty {
      lines.append("  new in \(ScriptLogMark.path):")
      lines += fault.hotplugLog.map { "    " + VisibleText($0).shown }
    }
    if let help = removalHelp(fault) ?? emulatedCardHelp(fault) ?? fault.help {
      lines.append("  help: \(visible(help))")
    }
    if let forceHelp = forceHelp(fault) { lines.append("  help: \(visible(forceHelp))") }
    return lines
  }

  /// The fix where the remove script of a device failed that was never connected, and so is detached.
  private func removalHelp(_ fault: EngineFault) -> String? {
    guard outcome.plan.direction == .detach, outcome.stoppedAtStep == nil, case .scriptFailed = fault else {
      return nil
    }
    return "the entries are removed, because the script never connected the device; "
      + "remove resources of the script manually"
  }

  /// The fix where the remove script of a device cannot be run, or fails each time.
  private func forceHelp(_ fault: EngineFault) -> String? {
    guard outcome.plan.direction == .detach, outcome.stoppedAtStep != nil || outcome.done.isEmpty else {
      return nil
    }
    let end = "; resources of the script remain on this host"
    switch fault {
    case .scriptRefused: return "--force detaches it without the script\(end)"
    case .scriptFailed, .toolstack:
      let command = "xlplug detach \(outcome.plan.address.operands) --force"
      return "\(command) detaches it even if the script fails\(end)"
    default: return nil
    }
  }

  /// The fix where an emulated card was asked for: the tap is qemu's, and vif-bridge searches for it in vain
  /// (seen with Xen 4.17, `xl network-attach` of an HVM guest that runs).
  private func emulatedCardHelp(_ fault: EngineFault) -> String? {
    guard outcome.plan.direction == .attach, case .nic(let nic) = outcome.plan.request, nic.isEmulated else {
      return nil
    }
    switch fault {
    case .scriptFailed(let failure) where failure.step.call == .tapAdd && !failure.isOutOfTime: break
    // libxl's line of a failed script has its first argument, and `add` is the tap's alone (libxl_exec.c).
    case .toolstack(let failure)
    where failure.errors.contains { String(decoding: $0, as: UTF8.self).contains(" add [") }: break
    default: return nil
    }
    return "use type=vif; QEMU creates the tap of an emulated card only when the guest starts"
  }

  private var success: String {
    let address = outcome.plan.address
    if outcome.wasAbsent { return "\(address) is not attached; nothing to do" }
    let time = Progress.time(outcome.totalSeconds)
    switch outcome.plan.direction {
    case .detach: return "\(screen.green("detached")) \(address) in \(time)"
    case .insert:
      let medium = outcome.plan.mediumChange?.after?.description ?? ""
      return "\(screen.green("inserted")) \(visible(medium)) into \(drive) in \(time)"
    case .eject where outcome.plan.mediumChange?.before == nil: return "\(drive) was already empty"
    case .eject: return "\(screen.green("ejected")) the medium of \(drive) in \(time)"
    case .change: return "\(screen.green("changed")) \(address) in \(time)"
    case .serve: return "\(screen.green("connected")) \(address) in \(time)"
    case .release: return "\(screen.green("released")) \(address) in \(time)"
    case .attach:
      let state = outcome.backendState.map { "\($0)\(place.mark)" } ?? "unknown"
      return "\(screen.green("attached")) \(address) in \(time); the backend is in state \(state)"
    }
  }

  /// What to ask where the guest was waited for in vain, which is no failure of an attach.
  private var notTaken: [String] {
    let plan = outcome.plan
    let isAwaited = plan.steps.contains { if case .observeState = $0.action { true } else { false } }
    guard plan.direction == .attach, isAwaited, outcome.backendState != .connected else { return [] }
    return ["  the guest has not connected yet; 'xlplug doctor \(plan.address.operands)' reports the reason"]
  }

  private var drive: String { visible(outcome.plan.mediumChange?.drive.description ?? "") }

  /// The verdict on the rollback: what is checked is what this process made, and what only a script knows of
  /// is named.
  private var undoLine: String {
    if outcome.undone.isEmpty { return "  nothing was changed" }
    if !outcome.leftBehind.isEmpty { return "  not completely rolled back" }
    let failed = outcome.undone.compactMap(\.fault)
    if failed.isEmpty, let change = outcome.plan.mediumChange {
      return change.before.map { "  rolled back: \(visible($0.description)) is in \(drive) again" }
        ?? "  rolled back: \(drive) is empty again"
    }
    if failed.isEmpty {
      return "  rolled back: the entries, loop devices and processes of \(outcome.plan.address) are removed"
    }
    return "  rolled back, except: " + failed.map { visible($0.description) }.joined(separator: "; ")
  }

  /// Why a script that failed was not run once more to remove what it did.
  private var removalNotRun: String? {
    let script: String
    switch outcome.fault {
    case .scriptFailed(let failure) where failure.endedByItself && failure.wasStarted:
      script = failure.step.path
    case .toolstack(let failure) where failure.endedByItself:
      script = failure.call.scripts.first?.path ?? "the script"
    default: return nil
    }
    return visible(
      "\(script) failed and must clean up itself, so it was not run with 'remove'"
    )
  }

  /// What a detach that was stopped has not done, and how it is finished.
  private var notDone: [String] {
    guard let number = outcome.stoppedAtStep else { return [] }
    // A repeated command would detach what the other program attached.
    if case .replaced? = outcome.done.last?.fault { return [] }
    let rest = outcome.plan.steps[number...].map { visible($0.action.description) }
    return (rest.isEmpty ? [] : ["  not done: " + rest.joined(separator: "; ")])
      + ["  to finish the detach: xlplug detach \(outcome.plan.address.operands)"]
  }

  private func visible(_ text: String) -> String { VisibleText(text.utf8).shown }
}

extension DeviceAddress {
  /// The arguments by which a command takes it: `7 xvda`.
  var operands: String { "\(domid) \(name)" }
}

extension EngineFault {
  /// The fix, where there is one.
  var help: String? {
    switch self {
    case .busy: return "wait for it, then repeat the command"
    case .locked(let lock):
      let way = lock.holder.map { "; if it does not exit: kill \($0.pid)" } ?? ""
      return "wait until the holder exits, then repeat the command\(way)"
    case .deviceExists(let device, _):
      return "to detach it: xlplug detach \(device.operands)"
    case .block(let fault, target: _): return fault.help
    case .shared:
      return
        "detach the other disk, attach both read-only, or use --allow-sharing if the file system supports it"
    case .duplicateMAC:
      return "use another MAC address, or --allow-duplicate-mac if the duplicate is intended"
    case .stateNotReached(.initWait, found: _, let device, seconds: _):
      return Self.moduleQuestion(device)
    case .scriptFailed(let failure):
      if failure.isOutOfTime {
        return "increase --script-timeout, or run the script manually to see where it waits"
      }
      // Xen's block searches for a free loop device and takes it in two steps (tools/hotplug/Linux/block).
      let words = failure.hotplugError ?? []
      return words.starts(with: "losetup ".utf8) && words.suffix(7).elementsEqual(" failed".utf8)
        ? "another program may have taken that loop device; repeat the command" : nil
    case .scriptRefused(.untrusted(path: let path, problem: let problem, remedy: _))
    where problem.contains("outside of"):
      return "use --script-dir \(directoryOfPath(path)) to allow scripts in this directory"
    case .backendUnknown: return "use the number of the backend domain"
    case .qemu(let fault): return fault.help
    case .noSuchDomain: return "'xl list' prints the running domains"
    case .toolstackUnavailable: return "--engine native does not use libxl"
    case .toolstack(let failure): return Self.help(failure)
    case .remoteScriptFailed(let device, let daemon, hotplugError: _):
      return "read the log of '\(daemon.command)' in domain \(device.backendDomid): \(daemon.log)"
    case .remoteResultMissing(let device, seconds: _):
      let names = ScriptDaemon.names(joinedBy: "or")
      return "check that \(names) runs in domain \(device.backendDomid), and read its log"
    case .store(.denied(address: _)), .store(.refused(.accessDenied, _, path: _)): return "run it as root"
    case .store(.unreachable(address: _, reason: _)):
      return "without a Xen host, use --embedded"
    default: return nil
    }
  }
  private static func help(_ failure: ToolstackFailure) -> String {
    switch failure.awaited {
    case .backend:
      "if the host was busy, repeat the command: libxl waits up to 10 s for the backend; "
        + moduleQuestion(failure.call.address)
    case .script: "increase --script-timeout; libxl itself stops a script after 40 s"
    case .qemu: "wait for the guest's QEMU, then repeat the command"
    case .libxl:
      "another program may hold one of libxl's locks on domain \(failure.call.address.domid); "
        + "--engine native does not use libxl"
    case nil where failure.hotplugError != nil: "-v prints the full log of libxl"
    case nil: "-v prints the full log of libxl; --engine native does not use libxl"
    }
  }

  private static func moduleQuestion(_ device: DeviceAddress) -> String {
    "check that the backend's module is loaded: modprobe xen-\(device.kind == .vbd ? "blk" : "net")back"
  }
}
