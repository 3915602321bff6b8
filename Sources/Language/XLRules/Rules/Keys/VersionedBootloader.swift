import XLModel
import XLSyntax
import XLText

enum VersionedBootloader: SingleFileRule {
  static let code: DiagnosticCode = 3041
  static let page = RulePage(
    .warning,
    "The path of the bootloader contains the directory of a Xen release.",
    why: """
      An upgrade of Xen removes the directory, and the guest no longer starts.
      xl finds a name without a directory in the directory of its release.
      """,
    bad: """
      name = "web"
      memory = 512
      disk = [ "/srv/web.img,raw,xvda,w" ]
      bootloader = "/usr/lib/xen-4.4/bin/pygrub"

      """,
    good: """
      name = "web"
      memory = 512
      disk = [ "/srv/web.img,raw,xvda,w" ]
      bootloader = "pygrub"

      """,
    fix: .changesMeaning,
  )

  static func find(_ file: RuleSubject) -> Diagnostic? {
    guard let entry = file.entry("bootloader"), let text = file.text("bootloader") else { return nil }
    let parts = text.split(separator: UInt8(ascii: "/"))
    let isVersioned = parts.dropLast().contains { part in
      part.starts(with: "xen-".utf8) && part.dropFirst(4).first.map { (0x30...0x39).contains($0) } == true
    }
    guard isVersioned, let last = parts.last else { return nil }
    let name = String(decoding: last, as: UTF8.self)
    let isPlain = last.allSatisfy { (0x21...0x7E).contains($0) && !"\"'\\".utf8.contains($0) }
    return diagnostic(
      "'\(VisibleText.quoting(text))' is in the directory of a single Xen release",
      at: entry.value.range,
      help: "write only the name of the bootloader; xl finds it",
      fixes: isPlain
        ? file.replacing(entry.value.range, by: "\"\(name)\"", "write '\(name)'", .changesMeaning) : [],
    )
  }
}
