import XLModel
import XLSyntax
import XLText

enum DeprecatedPrefix: Rule {
  static let code: DiagnosticCode = 1016
  static let page = RulePage(
    .warning,
    "A disk has a deprecated prefix.",
    why: """
      A prefix selects a format or a script, as in xm; since Xen 4.2, parameters replace prefixes.
      After a prefix the positions are target, vdev and access, without a format.
      """,
    subject: .disk,
    bad: "qcow2:/a.qcow2,xvda,w",
    good: "/a.qcow2,qcow2,xvda,w",
    fix: .safe,
  )

  static func diagnostic(_ disk: DiskReading, at range: ByteRange) -> Diagnostic {
    let isOne = disk.isOneWord(range)
    var message: [UInt8] = []
    message.reserveCapacity(range.count + 100)
    message += (isOne ? "prefix '" : "prefixes '").utf8
    message += disk.shown(range).utf8
    message += (isOne ? "' is deprecated; it means " : "' are deprecated; together they mean ").utf8
    var (isFirst, hasScript) = (true, false)
    disk.forEachWord(range) { word in
      guard let meaning = word.prefixMeaning else { return }
      if !isFirst { message += ", ".utf8 }
      isFirst = false
      message += meaning.utf8
      if word.role == .scriptPrefix { hasScript = true }
    }
    return diagnostic(
      String(decoding: message, as: UTF8.self),
      at: range,
      help: "write named parameters instead",
      fixes: disk.withoutPrefixes(range, hasScript: hasScript),
    )
  }
}
