import XLText

enum UnknownVirtualDevice: Rule {
  static let code: DiagnosticCode = 1801
  static let page = RulePage(
    .error,
    "A vdev is unknown.",
    why: """
      libxl refuses the disk: a vdev is a name that begins with `xvd`, `hd` or `sd`, a name of the form \
      `dNpM`, or a number.
      """,
    subject: .vdev,
    bad: "vda",
    good: "xvda",
    fix: .changesMeaning,
  )

  static func diagnostic(_ name: VirtualDeviceName) -> Diagnostic {
    let nearest = name.nearest
    return diagnostic(
      "unknown vdev \(name.quoted)" + (nearest.map { "; did you mean '\($0)'?" } ?? ""),
      at: name.range,
      help: VirtualDeviceName.shape,
      fixes: name.fixes(nearest),
    )
  }
}
