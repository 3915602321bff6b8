import XLModel
import XLSyntax
import XLText

enum UnknownPrefix: Rule {
  static let code: DiagnosticCode = 1015
  static let page = RulePage(
    .error,
    "A disk has an unknown prefix.",
    why: """
      xl refuses the disk: it reads a word before a colon at the start of a disk as a deprecated prefix.
      A target with a colon must be last, after `target=`.
      """,
    subject: .disk,
    bad: "http://host/a.img,raw,xvda,w",
    good: "vdev=xvda,script=block-http,target=http://host/a.img",
    fix: .safe,
  )

  static func diagnostic(_ disk: DiskReading, at range: ByteRange, whole: ByteRange) -> Diagnostic {
    let name = ByteRange(range.start, range.end - 1)
    let known = DiskWord.prefixes.map(\.spelling)
    let near = NearestName.of(DiskMeaning.plain(disk.spec.bytes(in: name)), among: known)
    let format = DiskFormat(rawValue: disk.text(name))
    let fixes =
      format.map { [disk.replace("write 'format=\($0.rawValue),'", range, with: "format=\($0.rawValue),")] }
      ?? (whole == disk.spec.targetRange ? disk.named("write named parameters, target= last") : [])
    return diagnostic(
      near.map { "unknown prefix \(disk.quoted(range)); did you mean '\($0):'?" }
        ?? "unknown prefix \(disk.quoted(range)); expected one of "
        + known.map { $0 + ":" }.joined(separator: " "),
      at: range,
      help: format.map { "write the format as format=\($0.rawValue)" }
        ?? "write a target that begins like this last, as target=\(disk.shown(whole))",
      fixes: fixes,
    )
  }
}
