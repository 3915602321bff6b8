import XLModel
import XLRules
import XLSyntax
import XLText

extension DiskWording {
  func unknownValue(of word: DiskWord, _ range: ByteRange) -> Diagnostic {
    switch word {
    case .format:
      value(UnknownFormat.self, "format", range, DiskFormat.allCases.map(\.rawValue), Self.formatHabits)
    case .access: access(range)
    case .backendtype:
      value(
        UnknownBackendType.self,
        "backend type",
        range,
        DiskBackend.named.map(\.rawValue),
        Self.backendHabits
      )
    case .specification:
      value(UnknownSpecification.self, "specification", range, DiskSpecification.named.map(\.rawValue), [])
    case .devtype:
      value(UnknownDeviceType.self, "device type", range, ["cdrom", "disk"], Self.deviceHabits)
    default:
      make(
        UnreadablePort.self,
        "colo port \(quoted(range)) reads as 0; expected a number from 1 to 65535",
        at: range,
        help: "write the port in decimal digits"
      )
    }
  }

  private static let formatHabits = [
    ("img", "raw"), ("iso", "raw"), ("file", "raw"), ("phy", "raw"), ("block", "raw"), ("dd", "raw"),
    ("vpc", "vhd"),
    ("none", "empty"),
  ]
  private static let backendHabits = [
    ("qemu", "qdisk"), ("file", "qdisk"), ("aio", "qdisk"), ("loop", "phy"), ("blkback", "phy"),
    ("blktap", "tap"),
    ("tap2", "tap"), ("block", "phy"),
  ]
  private static let deviceHabits = [("cd", "cdrom"), ("dvd", "cdrom"), ("hd", "disk"), ("hdd", "disk")]
  private static let accessHabits = [
    ("read", "r"), ("readonly", "ro"), ("read-only", "ro"), ("write", "w"), ("readwrite", "rw"),
    ("read-write", "rw"),
    ("rdwr", "rw"), ("wr", "rw"), ("ro+", "ro"),
  ]

  /// A value that is none of a few words.
  private func value(
    _ rule: any Rule.Type,
    _ kind: String,
    _ range: ByteRange,
    _ allowed: [String],
    _ habits: [(String, String)],
  ) -> Diagnostic {
    if range.isEmpty {
      return make(rule, "no \(kind) after '='; expected \(Self.list(allowed))", at: range)
    }
    let bare = trimmed(range)
    let expected = "expected \(Self.list(allowed))"
    if bare.count < range.count, allowed.contains(text(bare)) {
      return make(
        rule,
        "white space belongs to the \(kind) \(quoted(range)); \(expected)",
        at: range,
        help: "remove the white space",
        fixes: [replace("remove the white space", range, with: text(bare))],
      )
    }
    guard let near = nearest(bare, allowed, habits) else {
      return make(rule, "unknown \(kind) \(quoted(range)); \(expected)", at: range)
    }
    return make(
      rule,
      "unknown \(kind) \(quoted(range)); did you mean '\(near)'?",
      at: range,
      help: expected,
      fixes: [replace("write '\(near)'", range, with: near)],
    )
  }

  private func nearest(_ range: ByteRange, _ allowed: [String], _ habits: [(String, String)]) -> String? {
    guard let plain = Nearest.normalized(spec.bytes(in: range)) else { return nil }
    if let habit = habits.first(where: { Array($0.0.utf8) == plain }) { return habit.1 }
    return Nearest.of(plain, among: allowed.map { ($0, $0) })
  }

  private func access(_ range: ByteRange) -> Diagnostic {
    let bare = trimmed(range)
    let allowed = ["r", "ro", "w", "rw"]
    let expected = "expected r or ro (read-only), w or rw (read-write)"
    if spec.bytes(in: bare).last == UInt8(ascii: "!"), bare.count > 1 {
      let plain = ByteRange(bare.start, bare.end - 1)
      if allowed.contains(text(plain)) {
        return make(
          UnknownAccess.self,
          "access \(quoted(range)) is the old form that allowed sharing; \(expected)",
          at: range,
          help: "xl has no way to allow sharing in a disk string; write '\(text(plain))'",
          fixes: [replace("write '\(text(plain))'", range, with: text(plain))],
        )
      }
    }
    if let flag = flagMeant(range) {
      return make(
        UnknownAccess.self,
        "unknown access \(quoted(range)); \(expected)",
        at: range,
        help: "for the flag '\(flag)' write it exactly so, with a comma or the end directly behind it",
        fixes: [replace("write the flag '\(flag)'", range, with: flag)],
      )
    }
    return value(UnknownAccess.self, "access", range, allowed, Self.accessHabits)
  }

  /// The flag that a positional value was probably meant to be.
  func flagMeant(_ range: ByteRange) -> String? {
    guard range.count > 3, let plain = Nearest.normalized(spec.bytes(in: range)) else { return nil }
    let known = DiskWord.flags.filter { options.xen.minor >= DiskWord.trustSinceMinor || !$0.isTrust }
    return Nearest.of(plain, among: known.filter { $0 != .grantUsage }.map { ($0.spelling, $0.spelling) })
  }

  func forgottenFormat(_ range: ByteRange) -> Diagnostic {
    let formats = Self.list(DiskFormat.allCases.map(\.rawValue))
    let start = startOfLastLine(range)
    // A flag may stand directly before, and would take a single comma for its own.
    let isTight = start > 0 && bytes[start - 1].isASCIIDigit
    let insertion = ByteRange(start, start)
    var fixes = [
      replace("insert the empty format field", insertion, with: isTight ? ",," : ",", isSafe: true)
    ]
    var notes: [Diagnostic.Note] = []
    if let format = formatOfTarget() {
      let field = (isTight ? "," : "") + format + ","
      fixes.append(replace("insert the format '\(format)'", insertion, with: field))
      notes.append(
        Diagnostic.Note("an empty field means raw, but the target ends in '.\(format)'", at: spec.targetRange)
      )
    }
    let what = DiskHabits.isAccess(spec.bytes(in: trimmed(range))) ? "access mode" : "vdev"
    return make(
      ForgottenFormat.self,
      "missing format field: expected a format, found the \(what) \(quoted(range))",
      at: range,
      help: "put an empty field before it, or one of \(formats)",
      notes: notes,
      fixes: fixes,
    )
  }

  /// The start of a value, or of its last line where it begins with newlines.
  ///
  /// What stands before them may be a `target=`, which takes its whole line and so would take an insertion in
  /// front of the newline.
  private func startOfLastLine(_ range: ByteRange) -> Int {
    let blank = range.start..<trimmed(range).start
    return blank.last { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 } ?? range.start
  }

  /// The format that the target's ending names, other than raw.
  private func formatOfTarget() -> String? {
    guard let target = spec.target?.value else { return nil }
    return ["qcow2", "qcow", "vhd", "qed"].first {
      target.suffix($0.utf8.count + 1).elementsEqual(".\($0)".utf8)
    }
  }
}

extension DiskWord {
  /// Whether it is a flag that came with Xen 4.19.
  var isTrust: Bool { self == .trusted || self == .untrusted || self == .grantUsage }
}

extension UInt8 {
  fileprivate var isASCIIDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
}
