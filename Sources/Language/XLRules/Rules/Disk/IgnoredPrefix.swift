import XLModel
import XLText

enum IgnoredPrefix: Rule {
  static let code: DiagnosticCode = 1017
  static let page = RulePage(
    .note,
    "A disk has a deprecated prefix without effect.",
    why: """
      xl ignores the prefix, but after it the positions are target, vdev and access, without a format.
      xm prepended `/dev/` to a relative target of `phy:`; xl does not, and does not find the target.
      """,
    subject: .disk,
    bad: "phy:/dev/vg/a,xvda,w",
    good: "/dev/vg/a,raw,xvda,w",
    fix: .safe,
  )

  static func diagnostic(_ disk: DiskReading, at range: ByteRange) -> Diagnostic {
    let prefix = String(decoding: disk.bytes[range.start..<range.end], as: UTF8.self)
    if prefix == "phy:", let target = disk.parts.targetPlace.range, target.start == range.end,
      !target.isEmpty, disk.bytes[target.start] != UInt8(ascii: "/")
    {
      let shown = VisibleText.quoting(disk.bytes[target.start..<target.end])
      return diagnostic(
        "prefix 'phy:' has no effect; xl resolves '\(shown)' in the current directory, not in /dev",
        at: range,
        help: "write '/dev/\(shown)'",
        fixes: disk.withoutPrefixes(range, hasScript: false, isBelowDev: true),
      )
    }
    if prefix == "ioemu:" {
      return diagnostic(
        "prefix 'ioemu:' is deprecated and has no effect; disks of HVM guests are emulated anyway",
        at: range,
        help: "remove it",
        fixes: disk.withoutPrefixes(range, hasScript: false),
      )
    }
    let isOne = disk.isOneWord(range)
    var message = isOne ? "prefix " : "prefixes "
    message += disk.quoted(range)
    message +=
      isOne
      ? " is deprecated and has no effect; it does not select a backend"
      : " are deprecated and have no effect; they do not select a backend"
    return diagnostic(
      message,
      at: range,
      help: "remove it; to select a backend, write backendtype=",
      fixes: disk.withoutPrefixes(range, hasScript: false),
    )
  }
}
