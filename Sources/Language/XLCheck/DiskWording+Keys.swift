import XLModel
import XLRules
import XLSyntax
import XLText

extension DiskWording {
  func unknownKey(_ name: ByteRange, whole: ByteRange) -> Diagnostic {
    let meaning = DiskMeaning.ofKey(spec.bytes(in: name))
    let sign = spec.bytes(in: whole).firstIndex(of: UInt8(ascii: "=")) ?? whole.end - 1
    let value = ByteRange(sign + 1, whole.end)
    switch meaning {
    case .key(.target):
      let moved = "target=" + text(value)
      return make(
        UnknownDiskParameter.self,
        "unknown key \(quoted(name)); did you mean 'target'?",
        at: name,
        help: "target= goes last, because it takes the rest of the string",
        fixes: [moveToEnd("write '\(moved)' at the end", whole, moved)],
      )
    case .key(let key):
      let isExact = spec.bytes(in: name).elementsEqual(key.spelling.utf8)
      return make(
        UnknownDiskParameter.self,
        isExact
          ? "key \(quoted(name)) with white space before '='"
          : "unknown key \(quoted(name)); did you mean '\(key.spelling)'?",
        at: name,
        fixes: [
          replace("write '\(key.spelling)='", ByteRange(name.start, value.start), with: key.spelling + "=")
        ],
      )
    case .flag(let flag):
      return make(
        UnknownDiskParameter.self,
        "unknown key \(quoted(name)); did you mean the flag '\(flag.spelling)'?",
        at: name,
        help: "a flag takes no value",
        fixes: [replace("write '\(flag.spelling)'", whole, with: flag.spelling)],
      )
    case .readOnly:
      return make(
        UnknownDiskParameter.self,
        "unknown key \(quoted(name)); did you mean 'access=ro'?",
        at: name,
        fixes: [replace("write 'access=ro'", whole, with: "access=ro")],
      )
    case nil:
      return make(
        UnknownDiskParameter.self,
        "unknown key \(quoted(name)); expected \(Self.list(DiskWord.keys.map(\.spelling)))",
        at: name,
        help: "keys are lower case; a target that holds '=' is written last, as target=…",
      )
    }
  }

  /// Takes a parameter away and appends text at the very end.
  private func moveToEnd(_ title: String, _ whole: ByteRange, _ text: String) -> Diagnostic.Fix {
    let bytes = spec.text.bytes
    let hasComma = whole.end < bytes.count && bytes[whole.end] == UInt8(ascii: ",")
    if !hasComma {
      return Diagnostic.Fix(title, edits: [TextEdit(whole, text)], safety: .changesMeaning)
    }
    let end = ByteRange(bytes.count, bytes.count)
    let comma = bytes.last == UInt8(ascii: ",") ? "" : ","
    let taken = TextEdit(ByteRange(whole.start, whole.end + 1), [])
    return Diagnostic.Fix(title, edits: [taken, TextEdit(end, comma + text)], safety: .changesMeaning)
  }

  func flagWithValue(_ word: DiskWord, _ name: ByteRange, whole: ByteRange) -> Diagnostic {
    let value = text(ByteRange(min(name.end + 1, whole.end), whole.end)).lowercased()
    let opposite: [DiskWord: String] = [
      .discard: "no-discard", .colo: "no-colo", .trusted: "untrusted", .noDiscard: "discard", .noColo: "colo",
      .untrusted: "trusted",
    ]
    let isOff = ["0", "no", "off", "false"].contains(value)
    let meant = isOff ? opposite[word] ?? word.spelling : word.spelling
    return make(
      DiskFlagWithValue.self,
      "flag '\(word.spelling)' takes no value",
      at: ByteRange(name.end, whole.end),
      help: "write '\(meant)'",
      fixes: [replace("write '\(meant)'", whole, with: meant)],
    )
  }

  func strayEquals(_ sign: ByteRange, whole: ByteRange) -> Diagnostic {
    let isTarget = whole.start < sign.start
    return make(
      StrayEquals.self,
      isTarget
        ? "a positional value cannot contain '=': \(quoted(whole))"
        : "'=' without a key before it",
      at: sign,
      help: isTarget
        ? "a target that holds '=' is written last, as target=\(text(whole))"
        : "expected KEY=VALUE, a flag, or a positional value",
      fixes: !isTarget
        ? [replace("remove the '='", sign, with: "")]
        : whole == spec.targetRange ? named("name every parameter, target= last") : [],
    )
  }

  func droppedEquals(_ range: ByteRange) -> Diagnostic {
    make(
      DroppedEquals.self,
      "xl silently ignores this '='",
      at: range,
      help: "remove it",
      fixes: [replace("remove the '='", range, with: "", isSafe: true)],
    )
  }

  func repeated(_ word: DiskWord, _ range: ByteRange, first: ByteRange) -> Diagnostic {
    let isEqual = spec.bytes(in: range) == spec.bytes(in: first)
    var fixes: [Diagnostic.Fix] = []
    let key = Array((word.spelling + "=").utf8)
    let start = range.start - key.count
    if start >= 0, word != .target, spec.text.bytes[start..<range.start].elementsEqual(key) {
      let whole = withComma(ByteRange(start, range.end))
      fixes = [replace("remove the second \(word.spelling)=", whole, with: "")]
    }
    return make(
      RepeatedParameter.self,
      isEqual
        ? "\(word.spelling) is given twice, both times as \(quoted(range)); expected once"
        : "\(word.spelling) is given twice: \(quoted(range)) after \(quoted(first)); expected once",
      at: range,
      help: "keep one of the two",
      notes: [Diagnostic.Note("first given here", at: first)],
      fixes: fixes,
    )
  }

  func overridden(_ word: DiskWord, _ range: ByteRange, first: ByteRange) -> Diagnostic {
    make(
      OverriddenParameter.self,
      "\(quoted(range)) silently replaces \(quoted(first)); the last one counts",
      at: range,
      help: "keep one of the two",
      notes: [Diagnostic.Note("replaced here", at: first)],
    )
  }

  func swallowed(_ range: ByteRange, whole: ByteRange, isFatal: Bool) -> Diagnostic {
    let bytes = spec.text.bytes
    let isEnded = bytes[whole.end - 1] == UInt8(ascii: ",")
    var comma = range.start
    while comma > whole.start && bytes[comma - 1] != UInt8(ascii: ",") { comma -= 1 }
    let target = ByteRange(whole.start, comma - 1)
    let fix = Diagnostic.Fix(
      "move target= to the end",
      edits: [
        TextEdit(ByteRange(whole.start, range.start), []),
        TextEdit(ByteRange(whole.end, whole.end), (isEnded ? "" : ",") + text(target)),
      ],
      safety: .changesMeaning,
    )
    var notes = [Diagnostic.Note("target= begins here", at: ByteRange(whole.start, whole.start + 7))]
    if isFatal { notes.append(Diagnostic.Note("therefore the disk has no vdev")) }
    return make(
      SwallowedDiskParameter.self,
      "target= takes the rest of the string and swallowed \(quoted(range))",
      at: range,
      help: "put target= last",
      notes: notes,
      fixes: [fix],
    )
  }

  func tooNew(_ word: DiskWord, _ range: ByteRange) -> Diagnostic {
    let since = "4.\(DiskWord.trustSinceMinor)"
    return make(
      FlagTooNew.self,
      "flag '\(word.spelling)' is known since xen \(since); "
        + "xen \(options.xen) takes it for a positional parameter",
      at: range,
      help: "leave it out, or use xen \(since) or later",
      fixes: [replace("remove '\(word.spelling)'", withComma(range), with: "")],
    )
  }
}
