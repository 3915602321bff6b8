import XLModel
import XLText

enum FormatMismatch: HostRule {
  static let code: DiagnosticCode = 5004
  static let page = RulePage(
    .error,
    "An image has another format than its disk.",
    why: """
      A guest that gets a qcow2 image as raw sees the header of the image, and its first write destroys it.
      QEMU refuses to open a raw image as qcow2.
      """,
    subject: .host,
    bad: "disk = [ \"/srv/web.qcow2,raw,xvda,w\" ]\n",
    good: "disk = [ \"/srv/web.qcow2,qcow2,xvda,w\" ]\n",
    fix: .changesMeaning,
    host: HostExample("'/srv/web.qcow2' is a qcow2 image") { host in
      host.paths[Array("/srv/web.qcow2".utf8)] = HostLook.Path(.file(byteCount: 1 << 20), format: .qcow2)
    },
  )

  static func check(_ file: RuleSubject, on host: HostLook) -> [Diagnostic] {
    HostQuestions.targets(of: file, on: host).compactMap { disk, target, place, path in
      guard case .file(let byteCount) = path.kind, byteCount > 0, path.format ?? .raw != disk.spec.format
      else { return nil }
      let found = path.format.map { "is a \($0.rawValue) image" } ?? "is not an image of this format"
      let written =
        disk.spec.writtenFormat == nil
        ? "\(disk.spec.format.rawValue), the default" : disk.spec.format.rawValue
      let at = disk.spec.formatRange.map { $0.isEmpty ? place : disk.text.place($0) } ?? place
      return diagnostic(
        "\(file.quoted(place)) \(found), but the format of the disk is \(written)",
        at: at,
        help: "set the format to \((path.format ?? .raw).rawValue), or convert the image",
        fixes: formatFix(disk, path.format ?? .raw),
      )
    }
  }

  private static func formatFix(_ disk: ConfigDevices.Disk, _ format: DiskFormat) -> [Diagnostic.Fix] {
    guard let range = disk.spec.formatRange, disk.spec.prefixRange == nil, disk.text.isPlain(range) else {
      return []
    }
    let edits = [TextEdit(disk.text.place(range), format.rawValue)]
    return [Diagnostic.Fix("write '\(format.rawValue)'", edits: edits, safety: .changesMeaning)]
  }
}
