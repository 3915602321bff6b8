import HotplugDoctor
import HotplugOutcome
import HotplugPlan
import XLRules
import XLText

/// Evidence for each cause, as literals: the least that makes it the verdict.
///
/// The same samples are the examples on the pages of the codes.
enum Samples {
  static let all: [DiagnosticCode: DeviceEvidence] = Dictionary(
    uniqueKeysWithValues: RuleList.doctor.map { ($0.code, sample($0.code)) }
  )

  private static func keys(_ values: [String: String]) -> [String: [UInt8]] {
    values.mapValues { Array($0.utf8) }
  }

  /// A disk that is online: both sides connected, its image behind its loop device.
  static var disk: DeviceEvidence {
    var evidence = DeviceEvidence(DeviceAddress(kind: .vbd, backend: .vbd, domid: 7, devid: 51712))
    evidence.name = Array("xvda".utf8)
    evidence.keys = keys(["params": "/srv/web.img", "mode": "w", "script": "/etc/xen/scripts/block"])
    evidence.backend = BackendEvidence(.connected)
    evidence.backend?.hotplugStatus = Array("connected".utf8)
    evidence.frontend = FrontendEvidence(.connected)
    evidence.driver = .present
    evidence.script = ScriptEvidence(path: "/etc/xen/scripts/block")
    var disk = DiskEvidence()
    (disk.target, disk.isWritable, disk.kind) = (Array("/srv/web.img".utf8), true, .file)
    disk.hasPhysicalDevice = true
    disk.loop = LoopEvidence(path: "/dev/loop3", backing: .image)
    evidence.disk = disk
    return evidence
  }

  /// The same before the script did anything.
  static var freshDisk: DeviceEvidence {
    var evidence = disk
    evidence.backend = BackendEvidence(.initWait)
    evidence.frontend = FrontendEvidence(.initialising)
    evidence.disk?.hasPhysicalDevice = false
    evidence.disk?.loop = nil
    return evidence
  }

  /// The same after the script, before the guest.
  static var readyDisk: DeviceEvidence {
    var evidence = disk
    evidence.backend?.state = .initWait
    evidence.frontend = FrontendEvidence(.initialising)
    return evidence
  }

  /// An interface that is online, in its bridge.
  static var nic: DeviceEvidence {
    var evidence = DeviceEvidence(DeviceAddress(kind: .vif, backend: .vif, domid: 7, devid: 0))
    evidence.name = Array("00:16:3e:00:00:01".utf8)
    evidence.keys = keys(
      ["mac": "00:16:3e:00:00:01", "bridge": "xenbr0", "script": "/etc/xen/scripts/vif-bridge"]
    )
    evidence.backend = BackendEvidence(.connected)
    evidence.backend?.hotplugStatus = Array("connected".utf8)
    evidence.frontend = FrontendEvidence(.connected)
    evidence.driver = .present
    evidence.script = ScriptEvidence(path: "/etc/xen/scripts/vif-bridge")
    var nic = NicEvidence()
    (nic.interface, nic.hasInterface, nic.isUp) = (Array("vif7.0".utf8), .present, .present)
    (nic.bridge, nic.hasBridge, nic.isBridgeUp) = (Array("xenbr0".utf8), .present, .present)
    nic.master = Array("xenbr0".utf8)
    evidence.nic = nic
    return evidence
  }

  /// The same after a script that failed.
  static var failedNic: DeviceEvidence {
    var evidence = nic
    evidence.backend = BackendEvidence(.initWait)
    evidence.backend?.hotplugStatus = Array("error".utf8)
    evidence.frontend = FrontendEvidence(.initialising)
    return evidence
  }

  static func process(_ pid: Int32, _ command: String, _ seconds: Int) -> ProcessSighting {
    ProcessSighting(pid: pid, command: Array(command.utf8), seconds: seconds)
  }

  private static func changed(_ evidence: DeviceEvidence, _ change: (inout DeviceEvidence) -> Void)
    -> DeviceEvidence
  {
    var evidence = evidence
    change(&evidence)
    return evidence
  }

  private static func sample(_ code: DiagnosticCode) -> DeviceEvidence {
    switch code {
    case DeviceBusy.code, GuestGone.code, KilledAttach.code, BackendMissing.code, RecordMissing.code,
      FrontendMissing.code,
      BackendDomainGone.code, HalfDetached.code:
      whose(code)
    case ScriptNeverRan.code, ScriptFailed.code, ScriptRunning.code, ScriptWaits.code, ScriptUnusable.code,
      PromiseBroken.code,
      BackendDomainSilent.code:
      script(code)
    case ImageMissing.code, ImageReadOnly.code, ImageInUse.code, ImageDeleted.code, LoopMismatch.code,
      ImageFormat.code:
      image(code)
    case BridgeMissing.code, BridgeDown.code, InterfaceMissing.code, InterfaceOutside.code,
      InterfaceDown.code:
      link(code)
    case BackendRefused.code, DriverMissing.code, BackendSilent.code, QemuMissing.code, BackendStuck.code:
      backend(code)
    default: guest(code)
    }
  }

