import XLModel
import XLText

/// A target with characters that scripts take apart.
enum ShellCharacter: DiskRule {
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
  static let traits: DiskTraits = .target

  /// Bytes that a shell splits at or gives a meaning to, a bit each; Xen's scripts do not quote everywhere.
  ///
  /// The first number has those below 64, the second those below 128.
  private static let shellBits: (low: UInt64, high: UInt64) = {
    var bits: (low: UInt64, high: UInt64) = (0, 0)
    for byte in " \t\n\"'`$&|;<>()*?[]{}\\!#".utf8 {
      if byte < 64 { bits.low |= 1 << UInt64(byte) } else { bits.high |= 1 << UInt64(byte - 64) }
    }
    return bits
  }()

  static func check(_ disk: DiskSubject) -> Diagnostic? {
    guard let target = disk.parts.targetPlace.range,
      let offset = firstOffset(in: target, of: disk.spec.text.bytes.span)
    else { return nil }
    let range = ByteRange(offset, offset + 1)
    let hasScript = disk.parts.scriptPlace.isGiven
    return diagnostic(
      "the target has \(character(disk, range)) in it, which is special in shell scripts",
      at: range,
      severity: hasScript ? .warning : .note,
      help: hasScript
        ? "rename the target; most scripts do not quote it"
        : "rename the file or device, so that scripts can handle it",
      notes: [Diagnostic.Note("the target", at: target)],
    )
  }

  /// Where the first of these bytes is; blanks at the edges are another rule's.
  private static func firstOffset(in target: ByteRange, of bytes: Span<UInt8>) -> Int? {
    var (start, end) = (target.start, target.end)
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    let (low, high) = shellBits
    let trimmed = bytes.extracting(start..<end)
    for index in trimmed.indices {
      let byte = trimmed[index]
      // A shift by more than 63 counts its low six bits only.
      if byte < 128, (byte < 64 ? low : high) &>> UInt64(byte) & 1 == 1 { return start + index }
    }
    return nil
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
