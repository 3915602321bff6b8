import HotplugOutcome

extension QEMUFault {
  /// What to do now, where there is something.
  var help: String? {
    switch self {
    case .unreachable: "check with 'xl list' that the guest still runs"
    case .silent: "wait for it, then repeat the command"
    case .locked:
      "unmount it in the guest, or eject it with 'xlplug eject --force --engine native'"
    case .noSuchDrive: "add the drive to the guest's configuration, and restart the guest"
    case .malformed, .refused, .image: nil
    case .notInstalled: "install it (Debian: qemu-system-xen), or use --qemu"
    case .ended, .diskNotServed, .unkillable: nil
    }
  }
}
