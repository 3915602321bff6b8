import XLModel
import XLSyntax
import XLText

enum OpenScreen: SingleFileRule {
  static let code: DiagnosticCode = 3039
  static let page = RulePage(
    .warning,
    "VNC listens on all addresses of the host without a password.",
    why: "Any user on the network can see the guest's display, and use its keyboard and mouse.",
    bad: "type = \"hvm\"\nvnc = 1\nvnclisten = \"0.0.0.0\"\n",
    good: "type = \"hvm\"\nvnc = 1\nvnclisten = \"127.0.0.1\"\n",
  )

  private static let open = ["0.0.0.0", "::", "[::]", "*"]

  static func find(_ file: RuleSubject) -> Diagnostic? {
    guard file.knowsGuest, let entry = file.entry("vnclisten"), let text = file.text("vnclisten"),
      file.domain.guest == .hvm ? file.number("vnc") != 0 : file.number("vnc") ?? 0 != 0,
      file.text("vncpasswd")?.isEmpty ?? true
    else { return nil }
    let shown = String(decoding: text, as: UTF8.self)
    guard open.contains(where: { shown == $0 || shown.hasPrefix($0 + ":") && $0 != "::" }) else { return nil }
    return diagnostic(
      "VNC listens on '\(VisibleText.quoting(text))', all addresses, without a password",
      at: entry.value.range,
      help: "set 'vnclisten' to 127.0.0.1, or set 'vncpasswd'",
    )
  }
}
