import XLModel
import XLText

/// An `=` in an invalid position.
enum StrayEquals: Rule {
  static let code: DiagnosticCode = 1010
  static let page = RulePage(
    .error,
    "An `=` in an invalid position.",
    why: """
      `=` separates a key and its value; a target that contains `=` must be last, after `target=`.
      """,
    subject: .disk,
    bad: "=/a.img,raw,xvda,w",
    good: "/a.img,raw,xvda,w",
    fix: .changesMeaning,
  )

  static func diagnostic(_ disk: DiskReading, at sign: ByteRange, whole: ByteRange) -> Diagnostic {
    let isTarget = whole.start < sign.start
    return diagnostic(
      isTarget
        ? "a positional value cannot contain '=': \(disk.quoted(whole))"
        : "'=' without a key before it",
      at: sign,
      help: isTarget
        ? "a target that contains '=' must be last, as target=\(disk.shown(whole))"
        : "expected KEY=VALUE, a flag, or a positional value",
      fixes: !isTarget
        ? [disk.replace("remove the '='", sign, with: "")]
        : whole == disk.spec.targetRange ? disk.named("name every parameter, target= last") : [],
    )
  }
}
