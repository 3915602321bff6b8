package import XLText

/// A device type that does not exist.
package enum UnknownDeviceType: Rule {
  package static let code: DiagnosticCode = 1006
  package static let page = RulePage(
    .error,
    "A device type that does not exist.",
    why: """
      Device types are disk and cdrom.
      """,
    subject: .disk,
    bad: "vdev=hdc,devtype=dvd,target=/a.iso",
    good: "vdev=hdc,devtype=cdrom,target=/a.iso",
    fix: .changesMeaning,
  )
}
