package import XLText

/// A script's name with a slash inside.
package enum DiskScriptWithSlash: Rule {
  package static let code: DiagnosticCode = 1040
  package static let page = RulePage(
    .note,
    "The name of a script is relative and has a slash inside.",
    why: """
      libxl looks for every name that does not begin with `/` below `/etc/xen/scripts`, also for one \
      with a slash inside.
      Other readers of the protocol take such a name from the working directory.
      """,
    subject: .disk,
    bad: "vdev=xvda,script=mine/block,target=a",
    good: "vdev=xvda,script=/etc/xen/scripts/mine/block,target=a",
  )
}
