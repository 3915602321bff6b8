import XLModel
import XLText

enum TooManyPositionals: Rule {
  static let code: DiagnosticCode = 1014
  static let page = RulePage(
    .error,
    "A disk has too many positional parameters.",
    why: """
      xl refuses the disk: it has four positional parameters, and another one is usually an unknown flag.
      """,
    subject: .disk,
    bad: "/a.img,raw,xvda,w,nodiscard",
    good: "/a.img,raw,xvda,w,no-discard",
    fix: .changesMeaning,
  )

  static func diagnostic(_ disk: DiskReading, at range: ByteRange) -> Diagnostic {
    let places = disk.spec.prefixRange == nil ? "target, format, vdev and access" : "target, vdev and access"
    let flag = disk.flagMeant(range)
    return diagnostic(
      "unexpected positional parameter \(disk.quoted(range)); expected only \(places)",
      at: range,
      help: flag.map {
        "write '\($0)' for the flag, followed by a comma or the end"
      }
        ?? "write it as KEY=VALUE, or remove it",
      notes: disk.spec.prefixRange.map {
        [Diagnostic.Note("after a prefix, format is not a positional parameter", at: $0)]
      } ?? [],
      fixes: flag.map { [disk.replace("write the flag '\($0)'", range, with: $0)] } ?? [],
    )
  }
}
