import XLModel
import XLText

enum UnknownFormat: Rule {
  static let code: DiagnosticCode = 1002
  static let page = RulePage(
    .error,
    "A disk has an unknown format.",
    why: """
      xl refuses the disk, without a list of the formats: `raw`, `qcow`, `qcow2`, `vhd`, `qed` and `empty`.
      """,
    subject: .disk,
    bad: "/a.img,raww,xvda,w",
    good: "/a.img,raw,xvda,w",
    fix: .changesMeaning,
  )

  static func diagnostic(_ disk: DiskReading, at range: ByteRange) -> Diagnostic {
    unknownValue("format", at: range, of: disk, DiskFormat.allCases.map(\.rawValue), habits)
  }

  /// What people write who know another tool, and the value for it.
  private static let habits = [
    ("img", "raw"), ("iso", "raw"), ("file", "raw"), ("phy", "raw"), ("block", "raw"), ("dd", "raw"),
    ("vpc", "vhd"),
    ("none", "empty"),
  ]
}
