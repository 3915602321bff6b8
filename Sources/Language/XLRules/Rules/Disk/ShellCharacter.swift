import XLModel
import XLText

enum ShellCharacter: DiskRule {
  static let code: DiagnosticCode = 1039
  static let page = RulePage(
    .warning,
    "A target has a character that is special in shell scripts.",
    why: """
      Xen's scripts do not quote the target everywhere: a space splits it, and `$`, `;` or a backquote may \
      run a command.
      Without a script the severity is note.
      """,
    subject: .disk,
    bad: "vdev=xvda,script=block-mine,target=my disk",
    good: "vdev=xvda,script=block-mine,target=my-disk",
  )
  static let trait = DiskTrait.target

  static func check(_ disk: DiskReading) -> Diagnostic? {
    guard let target = disk.parts.targetPlace.range,
      let offset = firstOffset(in: target, of: disk.spec.text.bytes.span)
    else { return nil }
    let range = ByteRange(offset, offset + 1)
    let hasScript = disk.parts.scriptPlace.isGiven
    return diagnostic(
      "the target contains \(character(disk, range)), a special character in shell scripts",
      at: range,
      severity: hasScript ? .warning : .note,
      help: hasScript
        ? "rename the target; most scripts do not quote it"
        : "rename the file or device, so that scripts can handle it",
      notes: [Diagnostic.Note("the target is here", at: target)],
    )
  }

  /// Where the first byte is that a shell splits at or gives a meaning to; blanks at the edges are not.
  private static func firstOffset(in target: ByteRange, of bytes: Span<UInt8>) -> Int? {
    var (start, end) = (target.start, target.end)
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    let trimmed = bytes.extracting(start..<end)
    // Nearly every target has nothing but letters, digits and `+,-./:_`. Without a branch in the loop, the
    // compiler compares many bytes in one instruction.
    var others: UInt8 = 0
    for index in trimmed.indices {
      let byte = trimmed[index]
      let letter: UInt8 = (byte | 0x20) &- UInt8(ascii: "a") < 26 ? 0 : 1
      let middle: UInt8 = byte &- UInt8(ascii: "+") <= UInt8(ascii: ":") - UInt8(ascii: "+") ? 0 : 1
      others |= letter & middle & (byte == UInt8(ascii: "_") ? 0 : 1)
    }
    if others == 0 { return nil }
    return trimmed.indices.first { isSpecial(trimmed[$0]) }.map { start + $0 }
  }

  /// Whether Xen's scripts, which do not quote everywhere, give a byte to the shell as more than text.
  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x09, 0x0A, 0x20...0x24, 0x26...0x2A, 0x3B, 0x3C, 0x3E, 0x3F, 0x5B...0x5D, 0x60, 0x7B...0x7D: true
    default: false
    }
  }

  private static func character(_ disk: DiskReading, _ range: ByteRange) -> String {
    switch disk.bytes[range.start] {
    case 0x20: "a space"
    case 0x09: "a tab"
    case 0x0A: "a line feed"
    default: "a \(disk.quoted(range))"
    }
  }
}
