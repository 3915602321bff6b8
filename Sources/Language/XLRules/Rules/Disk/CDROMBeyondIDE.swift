import XLModel
import XLText

enum CDROMBeyondIDE: FileRule {
  static let code: DiagnosticCode = 1048
  static let page = RulePage(
    .error,
    "A CD-ROM drive of an HVM guest is not one of the first four disks.",
    why: """
      The device model emulates CD-ROM drives on an IDE bus with four positions: `hda` to `hdd`.
      It exits if a drive has a higher number, and the guest does not start.
      """,
    bad: "type = \"hvm\"\ndisk = [ \"/srv/install.iso,raw,xvde,cdrom\" ]\n",
    good: "type = \"hvm\"\ndisk = [ \"/srv/install.iso,raw,hdd,cdrom\" ]\n",
  )

  /// The places of an emulated IDE controller (tools/libs/light/libxl_dm.c, Xen 4.17 to 4.23).
  private static let placeCount = 4

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    guard file.knowsGuest, file.domain.guest == .hvm else { return [] }
    return file.devices.disks.compactMap { disk in
      guard disk.spec.isCDROM, let name = disk.spec.virtualDevice,
        let number = VirtualDevice(decoding: name.value)?.disk, number >= placeCount
      else { return nil }
      let place = disk.text.place(name.range)
      return diagnostic(
        "the guest's IDE bus has no position for the CD-ROM drive \(file.quoted(place)); expected hda to hdd",
        at: place,
        help: "use a free vdev from hda to hdd",
      )
    }
  }
}
