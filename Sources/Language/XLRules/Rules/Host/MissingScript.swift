import XLText

enum MissingScript: HostRule {
  static let code: DiagnosticCode = 5006
  static let page = RulePage(
    .error,
    "The script of a device does not exist.",
    why: """
      libxl runs it when the guest starts; without it the guest is destroyed again.
      The device is not attached, and the guest does not start.
      A name without a slash at its beginning is a file in `/etc/xen/scripts`.
      """,
    subject: .host,
    bad: "vif = [ \"script=vif-brigde\" ]\n",
    good: "vif = [ \"script=vif-bridge\" ]\n",
    host: HostExample("'vif-bridge' is in '/etc/xen/scripts', and the bridge xenbr0 exists") { host in
      host.scripts[Array("vif-bridge".utf8)] = HostLook.Script(
        path: "/etc/xen/scripts/vif-bridge",
        exists: true
      )
      host.scripts[Array("vif-brigde".utf8)] = HostLook.Script(
        path: "/etc/xen/scripts/vif-brigde",
        exists: false
      )
      host.bridges = ["xenbr0"]
    },
  )

  static func check(_ file: RuleSubject, on host: HostLook) -> [Diagnostic] {
    HostScripts.all(of: file).compactMap { use in
      guard let script = host.scripts[use.name] else { return nil }
      if script.exists { return nil }
      return diagnostic(
        "the script '\(VisibleText.quoting(script.path.utf8))' does not exist on this host",
        at: use.place,
        help: "install the package that contains the script, or correct its name",
      )
    }
  }
}
