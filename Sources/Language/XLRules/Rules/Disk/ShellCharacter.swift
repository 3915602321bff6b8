import XLModel
import XLText

/// A target with characters that scripts take apart.
enum ShellCharacter: Rule {
  static let code: DiagnosticCode = 1039
  static let page = RulePage(
    .warning,
    "The target has a character that is special in shell scripts.",
    why: """
      Scripts are shell programs; Xen's scripts use the target without quotes in \
      places.
      A blank then splits it, and `$`, `;` or a backquote may run a command.
      Without a script this is a note only.
      """,
    subject: .disk,
    bad: "vdev=xvda,script=block-mine,target=my disk",
    good: "vdev=xvda,script=block-mine,target=my-disk",
  )

  static func diagnostic(_ disk: DiskSubject, at range: ByteRange, target: ByteRange, hasScript: Bool)
    -> Diagnostic
  {
    diagnostic(
      "the target has \(character(disk, range)) in it, which is special in shell scripts",
      at: range,
      severity: hasScript ? .warning : .note,
      help: hasScript
        ? "rename the target; most scripts do not quote it"
        : "rename the file or device, so that scripts can handle it",
      notes: [Diagnostic.Note("the target", at: target)],
    )
  }

  private static func character(_ disk: DiskSubject, _ range: ByteRange) -> String {
    switch disk.bytes[range.start] {
    case 0x20: "a blank"
    case 0x09: "a tab"
    case 0x0A: "a line feed"
    default: "a \(disk.quoted(range))"
    }
  }
}
