import HotplugOutcome
import HotplugPlan
import XLRules
import XLText

/// What the backend, the script and the guest made of the device.
extension Diagnosis {
  private var connected: [UInt8] { Array("connected".utf8) }

  /// Why a device whose directories are whole is not online; for one that is online, what is wrong with it
  /// all the same.
  var outcome: Verdict.Finding? {
    if evidence.isOnline { return machine }
    if let words = evidence.backend?.error, !words.isEmpty {
      return refused(BackendRefused.self, "backend", words)
    }
    switch evidence.backend?.state {
    case .initWait, .initialised, .connected: break
    default: return untaken
    }
    if let found = evidence.isServedByQemu ? nil : scripted { return found }
    return machine ?? guests
  }

  // MARK: the backend

  /// Why a backend stays in its first state.
  private var untaken: Verdict.Finding? {
    if evidence.isServedByQemu {
      let isMissing = evidence.guest.qemu == .absent
      return Verdict.Finding(
        isMissing ? QemuMissing.self : BackendSilent.self,
        isMissing
          ? "the disk requires qemu, and no qemu runs for domain \(address.domid)"
          : "qemu has not connected to it",
        advice: isMissing
          ? "a raw image can be served by the kernel instead: attach it with backendtype=phy" : nil,
        next: detach,
        then: attachAgain()
      )
    }
    if evidence.driver == .absent {
      let module = address.kind == .vbd ? "xen-blkback" : "xen-netback"
      return Verdict.Finding(
        DriverMissing.self,
        "this host's kernel has no \(address.kind == .vbd ? "block" : "network") backend: "
          + "the module \(module) is neither loaded nor built in",
        next: NextCommand("modprobe", module)
      )
    }
    let state = evidence.backend?.state.map(\.description) ?? "unknown"
    return Verdict.Finding(
      BackendSilent.self,
      "the backend driver has not connected: its state is \(state), expected \(XenbusState.initWait)",
      advice: evidence.isServedHere
        ? "check the kernel log with dmesg" : "domain \(address.backendDomid)'s kernel may lack the backend",
      next: detach,
      then: attachAgain()
    )
  }

  private func refused(_ rule: any DoctorRule.Type, _ side: String, _ words: [UInt8]) -> Verdict.Finding {
    let whose = rule.code == GuestRefused.code ? "the guest's driver" : "the kernel's \(side)"
    return Verdict.Finding(rule, "\(whose) refused it: \(quoted(words))", next: detach, then: attachAgain())
  }

  // MARK: the script

  /// What went wrong with the script; nil if it succeeded.
  private var scripted: Verdict.Finding? {
    let status = evidence.backend?.hotplugStatus
    let isDone = status == connected
    let keepsPromise =
      isDone && (address.kind == .vif || !evidence.isServedHere || evidence.disk?.hasPhysicalDevice == true)
    if keepsPromise || (evidence.disk?.hasPhysicalDevice == true && status == nil) { return nil }
    if let found = obstacle { return found }
    let words = evidence.backend?.hotplugError
    if words != nil || (status != nil && !isDone) {
      let reason = words.map { ": \(quoted(Array($0.prefix { $0 != 10 })))" } ?? "; it gave no reason"
      return Verdict.Finding(
        ScriptFailed.self,
        "the script\(named) failed\(reason)",
        advice: "all entries of the attach remain: remove them, fix the cause, attach again",
        next: detach,
        then: attachAgain()
      )
    }
    if isDone {
      return Verdict.Finding(
        PromiseBroken.self,
        "the script\(named) reported 'connected' without a device: 'physical-device' is missing or invalid",
        next: detach,
        then: attachAgain()
      )
    }
    if !evidence.isServedHere {
      return Verdict.Finding(
        BackendDomainSilent.self,
        "domain \(address.backendDomid) has not run the script, or not to its end",
        advice: "start 'xl devd' there; its log is in /var/log/xen",
        next: detach,
        then: attachAgain()
      )
    }
    return Verdict.Finding(
      ScriptNeverRan.self,
      "the script\(named) was not completed, and no process runs it: its parent was killed or gave up",
      advice: "roll back the incomplete attach, then attach again",
      next: detach,
      then: attachAgain()
    )
  }

  private var named: String { evidence.script.map { " \($0.path)" } ?? "" }

  /// What makes any script fail.
  private var obstacle: Verdict.Finding? {
    if let script = evidence.script, script.isMissing {
      return Verdict.Finding(
        ScriptUnusable.self,
        "the script \(script.path) does not exist",
        next: detach,
        then: attachAgain()
      )
    }
    if let script = evidence.script, let problem = script.problem, evidence.backend?.hotplugStatus == nil {
      return Verdict.Finding(
        ScriptUnusable.self,
        "the script is not allowed to run: \(problem)",
        next: detach,
        then: attachAgain()
      )
    }
    return evidence.nic.flatMap(missingLink) ?? evidence.disk.flatMap(unusableImage)
  }

  private func unusableImage(_ disk: DiskEvidence) -> Verdict.Finding? {
    if disk.kind == .missing {
      return Verdict.Finding(
        ImageMissing.self,
        "the target \(quoted(disk.target)) does not exist",
        advice: "detach the device, restore the image, attach again",
        next: detach,
        then: attachAgain()
      )
    }
    if let reason = disk.readOnlyReason, disk.isWritable {
      return Verdict.Finding(
        ImageReadOnly.self,
        "the guest requires write access to \(quoted(disk.target)), and \(reason)",
        advice: "attach it read-only, or make it writable first",
        next: detach,
        then: attachAgain(access: "r")
      )
    }
    return disk.isTargetOpaque ? nil : disk.sharedWith.map { shared($0, disk) }
  }

