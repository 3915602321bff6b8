import XLModel
import XLText

/// A name that libxl refuses.
enum UnknownVirtualDevice: Rule {
  static let code: DiagnosticCode = 1801
  static let page = RulePage(
    .error,
    "A name that libxl refuses.",
    why: """
      libxl accepts names of the families xvd, hd, sd and dNpM, and plain numbers.
      """,
    subject: .vdev,
    bad: "vda",
    good: "xvda",
    fix: .changesMeaning,
  )

  static func diagnostic(_ name: VirtualDeviceName) -> Diagnostic {
    let nearest = name.nearest
    return diagnostic(
      "\(name.quoted) is not a virtual device" + (nearest.map { "; did you mean '\($0)'?" } ?? ""),
      at: name.range,
      help: VirtualDeviceName.shape,
      fixes: name.fixes(nearest),
    )
  }
}
