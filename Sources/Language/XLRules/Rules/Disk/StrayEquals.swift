import XLModel
import XLText

enum StrayEquals: Rule {
  static let code: DiagnosticCode = 1010
  static let page = RulePage(
    .error,
    "A disk string has `=` in an invalid position.",
    why: """
      xl refuses the disk: `=` is only allowed between a key and its value, and in a target after `target=`.
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
        ? "\(disk.quoted(whole)) contains '='; expected a positional value without '='"
        : "expected a key before '='",
      at: sign,
      help: isTarget
        ? "write a target that contains '=' last, as target=\(disk.shown(whole))"
        : "write KEY=VALUE, a flag, or a positional value",
      fixes: !isTarget
        ? [disk.replace("remove the '='", sign, with: "")]
        : whole == disk.spec.targetRange ? disk.named("write named parameters, target= last") : [],
    )
  }
}
