import HotplugEngine

extension QEMUFault {
  /// What to do now, where there is something.
  var help: String? {
    switch self {
    case .unreachable: "'xl list' shows whether the guest still runs"
    case .silent: "wait for it, then repeat the command"
    case .locked:
      "unmount it in the guest, or eject it with 'xlplug eject --force --engine native'"
    case .noSuchDrive: "the drive must be in the configuration when the guest is created"
    case .malformed, .refused, .image: nil
    }
  }
}
