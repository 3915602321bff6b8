import XLModel
import XLText

/// More positional parameters than there are places.
enum TooManyPositionals: Rule {
  static let code: DiagnosticCode = 1014
  static let page = RulePage(
    .error,
    "More positional parameters than there are places.",
    why: """
      There are four places without a name; what follows is meant to be a flag or a key that does not \
      exist.
      """,
    subject: .disk,
    bad: "/a.img,raw,xvda,w,nodiscard",
    good: "/a.img,raw,xvda,w,no-discard",
    fix: .changesMeaning,
  )

  static func diagnostic(_ disk: DiskSubject, at range: ByteRange) -> Diagnostic {
    let places = disk.spec.prefixRange == nil ? "target, format, vdev and access" : "target, vdev and access"
    let flag = disk.flagMeant(range)
    return diagnostic(
      "\(disk.quoted(range)) is one positional parameter too many; the places are \(places)",
      at: range,
      help: flag.map {
        "for the flag '\($0)' write it exactly so, with a comma or the end directly behind it"
      }
        ?? "name what it is with KEY=, or remove it",
      notes: disk.spec.prefixRange.map {
        [Diagnostic.Note("a prefix takes the place for the format away", at: $0)]
      } ?? [],
      fixes: flag.map { [disk.replace("write the flag '\($0)'", range, with: $0)] } ?? [],
    )
  }
}
