import XLModel
import XLText

enum ForgottenFormat: Rule {
  static let code: DiagnosticCode = 1001
  static let page = RulePage(
    .error,
    "The format field is missing, and the next field is in its position.",
    why: """
      The positions of a disk are target, format, vdev, access; an empty field keeps a position.
      xl reports the vdev as an unknown format, the most frequently reported error about disks.
      """,
    subject: .disk,
    bad: "/a.img,xvda,rw",
    good: "/a.img,,xvda,rw",
    fix: .safe,
  )

  static func diagnostic(_ disk: DiskReading, at range: ByteRange) -> Diagnostic {
    let formats = WordRow.any(DiskFormat.allCases.map(\.rawValue))
    let start = startOfLastLine(disk, range)
    // A flag may be directly before, and would take a single comma for its own.
    let isTight = start > 0 && (0x30...0x39).contains(disk.bytes[start - 1])
    let insertion = ByteRange(start, start)
    var fixes = [
      disk.replace("insert the empty format field", insertion, with: isTight ? ",," : ",", isSafe: true)
    ]
    var notes: [Diagnostic.Note] = []
    if let format = formatOfTarget(disk) {
      let field = (isTight ? "," : "") + format + ","
      fixes.append(disk.replace("insert the format '\(format)'", insertion, with: field))
      notes.append(
        Diagnostic.Note(
          "an empty field means raw, but the target ends in '.\(format)'",
          at: disk.spec.targetRange
        )
      )
    }
    let what = DiskHabits.isAccess(disk.spec.bytes(in: disk.trimmed(range))) ? "access mode" : "vdev"
    return diagnostic(
      "missing format field: expected a format, found the \(what) \(disk.quoted(range))",
      at: range,
      help: "insert an empty field before it, or one of \(formats)",
      notes: notes,
      fixes: fixes,
    )
  }

  /// The start of a value, or of its last line where it begins with newlines.
  ///
  /// The text before them may be a `target=`, which takes its whole line and so would take an insertion in
  /// front of the newline.
  private static func startOfLastLine(_ disk: DiskReading, _ range: ByteRange) -> Int {
    let blank = range.start..<disk.trimmed(range).start
    return blank.last { disk.bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 } ?? range.start
  }

  /// The format that the target's ending names, other than raw.
  private static func formatOfTarget(_ disk: DiskReading) -> String? {
    guard let target = disk.spec.target?.value else { return nil }
    return ["qcow2", "qcow", "vhd", "qed"].first {
      target.suffix($0.utf8.count + 1).elementsEqual(".\($0)".utf8)
    }
  }
}
