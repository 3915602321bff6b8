import HotplugPlan
import XLRules
import XLText

/// From what was seen of a device to what is the matter with it; checks nothing but the evidence.
///
/// The causes are asked one after the other, from the outside to the inside: who works on the device now,
/// whose it is, whether its directories are whole, what the script did, what the kernels did. The first one
/// that holds is the verdict.
public struct Diagnosis {
  /// The device.
  public let evidence: DeviceEvidence
  /// The machine.
  public let host: HostEvidence

  /// A diagnosis of a device on a machine.
  public init(_ evidence: DeviceEvidence, on host: HostEvidence) {
    self.evidence = evidence
    self.host = host
  }

  /// The verdict.
  public var verdict: Verdict {
    var verdict = Verdict(device: evidence.address, name: evidence.name, isOnline: evidence.isOnline)
    verdict.isSimulated = host.isSimulated
    verdict.finding = ownership ?? wholeness ?? progress ?? outcome
    if !verdict.isHealthy { verdict.facts = facts(beside: verdict.finding) }
    return verdict
  }

  var address: DeviceAddress { evidence.address }

  // MARK: commands

  /// A command of xlplug for this store.
  func xlplug(_ words: [String]) -> NextCommand { .xlplug(words, on: host) }

  /// The same that may run the device's script, whose place may have to be allowed.
  private func xlplugWithScript(_ words: [String]) -> NextCommand {
    var command = xlplug(words)
    if let directory = evidence.script?.directoryToAllow {
      command.words += ["--script-dir", directory].map { Array($0.utf8) }
    }
    return command
  }

  /// The device as xlplug's commands take it.
  private var words: [String] {
    ["\(address.domid)", address.name]
  }

  /// Detaches the device, whatever state it is in; without a script that cannot be run and never ran.
  var detach: NextCommand {
    xlplugWithScript(["detach"] + words + (isScriptUseless ? ["--force"] : []))
  }

  /// Whether the script cannot be run, so that a detach would be refused, and has nothing to remove.
  private var isScriptUseless: Bool {
    guard evidence.isServedHere, let script = evidence.script, script.isMissing || script.problem != nil
    else {
      return false
    }
    return evidence.backend?.hotplugStatus != Array("connected".utf8) && evidence.backend?.hotplugError == nil
      && evidence.disk?.hasPhysicalDevice != true
  }

  /// Attaches it again as it is recorded, after a detach; nil where the record does not say enough.
  func attachAgain(format: String? = nil, access: String? = nil) -> NextCommand? {
    let recorded = RecordedSpecification(address, evidence.keys)
    guard let text = recorded.text(format: format, access: access) else { return nil }
    var command = xlplugWithScript(["attach", "\(address.domid)"])
    command.words.insert(text, at: 3)
    return command
  }

  /// Looks once more.
  var again: NextCommand { xlplug(["doctor"] + words) }

  // MARK: whose it is

  private var ownership: Verdict.Finding? {
    if let holder = evidence.lockHolder {
      return Verdict.Finding(
        DeviceBusy.self,
        "xlplug, \(words(holder)), is changing the device",
        advice: "wait until it exits, then run the doctor again",
        next: again
      )
    }
    if !evidence.guest.isAlive {
      return Verdict.Finding(
        GuestGone.self,
        "domain \(address.domid) no longer exists, but its device has leftovers",
        next: xlplugWithScript(["gc"])
      )
    }
    if evidence.isAttachUnfinished {
      return Verdict.Finding(
        KilledAttach.self,
        "xlplug was killed during the attach; its journal remains",
        advice: "the next attach or detach of the device rolls it back",
        next: detach,
        then: attachAgain()
      )
    }
    if evidence.backend?.hasFailedRemoval == true {
      return Verdict.Finding(
        HalfDetached.self,
        "the remove script of a detach failed; the entries remain, so that it can run again",
        advice: "fix the cause, then detach again; --force detaches the device anyway",
        next: detach
      )
    }
    if !evidence.isServerAlive {
      return Verdict.Finding(
        BackendDomainGone.self,
        "the backend domain \(address.backendDomid) no longer exists",
        advice: "start that domain, then attach the device again",
        next: detach,
        then: attachAgain()
      )
    }
    return nil
  }