  private static func whose(_ code: DiagnosticCode) -> DeviceEvidence {
    changed(freshDisk) { evidence in
      switch code {
      case DeviceBusy.code: evidence.lockHolder = process(4711, "xlplug attach 7 /srv/web.img,raw,xvda,w", 2)
      case GuestGone.code: evidence.guest.isAlive = false
      case KilledAttach.code: evidence.hasJournal = true
      case BackendMissing.code: evidence.backend = nil
      case RecordMissing.code: evidence.hasRecord = false
      case FrontendMissing.code: evidence.frontend = nil
      case BackendDomainGone.code:
        evidence.address.backendDomid = 3
        (evidence.isServedHere, evidence.isServerAlive, evidence.disk) = (false, false, nil)
      default:
        evidence.backend?.state = .closing
        evidence.backend?.isOnline = false
      }
    }
  }

  private static func script(_ code: DiagnosticCode) -> DeviceEvidence {
    changed(freshDisk) { evidence in
      switch code {
      case ScriptFailed.code:
        evidence.backend?.hotplugStatus = Array("error".utf8)
        evidence.backend?.hotplugError = Array("losetup -r /dev/loop3 /srv/web.img failed".utf8)
        evidence.log = [Array("losetup: /srv/web.img: failed to set up loop device".utf8)]
      case ScriptRunning.code:
        evidence.script?.running = process(812, "/bin/bash /etc/xen/scripts/block add", 75)
      case ScriptWaits.code:
        evidence.script?.running = process(812, "/bin/bash /etc/xen/scripts/block add", 12)
        evidence.script?.awaitedLock = LockEvidence(
          path: "/var/run/xen-hotplug/block",
          holders: [process(640, "losetup -f", 312)]
        )
      case ScriptUnusable.code:
        evidence.script = ScriptEvidence(path: "/etc/xen/scripts/block-mine")
        evidence.keys["script"] = Array("/etc/xen/scripts/block-mine".utf8)
        evidence.script?.isMissing = true
      case PromiseBroken.code: evidence.backend?.hotplugStatus = Array("connected".utf8)
      case BackendDomainSilent.code:
        evidence.address.backendDomid = 3
        (evidence.isServedHere, evidence.disk) = (false, nil)
      default: break
      }
    }
  }

  private static func image(_ code: DiagnosticCode) -> DeviceEvidence {
    switch code {
    case ImageMissing.code: changed(freshDisk) { $0.disk?.kind = .missing }
    case ImageReadOnly.code: changed(freshDisk) { $0.disk?.readOnlyReason = "its mode allows no writes" }
    case ImageInUse.code:
      changed(freshDisk) { evidence in
        let other = DeviceAddress(kind: .vbd, backend: .vbd, domid: 8, devid: 51712)
        evidence.disk?.sharedWith = SharedImage(
          user: other,
          target: Array("/srv/web.img".utf8),
          isWritable: true
        )
      }
    case ImageDeleted.code:
      changed(disk) { evidence in
        evidence.disk?.kind = .missing
        evidence.disk?.loop?.backing = .deleted
      }
    case LoopMismatch.code: changed(disk) { $0.disk?.loop?.backing = .other(Array("/srv/mail.img".utf8)) }
    default: changed(disk) { $0.disk?.formatFound = "qcow2" }
    }
  }

  private static func link(_ code: DiagnosticCode) -> DeviceEvidence {
    switch code {
    case BridgeMissing.code: changed(failedNic) { $0.nic?.hasBridge = .absent }
    case InterfaceMissing.code: changed(failedNic) { $0.nic?.hasInterface = .absent }
    case BridgeDown.code: changed(nic) { $0.nic?.isBridgeUp = .absent }
    case InterfaceOutside.code: changed(nic) { $0.nic?.master = [] }
    default: changed(nic) { $0.nic?.isUp = .absent }
    }
  }

  private static func backend(_ code: DiagnosticCode) -> DeviceEvidence {
    changed(readyDisk) { evidence in
      switch code {
      case BackendRefused.code: evidence.backend?.error = Array("2 creating vbd structure".utf8)
      case DriverMissing.code:
        evidence.backend?.state = .initialising
        evidence.driver = .absent
      case BackendSilent.code: evidence.backend?.state = .initialising
      case QemuMissing.code:
        evidence.address.backend = .qdisk
        evidence.keys["params"] = Array("aio:/srv/web.img".utf8)
        evidence.backend = BackendEvidence(.initialising)
        (evidence.guest.qemu, evidence.script) = (.absent, nil)
      default: evidence.frontend?.state = .initialised
      }
    }
  }

  private static func guest(_ code: DiagnosticCode) -> DeviceEvidence {
    changed(readyDisk) { evidence in
      switch code {
      case GuestRefused.code: evidence.frontend?.error = Array("28 allocating event channel".utf8)
      case GuestClosed.code: evidence.frontend?.state = .closed
      case ConfigurationLocked.code: evidence.userdataHolder = process(930, "xl create /etc/xen/web.cfg", 4)
      default: break
      }
    }
  }
}
