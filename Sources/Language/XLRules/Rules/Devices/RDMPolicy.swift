import XLModel
import XLText

/// A policy of `rdm` that makes xl drop it.
enum RDMPolicy: Rule {
  static let code: DiagnosticCode = 3125
  static let page = RulePage(
    .warning,
    "`rdm` has a policy that is right, and xl drops all of it because of that.",
    why: """
      A mistake in xl, in every release from 4.15 on: it takes the success of reading a policy for a failure.
      The example of the manual has no effect at all.
      Without `policy`, the strategy works; a policy for one device is said in its entry of `pci`.
      """,
    bad: """
      type = "hvm"
      rdm = "strategy=host,policy=strict"

      """,
    good: """
      type = "hvm"
      rdm = "strategy=host"

      """,
    fix: .changesMeaning,
  )

  static func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    var range = finding.range
    let text = finding.file.text
    if range.start > 0, text.bytes[range.start - 1] == UInt8(ascii: ",") {
      range = ByteRange(range.start - 1, range.end)
    } else if range.end < text.bytes.count, text.bytes[range.end] == UInt8(ascii: ",") {
      range = ByteRange(range.start, range.end + 1)
    }
    return diagnostic(
      finding,
      "\(finding.quoted) makes xl silently ignore all of 'rdm'",
      help: "leave the policy out; say it for a device by 'rdm_policy=…' in its entry of 'pci'",
      fixes: [
        Diagnostic.Fix("leave the policy out", edits: [TextEdit(range, "")], safety: .changesMeaning)
      ],
    )
  }
}