  // MARK: whether its directories are whole

  private var wholeness: Verdict.Finding? {
    let half = "an attach writes all directories in one transaction"
    if !evidence.hasRecord {
      return Verdict.Finding(
        RecordMissing.self,
        "the toolstack's record \(address.toolstackPath) is missing; \(half)",
        next: xlplugWithScript(["gc", "--failed"])
      )
    }
    if evidence.backend == nil {
      return Verdict.Finding(
        BackendMissing.self,
        "the backend directory \(address.backendPath) is missing; \(half)",
        advice: "use gc, which finds resources by the image; the script cannot identify them",
        next: xlplugWithScript(["gc", "--failed"])
      )
    }
    if evidence.frontend == nil {
      return Verdict.Finding(
        FrontendMissing.self,
        "the frontend directory \(address.frontendPath) is missing; \(half)",
        next: detach,
        then: attachAgain()
      )
    }
    return nil
  }

  // MARK: what goes on

  private var progress: Verdict.Finding? {
    if let running = evidence.script?.running {
      if let lock = evidence.script?.awaitedLock { return waiting(running, for: lock) }
      let isOverdue = Self.isForsaken(running)
      return Verdict.Finding(
        ScriptRunning.self,
        "its script, \(words(running)), is still running",
        advice: isOverdue
          ? "no process waits for it: its parent no longer exists, or would have stopped it after "
            + "\(Self.libxlScriptSeconds) s"
          : "wait until it exits, then run the doctor again",
        next: isOverdue ? Self.kill([running]) : again
      )
    }
    let isOff = evidence.backend?.isOnline == false
    let isClosing = evidence.backend?.state == .closing || evidence.backend?.state == .closed
    if isOff || (isClosing && evidence.frontend?.state != .connected) {
      return Verdict.Finding(
        HalfDetached.self,
        "a detach is incomplete: the backend was requested to close",
        advice: "repeat the detach to complete it",
        next: detach
      )
    }
    return nil
  }

  /// How long libxl lets a script run, in seconds (LIBXL_HOTPLUG_TIMEOUT, Xen 4.17).
  private static let libxlScriptSeconds = 40

  /// Ends processes; by force where one of them does not hear a kind word.
  private static func kill(_ processes: [ProcessSighting]) -> NextCommand {
    let force = processes.allSatisfy(\.hearsTermination) ? [] : ["-9"]
    return NextCommand((["kill"] + force + processes.map { "\($0.pid)" }).map { Array($0.utf8) })
  }

  /// Whether no process waits for a script any more.
  private static func isForsaken(_ process: ProcessSighting) -> Bool {
    process.isOrphan || (process.seconds ?? 0) >= libxlScriptSeconds
  }

  private func waiting(_ running: ProcessSighting, for lock: LockEvidence) -> Verdict.Finding {
    let others = WordRow.all(lock.holders.map(words))
    let isOverdue = lock.holders.contains(where: Self.isForsaken)
    let cause =
      "its script, \(words(running)), waits for the lock \(lock.path), "
      + (others.isEmpty ? "with an unknown holder" : "held by \(others)")
    guard isOverdue else {
      return Verdict.Finding(
        ScriptWaits.self,
        cause,
        advice: "wait for it, then run the doctor "
          + "again",
        next: again
      )
    }
    return Verdict.Finding(
      ScriptWaits.self,
      cause,
      advice: "no process waits for the lock holder: its parent no longer exists, or would have stopped it",
      next: Self.kill(lock.holders)
    )
  }

  // MARK: words

  /// A process in words.
  func words(_ process: ProcessSighting) -> String {
    let time = process.seconds.map { " for \($0) s" } ?? ""
    return "process \(process.pid) ('\(String(readable: process.command))'\(time))"
  }

  /// Bytes of others in quotes, cut.
  func quoted(_ bytes: [UInt8]) -> String { "'\(VisibleText.quoting(bytes))'" }
}
