import XLModel
import XLText

/// A script's name with a slash inside.
enum VifScriptWithSlash: Rule {
  static let code: DiagnosticCode = 2073
  static let page = RulePage(
    .note,
    "The name of a script is relative and has a slash inside.",
    why: """
      libxl looks for every name that does not begin with `/` below `/etc/xen/scripts`, also for one \
      with a slash inside.
      Other readers of the protocol take such a name from the working directory.
      """,
    subject: .vif,
    bad: "script=mine/vif",
    good: "script=/etc/xen/scripts/mine/vif",
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    let shown = nic.quoted(problem.range)
    return diagnostic(
      "the script \(shown) is relative with a slash inside; libxl takes it from /etc/xen/scripts",
      at: problem.range,
      help: "write the whole path, or a name without a slash",
    )
  }
}
