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
          ? "the disk requires QEMU, but no QEMU runs for domain \(address.domid)"
          : "QEMU has not connected to the disk",
        advice: isMissing
          ? "attach it with backendtype=phy: the kernel can serve a raw image without QEMU" : nil,
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
      "the backend driver has not connected: its state is \(state); expected \(XenbusState.initWait)",
      advice: evidence.isServedHere
        ? "check the kernel log with dmesg" : "domain \(address.backendDomid)'s kernel may lack the backend",
      next: detach,
      then: attachAgain()
    )
  }

  private func refused(_ rule: any DoctorRule.Type, _ side: String, _ words: [UInt8]) -> Verdict.Finding {
    let whose = rule.code == GuestRefused.code ? "the guest's driver" : "the kernel's \(side)"
    let message = "\(whose) refused the device: \(quoted(words))"
    return Verdict.Finding(rule, message, next: detach, then: attachAgain())
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
      let reason = words.map { ": \(quoted(Array($0.prefix { $0 != 10 })))" } ?? " without a reason"
      return Verdict.Finding(
        ScriptFailed.self,
        "the script\(named) failed\(reason)",
        advice: "detach the device to remove its entries, fix the cause, then attach it again",
        next: detach,
        then: attachAgain()
      )
    }
    if isDone {
      return Verdict.Finding(
        PromiseBroken.self,
        "the script\(named) reported 'connected', but 'physical-device' is missing or invalid",
        next: detach,
        then: attachAgain()
      )
    }
    if !evidence.isServedHere {
      return Verdict.Finding(
        BackendDomainSilent.self,
        "domain \(address.backendDomid) has not run the script, or the script has not exited",
        advice: silentDaemon,
        next: detach,
        then: attachAgain()
      )
    }
    return Verdict.Finding(
      ScriptNeverRan.self,
      "the script\(named) was not completed, and no process runs it: its parent was killed or timed out",
      advice: "roll back the incomplete attach, then attach again",
      next: detach,
      then: attachAgain()
    )
  }

  /// What to do where the daemon of a driver domain has reported nothing.
  private var silentDaemon: String {
    let daemon = evidence.daemon
    switch daemon {
    case .xlplug: return "read the log of '\(daemon.command)' in that domain: \(daemon.log)"
    case .xl:
      return "check that \(ScriptDaemon.names(joinedBy: "or")) runs in that domain; "
        + "the log of '\(daemon.command)' is in \(daemon.log)"
    }
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
        advice: "detach the device, restore the image, then attach the device again",
        next: detach,
        then: attachAgain()
      )
    }
    if let reason = disk.readOnlyReason, disk.isWritable {
      return Verdict.Finding(
        ImageReadOnly.self,
        "the disk is writable, but \(quoted(disk.target)) is not: \(reason)",
        advice: "attach it read-only, or make the image writable first",
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
      "\(quoted(disk.target)) is also in use by \(other.user) (\(mode)), and one of the guests may write",
      advice: "detach one of the two disks: sharing corrupts most file systems",
      next: detach
    )
  }

  private func missingLink(_ nic: NicEvidence) -> Verdict.Finding? {
    if nic.hasInterface == .absent {
      return Verdict.Finding(
        InterfaceMissing.self,
        "the backend interface \(quoted(nic.interface)) does not exist",
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
        "\(disk.loop?.path ?? "the loop device") has \(found); expected \(quoted(disk.target))",
        advice: "detach the disk, then attach it again: the guest uses another image",
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
      "\(quoted(disk.target)) is a \(found) image, but is attached as raw",
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
        "the interface \(quoted(nic.interface)) is \(found); expected \(quoted(bridge))",
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
        "\(words(holder)) holds libxl's lock of the guest, and is changing the guest",
        advice: "wait until it exits, then run the doctor again",
        next: again
      )
    }
    switch evidence.frontend?.state {
    case .closing?, .closed?:
      return Verdict.Finding(
        GuestClosed.self,
        "the guest has released the device",
        next: detach,
        then: attachAgain()
      )
    case .initialised?, .connected?:
      return Verdict.Finding(
        BackendStuck.self,
        "the guest is ready, but the backend does not connect",
        advice: "check the kernel log with dmesg",
        next: detach,
        then: attachAgain()
      )
    default:
      return Verdict.Finding(
        GuestSilent.self,
        "the backend is ready, but the guest has not connected: it is paused, booting, or has no driver",
        advice: "if the guest is paused ('p' in the list), resume it with 'xl unpause'",
        next: NextCommand("xl", "list", "\(address.domid)")
      )
    }
  }
}
