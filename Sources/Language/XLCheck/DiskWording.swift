import XLModel
import XLRules
import XLSyntax
import XLText

/// Puts what was found in a disk string into words, with the way out.
struct DiskWording {
  private let disk: CheckedDisk
  /// How many findings there are.
  let count: Int

  var spec: DiskSpec { disk.reading.spec }
  var parts: DiskParts { disk.reading.spec.parts }
  var bytes: [UInt8] { disk.reading.spec.text.bytes }
  var options: CheckOptions { disk.options }
  /// What the syntax shows, in the order in which it was met.
  var problems: [DiskProblem] { disk.reading.problems }

  /// More bytes of the user's text are not repeated in a message.
  static let quotedByteCountMax = 60

  init(_ disk: CheckedDisk) {
    self.disk = disk
    count = disk.reading.problems.count + disk.concerns.count
  }

  /// Every diagnostic, in the order of the text.
  var diagnostics: [Diagnostic] {
    if count == 1, let problem = problems.first { return [worded(problem)] }
    return DiskFinding.all(in: disk).map { finding in
      switch finding {
      case .problem(let problem): worded(problem)
      case .concern(let concern): worded(concern)
      }
    }
  }

  private func worded(_ problem: DiskProblem) -> Diagnostic {
    var result = diagnostic(problem)
    result.severity = problem.severity
    return result
  }

  private func worded(_ concern: DiskConcern) -> Diagnostic {
    var result = diagnostic(concern)
    result.severity = concern.severity
    return result
  }

  private func diagnostic(_ problem: DiskProblem) -> Diagnostic {
    switch problem {
    case .unknownValue(let word, let range): unknownValue(of: word, range)
    case .forgottenFormat(let range): forgottenFormat(range)
    case .repeated(let word, let range, let first): repeated(word, range, first: first)
    case .overridden(let word, let range, let first): overridden(word, range, first: first)
    case .unknownKey(let name, let whole): unknownKey(name, whole: whole)
    case .flagWithValue(let word, let name, let whole): flagWithValue(word, name, whole: whole)
    case .strayEquals(let sign, let whole): strayEquals(sign, whole: whole)
    case .droppedEquals(let range): droppedEquals(range)
    case .tooManyPositionals(let range): tooManyPositionals(range)
    case .unknownPrefix(let range, let whole): unknownPrefix(range, whole: whole)
    case .deprecatedPrefix(let range): deprecatedPrefix(range)
    case .ignoredPrefix(let range): ignoredPrefix(range)
    case .missingVirtualDevice(let range): missingVirtualDevice(range)
    case .missingTarget(let range): missingTarget(range)
    case .swallowed(let range, let whole, let isFatal): swallowed(range, whole: whole, isFatal: isFatal)
    case .tooNew(let word, let range): tooNew(word, range)
    case .edgeBlank(let word, let range, let value): edgeBlank(word, range, value: value)
    case .overlong(let range): overlong(range)
    case .scannerExit(let range): scannerExit(range)
    case .nul(let range): nul(range)
    case .tooMany(let range): .uncheckedRest(ofStringAt: range, problemsMax: DiskLowering.problemsMax)
    }
  }

  @inline(__always)
  func make(
    _ rule: any Rule.Type,
    _ message: String,
    at range: ByteRange,
    help: String? = nil,
    notes: [Diagnostic.Note] = [],
    fixes: [Diagnostic.Fix] = [],
  ) -> Diagnostic {
    Diagnostic(rule.code, .error, message, at: range, help: help, notes: notes, fixes: fixes)
  }

  func replace(_ title: String, _ range: ByteRange, with text: String, isSafe: Bool = false) -> Diagnostic.Fix
  {
    Diagnostic.Fix(title, edits: [TextEdit(range, text)], safety: isSafe ? .safe : .changesMeaning)
  }

  /// The user's text in single quotes; control bytes escaped, long text cut.
  func quoted(_ range: ByteRange) -> String {
    var result = ""
    quote(range, into: &result)
    return result
  }

  /// Appends the user's text in single quotes; control bytes escaped, long text cut.
  func quote(_ range: ByteRange, into result: inout String) {
    let shown = bytes[range.start..<min(range.end, range.start + Self.quotedByteCountMax)]
    result += "'"
    var isPlain = true
    for byte in shown { isPlain = isPlain && byte >= 0x20 && byte < 0x7F }
    if isPlain {
      result += String(decoding: shown, as: UTF8.self)
    } else {
      for scalar in String(decoding: shown, as: UTF8.self).unicodeScalars {
        switch scalar {
        case "\n": result += "\\n"
        case "\t": result += "\\t"
        case "\r": result += "\\r"
        default:
          let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
          result += isControl ? "\\x" + String(0x100 + scalar.value, radix: 16).dropFirst() : String(scalar)
        }
      }
    }
    result += shown.count < range.count ? "…'" : "'"
  }

  /// `a, b or c`.
  static func list(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }

  func text(_ range: ByteRange) -> String { String(decoding: spec.bytes(in: range), as: UTF8.self) }

  /// The range without white space at its edges.
  func trimmed(_ range: ByteRange) -> ByteRange {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (9...13).contains(byte) }
    var (start, end) = (range.start, range.end)
    while start < end && isBlank(spec.text.bytes[start]) { start += 1 }
    while end > start && isBlank(spec.text.bytes[end - 1]) { end -= 1 }
    return ByteRange(start, end)
  }

  /// A range and the comma that ends it, or else the one before it: what goes when the parameter goes.
  func withComma(_ range: ByteRange) -> ByteRange {
    let bytes = spec.text.bytes
    if range.end < bytes.count && bytes[range.end] == UInt8(ascii: ",") {
      return ByteRange(range.start, range.end + 1)
    }
    let hasBefore = range.start > 0 && bytes[range.start - 1] == UInt8(ascii: ",")
    return hasBefore ? ByteRange(range.start - 1, range.end) : range
  }
}
