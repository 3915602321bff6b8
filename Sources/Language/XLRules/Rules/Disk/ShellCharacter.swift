import XLModel
import XLText

/// A target with characters that scripts take apart.
enum ShellCharacter: Rule {
  static let code: DiagnosticCode = 1039
  static let page = RulePage(
    .warning,
    "The target has a character that shell scripts take apart.",
    why: """
      Scripts get the target as a text and are shell programs; xen's own leave it without quotes in \
      places.
      A blank then splits it, and `$`, `;` or a backquote may do worse.
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
      "the target has \(character(disk, range)) in it, which shell scripts may take apart",
      at: range,
      severity: hasScript ? .warning : .note,
      help: hasScript
        ? "rename what it names; scripts of others rarely put the target in quotes"
        : "rename the file or device, for the sake of scripts that handle it",
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
