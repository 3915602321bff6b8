import XLModel
import XLSyntax
import XLText

enum MissingBootDevice: SingleFileRule {
  static let code: DiagnosticCode = 3040
  static let page = RulePage(
    .warning,
    "The guest has none of the devices in its boot order.",
    why: """
      The firmware tries only the devices in `boot`, so the guest does not boot.
      A file without disks and interfaces is not checked, because devices can be attached later.
      """,
    bad: "type = \"hvm\"\nboot = \"d\"\ndisk = [ \"/srv/web.img,raw,hda,w\" ]\n",
    good: "type = \"hvm\"\nboot = \"c\"\ndisk = [ \"/srv/web.img,raw,hda,w\" ]\n",
  )

  static func find(_ file: RuleSubject) -> Diagnostic? {
    let (disks, nics) = (file.devices.disks, file.devices.nics)
    guard file.knowsGuest, file.domain.guest == .hvm, !disks.isEmpty || !nics.isEmpty,
      let entry = file.entry("boot"), let text = file.text("boot"), !text.isEmpty
    else { return nil }
    let missing = text.compactMap { letter -> String? in
      switch letter {
      case UInt8(ascii: "c"): disks.contains { !$0.spec.isCDROM } ? nil : "a disk"
      case UInt8(ascii: "d"): disks.contains(where: \.spec.isCDROM) ? nil : "a CD-ROM drive"
      case UInt8(ascii: "n"): nics.isEmpty ? "an interface" : nil
      default: nil
      }
    }
    guard missing.count == text.count else { return nil }
    return diagnostic(
      "the guest boots from \(WordRow.any(missing)), but has no such device",
      at: entry.value.range,
      help: "change 'boot', or add the device",
    )
  }
}
