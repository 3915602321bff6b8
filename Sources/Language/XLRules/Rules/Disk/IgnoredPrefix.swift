import XLModel
import XLText

/// A deprecated prefix without a meaning.
enum IgnoredPrefix: Rule {
  static let code: DiagnosticCode = 1017
  static let page = RulePage(
    .warning,
    "A deprecated prefix without a meaning.",
    why: """
      Such a prefix chose a backend for xm; xl reads and forgets it, and takes the place of the format \
      away.
      """,
    subject: .disk,
    bad: "phy:/dev/vg/a,xvda,w",
    good: "/dev/vg/a,raw,xvda,w",
    fix: .safe,
  )

  static func diagnostic(_ disk: DiskSubject, at range: ByteRange) -> Diagnostic {
    let isOne = disk.isOneWord(range)
    var message = isOne ? "prefix " : "prefixes "
    message += disk.quoted(range)
    message +=
      isOne
      ? " is deprecated and means nothing; it does not choose a backend"
      : " are deprecated and mean nothing; they do not choose a backend"
    return diagnostic(
      message,
      at: range,
      help: "leave it out; a backend is chosen with backendtype=",
      fixes: disk.withoutPrefixes(range, hasScript: false),
    )
  }
}
