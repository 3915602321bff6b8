import XLModel
import XLSyntax
import XLText

enum UnknownDiskParameter: Rule {
  static let code: DiagnosticCode = 1008
  static let page = RulePage(
    .error,
    "A disk has an unknown key.",
    why: "xl refuses the disk, and prints only one byte of the value.",
    subject: .disk,
    bad: "vdev=xvda,frmat=qcow2,target=/a.img",
    good: "vdev=xvda,format=qcow2,target=/a.img",
    fix: .changesMeaning,
  )

  static func diagnostic(_ disk: DiskReading, name: ByteRange, whole: ByteRange) -> Diagnostic {
    let meaning = DiskMeaning.ofKey(disk.spec.bytes(in: name))
    let sign = disk.spec.bytes(in: whole).firstIndex(of: UInt8(ascii: "=")) ?? whole.end - 1
    let value = ByteRange(sign + 1, whole.end)
    switch meaning {
    case .key(.target):
      let moved = "target=" + disk.text(value)
      return diagnostic(
        "unknown key \(disk.quoted(name)); did you mean 'target'?",
        at: name,
        help: "write target= last, because it includes the rest of the string",
        fixes: [moveToEnd(disk, "write '\(VisibleText.quoting(moved.utf8))' at the end", whole, moved)],
      )
    case .key(let key):
      let written = ByteRange(name.start, value.start)
      let isExact = disk.spec.bytes(in: name).elementsEqual(key.spelling.utf8)
      return diagnostic(
        isExact
          ? "key \(disk.quoted(name)) with white space before '='"
          : "unknown key \(disk.quoted(name)); did you mean '\(key.spelling)'?",
        at: name,
        fixes: [disk.replace("write '\(key.spelling)='", written, with: key.spelling + "=")],
      )
    case .flag(let flag):
      return diagnostic(
        "unknown key \(disk.quoted(name)); did you mean the flag '\(flag.spelling)'?",
        at: name,
        help: "write the flag without a value",
        fixes: [disk.replace("write '\(flag.spelling)'", whole, with: flag.spelling)],
      )
    case .readOnly:
      return diagnostic(
        "unknown key \(disk.quoted(name)); did you mean 'access=ro'?",
        at: name,
        fixes: [disk.replace("write 'access=ro'", whole, with: "access=ro")],
      )
    case nil:
      return diagnostic(
        "unknown key \(disk.quoted(name)); expected \(WordRow.any(DiskWord.keys.map(\.spelling)))",
        at: name,
        help: "write keys in lower case, and a target that contains '=' last, as target=…",
      )
    }
  }

  /// Takes a parameter away and appends text at the very end.
  private static func moveToEnd(_ disk: DiskReading, _ title: String, _ whole: ByteRange, _ text: String)
    -> Diagnostic.Fix
  {
    let bytes = disk.bytes
    let hasComma = whole.end < bytes.count && bytes[whole.end] == UInt8(ascii: ",")
    if !hasComma {
      return Diagnostic.Fix(title, whole, text, .changesMeaning)
    }
    let end = ByteRange(bytes.count, bytes.count)
    let comma = bytes.last == UInt8(ascii: ",") ? "" : ","
    let taken = TextEdit(ByteRange(whole.start, whole.end + 1), [])
    return Diagnostic.Fix(title, edits: [taken, TextEdit(end, comma + text)], safety: .changesMeaning)
  }
}
