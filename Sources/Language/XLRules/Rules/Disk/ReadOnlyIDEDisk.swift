import XLModel
import XLText

enum ReadOnlyIDEDisk: FileRule {
  static let code: DiagnosticCode = 1045
  static let page = RulePage(
    .error,
    "A read-only disk of an HVM guest is on an emulated IDE or AHCI bus.",
    why: """
      libxl refuses to start the guest, because emulated IDE and AHCI disks cannot be read-only (XSA-142).
      CD-ROM drives, SCSI disks (`sda`) and disks beyond the fourth can be read-only.
      """,
    bad: "name = \"web\"\ntype = \"hvm\"\ndisk = [ \"/dev/vg/web,raw,hda,r\" ]\n",
    good: "name = \"web\"\ntype = \"hvm\"\ndisk = [ \"/dev/vg/web,raw,hda,w\" ]\n",
  )

  /// The disks that an emulated IDE controller has (tools/libs/light/libxl_dm.c, Xen 4.17 to 4.23).
  private static let ideDiskCount = 4

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    guard file.domain.guest == .hvm, !file.domain.isFragment else { return [] }
    let isAHCI = file.text("hdtype").map { String(decoding: $0, as: UTF8.self).lowercased() } == "ahci"
    let bus = isAHCI ? "AHCI" : "IDE"
    return file.devices.disks.compactMap { disk in
      let spec = disk.spec
      guard !spec.isReadWrite, !spec.isCDROM, spec.specification != .virtio, let name = spec.virtualDevice,
        let device = VirtualDevice(decoding: name.value), device.family != .scsi, device.family != .plain,
        let number = device.disk, (0..<ideDiskCount).contains(number)
      else { return nil }
      return diagnostic(
        "\(file.quoted(disk.text.place(name.range))) is an emulated \(bus) disk and cannot be read-only",
        at: disk.text.place(spec.accessRange ?? name.range),
        help: "make it writable, or use an sd name or a CD-ROM drive",
        notes: [Diagnostic.Note("the disk is here", at: disk.text.place(name.range))],
      )
    }
  }
}
