package import XLText

/// A script's name with a slash inside.
package enum VifScriptWithSlash: Rule {
  package static let code: DiagnosticCode = 2073
  package static let page = RulePage(
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
}
