import XLModel
import XLText

/// A script's name with a slash inside.
enum VifScriptWithSlash: Rule {
  static let code: DiagnosticCode = 2073
  static let page = RulePage(
    .note,
    "The name of a script is relative and has a slash inside.",
    why: """
      libxl searches for every name that does not begin with `/` in `/etc/xen/scripts`, also for a name \
      with a slash inside.
      Other implementations of the protocol resolve such a name in the working directory.
      """,
    subject: .vif,
    bad: "script=mine/vif",
    good: "script=/etc/xen/scripts/mine/vif",
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    let shown = nic.quoted(problem.range)
    return diagnostic(
      "the script \(shown) is relative with a slash inside; libxl resolves it in /etc/xen/scripts",
      at: problem.range,
      help: "write the absolute path, or a name without a slash",
    )
  }
}
