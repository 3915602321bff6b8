import XLModel
import XLText

enum SwallowedDiskParameter: Rule {
  static let code: DiagnosticCode = 1020
  static let page = RulePage(
    .warning,
    "A disk has parameters after `target=`.",
    why: "The target is the rest of the string, including commas and keys, so the parameters have no effect.",
    subject: .disk,
    bad: "vdev=xvda,target=/a.img,access=ro",
    good: "vdev=xvda,access=ro,target=/a.img",
    fix: .changesMeaning,
  )

  static func diagnostic(_ disk: DiskReading, at range: ByteRange, whole: ByteRange, isFatal: Bool)
    -> Diagnostic
  {
    let isEnded = disk.bytes[whole.end - 1] == UInt8(ascii: ",")
    var comma = range.start
    while comma > whole.start && disk.bytes[comma - 1] != UInt8(ascii: ",") { comma -= 1 }
    let target = ByteRange(whole.start, comma - 1)
    let fix = Diagnostic.Fix(
      "move target= to the end",
      edits: [
        TextEdit(ByteRange(whole.start, range.start), []),
        TextEdit(ByteRange(whole.end, whole.end), (isEnded ? "" : ",") + disk.text(target)),
      ],
      safety: .changesMeaning,
    )
    var notes = [Diagnostic.Note("the target begins here", at: ByteRange(whole.start, whole.start + 7))]
    if isFatal { notes.append(Diagnostic.Note("therefore the disk has no vdev")) }
    return diagnostic(
      "\(disk.quoted(range)) is part of the target; expected target= as the last parameter",
      at: range,
      severity: isFatal ? .error : .warning,
      help: "put target= last",
      notes: notes,
      fixes: [fix],
    )
  }
}
