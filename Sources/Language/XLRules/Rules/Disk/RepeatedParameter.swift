import XLModel
import XLSyntax
import XLText

enum RepeatedParameter: Rule {
  static let code: DiagnosticCode = 1012
  static let page = RulePage(
    .error,
    "A parameter of a disk is given twice; xl refuses it.",
    why: "xl refuses the disk, even if both values are the same.",
    subject: .disk,
    bad: "vdev=xvda,vdev=xvdb,target=/a.img",
    good: "vdev=xvda,target=/a.img",
    fix: .changesMeaning,
  )

  static func diagnostic(_ disk: DiskReading, _ word: DiskWord, at range: ByteRange, first: ByteRange)
    -> Diagnostic
  {
    let isEqual = disk.spec.bytes(in: range) == disk.spec.bytes(in: first)
    var fixes: [Diagnostic.Fix] = []
    let key = Array((word.spelling + "=").utf8)
    let start = range.start - key.count
    if start >= 0, word != .target, disk.spec.text.bytes[start..<range.start].elementsEqual(key) {
      let whole = disk.withComma(ByteRange(start, range.end))
      fixes = [disk.replace("remove the second \(word.spelling)=", whole, with: "")]
    }
    return diagnostic(
      isEqual
        ? "'\(word.spelling)' is given twice, both times as \(disk.quoted(range)); expected once"
        : "'\(word.spelling)' is given twice: \(disk.quoted(first)) and \(disk.quoted(range)); expected once",
      at: range,
      help: "keep one of them",
      notes: [Diagnostic.Note("the first value is here", at: first)],
      fixes: fixes,
    )
  }
}
