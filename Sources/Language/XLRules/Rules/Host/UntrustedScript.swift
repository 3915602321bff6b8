import XLText

enum UntrustedScript: HostRule {
  static let code: DiagnosticCode = 5007
  static let page = RulePage(
    .warning,
    "A script cannot be run, or users other than root can change it.",
    why: """
      A script that cannot be run attaches no device.
      Scripts run as root, so a user who can change the script, or a directory above it, can become root.
      xl does not check this; xlplug refuses to run such a script.
      """,
    subject: .host,
    bad: "vif = [ \"script=vif-mine\" ]\n",
    good: "vif = [ \"script=vif-bridge\" ]\n",
    host: HostExample("all users can write '/etc/xen/scripts/vif-mine'") { host in
      host.scripts[Array("vif-bridge".utf8)] = HostLook.Script(
        path: "/etc/xen/scripts/vif-bridge",
        exists: true
      )
      host.scripts[Array("vif-mine".utf8)] = HostLook.Script(
        path: "/etc/xen/scripts/vif-mine",
        exists: true,
        objection: "can be written by all users, not only by root; change that with chmod o-w"
      )
      host.bridges = ["xenbr0"]
    },
  )

  static func check(_ file: RuleSubject, on host: HostLook) -> [Diagnostic] {
    HostScripts.all(of: file).compactMap { use in
      guard let script = host.scripts[use.name] else { return nil }
      guard script.exists, let objection = script.objection else { return nil }
      return diagnostic(
        "the script '\(VisibleText.quoting(script.path.utf8))' \(objection)",
        at: use.place,
      )
    }
  }
}
