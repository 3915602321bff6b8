import XLModel
import XLText

enum CDROMImageAsDisk: FileRule {
  static let code: DiagnosticCode = 1047
  static let page = RulePage(
    .warning,
    "A CD-ROM image is attached as a hard disk of an HVM guest.",
    why: "Most CD-ROM images do not boot as a hard disk: the firmware boots them only from a CD-ROM drive.",
    bad: "type = \"hvm\"\ndisk = [ \"/srv/install.iso,raw,hdc,w\" ]\n",
    good: "type = \"hvm\"\ndisk = [ \"/srv/install.iso,raw,hdc,cdrom\" ]\n",
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    guard file.knowsGuest, file.domain.guest == .hvm else { return [] }
    return file.devices.disks.compactMap { disk in
      guard !disk.spec.isCDROM, disk.spec.script == nil, let target = disk.spec.target,
        ImageName.ending(of: target.value) == "iso"
      else { return nil }
      let place = disk.text.place(target.range)
      return diagnostic(
        "\(file.quoted(place)) is a CD-ROM image, but is attached as a hard disk",
        at: place,
        help: "add devtype=cdrom",
      )
    }
  }
}
