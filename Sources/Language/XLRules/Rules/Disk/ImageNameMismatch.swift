import XLModel
import XLText

enum ImageNameMismatch: FileRule {
  static let code: DiagnosticCode = 1049
  static let page = RulePage(
    .note,
    "The extension of an image does not match the format of the disk.",
    why: """
      With a wrong format, the guest sees the bytes of the image instead of its contents.
      The name may also be wrong: `xlplug lint --host` checks the image.
      """,
    bad: "disk = [ \"/srv/web.qcow2,raw,xvda,w\" ]\n",
    good: "disk = [ \"/srv/web.qcow2,qcow2,xvda,w\" ]\n",
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    file.devices.disks.compactMap { disk in
      let spec = disk.spec
      guard spec.script == nil, let target = spec.target, let ending = ImageName.ending(of: target.value),
        let format = ImageName.formats[ending], format != spec.format.rawValue,
        spec.format.rawValue != "empty"
      else { return nil }
      let place = disk.text.place(spec.formatRange.flatMap { $0.isEmpty ? nil : $0 } ?? target.range)
      let isKnown = DiskFormat(rawValue: format) != nil
      return diagnostic(
        "the format is '\(spec.format.rawValue)', but the extension of the image is that of '\(format)'",
        at: place,
        help: isKnown
          ? "if the name is correct, write the format '\(format)'"
          : "convert the image with qemu-img; xl has no format '\(format)'",
      )
    }
  }
}
