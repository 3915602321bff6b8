import XLModel
import XLText

/// Too many positional parameters.
enum TooManyPositionals: Rule {
  static let code: DiagnosticCode = 1014
  static let page = RulePage(
    .error,
    "Too many positional parameters.",
    why: """
      There are four positional parameters; another one is usually an unknown flag or key, which does not \
      exist.
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
      "\(disk.quoted(range)) is one positional parameter too many; the positional parameters are \(places)",
      at: range,
      help: flag.map {
        "for the flag '\($0)' write exactly this, followed by a comma or the end"
      }
        ?? "write it as KEY=VALUE, or remove it",
      notes: disk.spec.prefixRange.map {
        [Diagnostic.Note("a prefix removes the position of the format", at: $0)]
      } ?? [],
      fixes: flag.map { [disk.replace("write the flag '\($0)'", range, with: $0)] } ?? [],
    )
  }
}
