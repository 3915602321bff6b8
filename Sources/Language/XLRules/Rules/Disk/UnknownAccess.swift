import XLModel
import XLText

enum UnknownAccess: Rule {
  static let code: DiagnosticCode = 1003
  static let page = RulePage(
    .error,
    "A disk has an unknown access mode.",
    why: "xl refuses the disk: access is `r`, `ro`, `w` or `rw`; only xm accepted `w!` to force sharing.",
    subject: .disk,
    bad: "/a.img,raw,xvda,w!",
    good: "/a.img,raw,xvda,w",
    fix: .changesMeaning,
  )

  static func diagnostic(_ disk: DiskReading, at range: ByteRange) -> Diagnostic {
    let bare = disk.trimmed(range)
    let allowed = ["r", "ro", "w", "rw"]
    let expected = "expected r or ro (read-only), w or rw (read-write)"
    if disk.spec.bytes(in: bare).last == UInt8(ascii: "!"), bare.count > 1 {
      let plain = ByteRange(bare.start, bare.end - 1)
      if allowed.contains(disk.text(plain)) {
        return diagnostic(
          "access \(disk.quoted(range)), which allowed sharing, is no longer valid; \(expected)",
          at: range,
          help: "write '\(disk.text(plain))'; xl cannot allow sharing in a disk string",
          fixes: [disk.replace("write '\(disk.text(plain))'", range, with: disk.text(plain))],
        )
      }
    }
    if let flag = disk.flagMeant(range) {
      return diagnostic(
        "unknown access \(disk.quoted(range)); \(expected)",
        at: range,
        help: "for the flag '\(flag)' write exactly this, followed by a comma or the end",
        fixes: [disk.replace("write the flag '\(flag)'", range, with: flag)],
      )
    }
    return unknownValue("access", at: range, of: disk, allowed, habits)
  }

  /// What people write who know another tool, and the mode for it.
  private static let habits = [
    ("read", "r"), ("readonly", "ro"), ("read-only", "ro"), ("write", "w"), ("readwrite", "rw"),
    ("read-write", "rw"),
    ("rdwr", "rw"), ("wr", "rw"), ("ro+", "ro"),
  ]
}
