import XLModel
import XLRules
import XLText

extension DiskWording {
  /// What scripts do with a disk, in words.
  func script(_ concern: DiskConcern) -> Diagnostic {
    switch concern {
    case .shellCharacter(let range, let target, let hasScript):
      make(
        ShellCharacter.self,
        "the target has \(character(range)) in it, which shell scripts may take apart",
        at: range,
        help: hasScript
          ? "rename what it names; scripts of others rarely put the target in quotes"
          : "rename the file or device, for the sake of scripts that handle it",
        notes: [Diagnostic.Note("the target", at: target)],
      )
    case .scriptWithSlash(let range):
      make(
        DiskScriptWithSlash.self,
        "the script \(quoted(range)) is relative with a slash inside; libxl takes it from /etc/xen/scripts",
        at: range,
        help: "write the whole path, or a name without a slash",
      )
    case .incompleteISCSITarget(let range, let missing):
      make(
        IncompleteISCSITarget.self,
        "the target \(quoted(range)) has no \(missing), without which xen's block-iscsi refuses it",
        at: range,
        help: "write target=iqn=NAME,portal=ADDRESS:PORT",
      )
    case .unusableNBDScript(let range, let name):
      make(
        UnusableNBDScript.self,
        "xen's own \(name) expects arguments that no toolstack passes",
        at: range,
        help: "connect with nbd-client and give the device /dev/nbd0, or use a script of your own",
      )
    case .foreignScript(let range):
      make(
        ForeignScript.self,
        "xen does not ship the script of \(quoted(range))",
        at: range,
        help: "drbd-utils shipped it before version 9.31; a DRBD device needs no script: "
          + "target=/dev/drbd/by-res/RESOURCE/0",
      )
    default:
      make(
        TrustedDriverDomainDisk.self,
        "the disk comes from a driver domain and is trusted",
        at: concern.range,
        help: "write untrusted; the guest then keeps its memory from the backend",
        notes: domain(of: concern).map { [Diagnostic.Note("the driver domain", at: $0)] } ?? [],
        fixes: [replace("write 'untrusted'", concern.range, with: "untrusted")],
      )
    }
  }

  private func domain(of concern: DiskConcern) -> ByteRange? {
    if case .trustedDriverDomain(_, let domain) = concern { domain } else { nil }
  }

  private func character(_ range: ByteRange) -> String {
    switch bytes[range.start] {
    case 0x20: "a blank"
    case 0x09: "a tab"
    case 0x0A: "a line feed"
    default: "a \(quoted(range))"
    }
  }
}
