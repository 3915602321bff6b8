import XLModel
import XLRules
import XLText

extension DiskWording {
  func diagnostic(_ concern: DiskConcern) -> Diagnostic {
    switch concern {
    case .emptyVirtualDevice(let range):
      make(
        EmptyDiskVirtualDevice.self,
        "the vdev is empty; expected the name of the disk in the guest, such as xvda",
        at: range,
        help: "xl takes it for device number 0, which no guest drives",
      )
    case .undocumentedVirtualDevice(let range, _): undocumentedVirtualDevice(range)
    case .writableCDROM(let range, let device):
      make(
        WritableCDROM.self,
        "access \(quoted(range)) has no effect: a cdrom is always read-only",
        at: range,
        help: "write ro, or nothing",
        notes: [Diagnostic.Note("made a cdrom here", at: device)],
        fixes: [replace("write 'ro'", range, with: "ro", isSafe: true)],
      )
    case .emptyDriveNotCDROM(let range):
      make(
        EmptyDriveNotCDROM.self,
        "format empty without cdrom; only a cdrom can be empty",
        at: range,
        help: "add the flag cdrom, or give a target and its format",
      )
    case .emptyFormatWithTarget(let range, let target):
      make(
        EmptyFormatWithTarget.self,
        "format empty with the target \(quoted(target)); expected no target, or the format of this one",
        at: range,
        help: "write raw for an image, or leave the target out",
        notes: [Diagnostic.Note("the target", at: target)],
      )
    case .emptyTarget(let range):
      make(
        EmptyTarget.self,
        "the target is empty; expected the path of a device or image",
        at: range,
        help: "give a target; only a cdrom can be empty",
      )
    case .oddPort, .impossiblePort: port(concern)
    case .shellCharacter, .scriptWithSlash, .incompleteISCSITarget, .unusableNBDScript, .foreignScript,
      .trustedDriverDomain:
      script(concern)
    default: combination(concern)
    }
  }

  private func port(_ concern: DiskConcern) -> Diagnostic {
    switch concern {
    case .oddPort(let range, let port):
      make(
        OddPort.self,
        "colo port \(quoted(range)) is read as \(port)",
        at: range,
        help: "write \(port)",
        fixes: [replace("write '\(port)'", range, with: "\(port)", isSafe: true)],
      )
    case .impossiblePort(let range, let port):
      make(
        ImpossiblePort.self,
        "colo port \(quoted(range)) is read as \(port); expected a number from 1 to 65535",
        at: range,
      )
    default: combination(concern)
    }
  }

  /// The same words as for a name that stands alone.
  private func undocumentedVirtualDevice(_ range: ByteRange) -> Diagnostic {
    let name = spec.text[range]
    let device = VirtualDevice(decoding: name)
    var diagnostic = VirtualDeviceWording(text: spec.text, range: range, device: device).diagnostic
    if DiskHabits.isAccess(name) {
      diagnostic.notes.append(
        Diagnostic.Note("an access mode comes after the vdev: target,format,vdev,access", at: range)
      )
    }
    return diagnostic
  }

  private func combination(_ concern: DiskConcern) -> Diagnostic {
    switch concern {
    case .scriptRefused(let backend, let script, let place):
      make(
        ScriptRefused.self,
        "backend type \(backend.rawValue) runs no script, but \(quoted(script)) is given",
        at: script,
        help: "use backendtype=phy or none, or leave the script out",
        notes: [Diagnostic.Note("the backend type", at: place)],
      )
    case .formatRefused(let backend, let format, let range):
      make(
        FormatRefused.self,
        "backend type \(backend.rawValue) cannot serve format \(format.rawValue); "
          + "expected \(served(by: backend))",
        at: range,
        help: "use backendtype=qdisk or none, which serves every format",
      )
    case .scriptNeedsRaw(let format, let range, let script):
      make(
        FormatRefused.self,
        "a disk with a script cannot have format \(format.rawValue); expected raw",
        at: range,
        help: "leave the format out: the script makes a raw device",
        notes: [Diagnostic.Note("the script", at: script)],
      )
    case .coloRefused(let backend, let range):
      make(
        ColoRefused.self,
        "backend type \(backend.rawValue) cannot do colo; expected qdisk",
        at: range,
        help: "use backendtype=qdisk, or leave colo out",
      )
    case .tapUnusable(let range):
      make(
        TapUnusable.self,
        "libxl of xen \(options.xen) does not use backend type tap; "
          + "it does since 4.\(DiskConcern.tapSinceMinor)",
        at: range,
        help: "leave the backend type out; libxl then chooses one",
      )
    case .virtioRefused(let backend, let range):
      make(
        SpecificationRefused.self,
        "specification virtio excludes backend type \(backend.rawValue); expected standalone",
        at: range,
        help: "use backendtype=standalone, or leave specification=virtio out",
      )
    default:
      make(
        SpecificationRefused.self,
        "backend type standalone needs specification=virtio",
        at: concern.range,
        help: "add specification=virtio, or choose another backend type",
      )
    }
  }

  private func served(by backend: DiskBackend) -> String { backend == .tap ? "raw or vhd" : "raw" }
}
