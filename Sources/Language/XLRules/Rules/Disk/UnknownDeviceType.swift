import XLModel
import XLText

enum UnknownDeviceType: Rule {
  static let code: DiagnosticCode = 1006
  static let page = RulePage(
    .error,
    "A disk has an unknown device type.",
    why: "xl refuses the disk: the device types are `disk` and `cdrom`.",
    subject: .disk,
    bad: "vdev=hdc,devtype=dvd,target=/a.iso",
    good: "vdev=hdc,devtype=cdrom,target=/a.iso",
    fix: .changesMeaning,
  )

  static func diagnostic(_ disk: DiskReading, at range: ByteRange) -> Diagnostic {
    unknownValue("device type", at: range, of: disk, ["cdrom", "disk"], habits)
  }

  /// What people write who know another tool, and the value for it.
  private static let habits = [("cd", "cdrom"), ("dvd", "cdrom"), ("hd", "disk"), ("hdd", "disk")]
}