  private func shared(_ other: SharedImage, _ disk: DiskEvidence) -> Verdict.Finding {
    let mode = other.isWritable ? "writable" : "read-only"
    return Verdict.Finding(
      ImageInUse.self,
      "\(quoted(disk.target)) is also in use by \(other.user) (\(mode)), and one of the two may write",
      advice: "sharing corrupts most file systems: detach one of the two",
      next: detach
    )
  }

  private func missingLink(_ nic: NicEvidence) -> Verdict.Finding? {
    if nic.hasInterface == .absent {
      return Verdict.Finding(
        InterfaceMissing.self,
        "the interface \(quoted(nic.interface)) of the backend does not exist",
        next: detach,
        then: attachAgain()
      )
    }
    guard let bridge = nic.bridge, nic.hasBridge == .absent else { return nil }
    let add = ["ip", "link", "add", "name"].map { Array($0.utf8) } + [bridge]
    return Verdict.Finding(
      BridgeMissing.self,
      "the bridge \(quoted(bridge)) does not exist",
      next: NextCommand(add + ["up", "type", "bridge"].map { Array($0.utf8) })
    )
  }

  // MARK: the machine

  /// What is wrong with images, loop devices and interfaces after a script that has done its work.
  private var machine: Verdict.Finding? { evidence.disk.flatMap(disk) ?? evidence.nic.flatMap(link) }

  private func disk(_ disk: DiskEvidence) -> Verdict.Finding? {
    switch disk.loop?.backing {
    case .deleted? where disk.kind == .missing:
      let loop = disk.loop?.path ?? ""
      return Verdict.Finding(
        ImageDeleted.self,
        "the image \(quoted(disk.target)) was removed; \(loop) keeps its contents until the disk is detached",
        advice: "for a consistent copy, pause the guest first",
        next: NextCommand(["cp", "--sparse=always", loop].map { Array($0.utf8) } + [disk.target])
      )
    case .empty?, .other?, .deleted?:
      let found =
        switch disk.loop?.backing {
        case .other(let path)?: quoted(path)
        case .deleted?: "a file that was removed"
        default: "no file"
        }
      return Verdict.Finding(
        LoopMismatch.self,
        "\(disk.loop?.path ?? "the loop device") has \(found), and the disk is \(quoted(disk.target))",
        advice: "the guest uses another image: detach the disk, then attach it again",
        next: detach,
        then: attachAgain()
      )
    default: break
    }
    if !disk.isTargetOpaque, let other = disk.sharedWith { return shared(other, disk) }
    guard let found = disk.formatFound, disk.format == nil || disk.format == "raw" || disk.format == "aio"
    else {
      return nil
    }
    return Verdict.Finding(
      ImageFormat.self,
      "\(quoted(disk.target)) is an image of format \(found), but is attached as raw",
      advice: "attach it again with format=\(found)",
      next: detach,
      then: attachAgain(format: found)
    )
  }

  private func link(_ nic: NicEvidence) -> Verdict.Finding? {
    if let found = missingLink(nic) { return found }
    func ip(_ words: [UInt8]...) -> NextCommand {
      NextCommand(["ip", "link", "set", "dev"].map { Array($0.utf8) } + words)
    }
    let (up, into) = (Array("up".utf8), Array("master".utf8))
    if let bridge = nic.bridge, let master = nic.master, master != bridge, nic.hasBridge == .present {
      let found = master.isEmpty ? "not part of a bridge" : "part of \(quoted(master))"
      return Verdict.Finding(
        InterfaceOutside.self,
        "the interface \(quoted(nic.interface)) is \(found), expected \(quoted(bridge))",
        next: ip(nic.interface, into, bridge)
      )
    }
    if nic.isUp == .absent {
      return Verdict.Finding(
        InterfaceDown.self,
        "the interface \(quoted(nic.interface)) is down",
        next: ip(nic.interface, up)
      )
    }
    guard let bridge = nic.bridge, nic.isBridgeUp == .absent else { return nil }
    return Verdict.Finding(BridgeDown.self, "the bridge \(quoted(bridge)) is down", next: ip(bridge, up))
  }

  // MARK: the guest

  /// What the guest has not done, where everything on this side is as it should be.
  private var guests: Verdict.Finding? {
    if let words = evidence.frontend?.error, !words.isEmpty {
      return refused(GuestRefused.self, "frontend", words)
    }
    if let holder = evidence.userdataHolder, evidence.frontend?.state == .initialising {
      return Verdict.Finding(
        ConfigurationLocked.self,
        "libxl's lock of the guest is held by \(words(holder)): a command is changing the guest",
        advice: "wait for it, then run the doctor again",
        next: again
      )
    }
    switch evidence.frontend?.state {
    case .closing?, .closed?:
      return Verdict.Finding(
        GuestClosed.self,
        "the guest has released it",
        next: detach,
        then: attachAgain()
      )
    case .initialised?, .connected?:
      return Verdict.Finding(
        BackendStuck.self,
        "the guest is ready, and the backend does not connect to it",
        advice: "check the kernel log with dmesg",
        next: detach,
        then: attachAgain()
      )
    default:
      return Verdict.Finding(
        GuestSilent.self,
        "the backend is ready, and the guest has not connected: it is paused, booting, or has no driver",
        advice: "'p' in the list means that the guest is paused: 'xl unpause' resumes it",
        next: NextCommand("xl", "list", "\(address.domid)")
      )
    }
  }
}
