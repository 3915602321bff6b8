package import XLModel
import XLSyntax
package import XLText

/// What rules about disks ask a disk that was read, and what their messages share.
extension DiskReading {
  var parts: DiskParts { spec.parts }
  var bytes: [UInt8] { spec.text.bytes }

  /// Every diagnostic, in the order of the text.
  package var diagnostics: [Diagnostic] {
    var found: [Diagnostic] = []
    for trait in DiskTrait.allCases where has(trait) {
      for rule in trait.rules { if let diagnostic = rule.check(self) { found.append(diagnostic) } }
    }
    if problems.isEmpty, found.count < 2 { return found }
    if problems.count == 1, found.isEmpty { return [problems[0].diagnostic(self)] }
    return (problems.filter { !isExplained($0) }.map { $0.diagnostic(self) } + found)
      .sorted { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
  }

  /// Whether a missing part is there, but under a misspelled key that is reported anyway.
  private func isExplained(_ problem: DiskProblem) -> Bool {
    if case .missingVirtualDevice = problem { return isMisspelt(.vdev) }
    if case .missingTarget = problem { return isMisspelt(.target) }
    return false
  }

  private func isMisspelt(_ key: DiskWord) -> Bool {
    problems.contains { other in
      guard case .unknownKey(let name, _) = other else { return false }
      return DiskMeaning.ofKey(spec.bytes(in: name)) == .key(key)
    }
  }

  // MARK: Backend and script

  /// The backend type as libxl takes it, which knows only one for virtio.
  var backend: DiskBackend {
    spec.backend == .unknown && spec.specification == .virtio ? .standalone : spec.backend
  }

  /// The place that names the backend type.
  var backendRange: ByteRange {
    parts.backendPlace.range ?? parts.specificationPlace.range ?? spec.text.range
  }

  /// Whether the script is relative and has a slash inside.
  var isScriptRelative: Bool { spec.script.map { Self.isRelative($0.value) } ?? false }

  private static func isRelative(_ script: [UInt8]) -> Bool {
    script.first != UInt8(ascii: "/") && script.contains(UInt8(ascii: "/"))
  }

  /// The file name of the script; nil where none is named, or a relative path, which has a rule of its own.
  var scriptFile: String? {
    guard let name = spec.script?.value, !Self.isRelative(name) else { return nil }
    let start = name.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    return String(decoding: name[start...], as: UTF8.self)
  }

  // MARK: Words

  /// The user's text in single quotes, safe to print; the middle of a long one is left out.
  func quoted(_ range: ByteRange) -> String { "'\(shown(range))'" }

  /// The user's text, safe to print; the middle of a long one is left out.
  func shown(_ range: ByteRange) -> String { VisibleText.quoting(bytes[range.start..<range.end]) }

  /// The user's text as it is, for an edit.
  func text(_ range: ByteRange) -> String { String(decoding: spec.bytes(in: range), as: UTF8.self) }

  // MARK: Places

  /// The range without white space at its edges.
  func trimmed(_ range: ByteRange) -> ByteRange {
    var (start, end) = (range.start, range.end)
    while start < end && bytes[start].isSpace { start += 1 }
    while end > start && bytes[end - 1].isSpace { end -= 1 }
    return ByteRange(start, end)
  }

  /// A range and the comma that ends it, or else the one before it: what goes when the parameter goes.
  func withComma(_ range: ByteRange) -> ByteRange {
    if range.end < bytes.count && bytes[range.end] == UInt8(ascii: ",") {
      return ByteRange(range.start, range.end + 1)
    }
    let hasBefore = range.start > 0 && bytes[range.start - 1] == UInt8(ascii: ",")
    return hasBefore ? ByteRange(range.start - 1, range.end) : range
  }

  // MARK: Meanings

  /// The flag that a positional value was probably meant to be.
  func flagMeant(_ range: ByteRange) -> String? {
    if range.count <= 3 { return nil }
    let plain = DiskMeaning.plain(spec.bytes(in: range))
    let known = DiskWord.flags.filter { xen.minor >= DiskWord.trustSinceMinor || !$0.isTrust }
    return NearestName.of(plain, among: known.filter { $0 != .grantUsage }.map(\.spelling))
  }

  /// The one of a few words that was most likely meant; first what people write who know another tool.
  func nearest(_ range: ByteRange, _ allowed: [String], _ habits: [(String, String)]) -> String? {
    let plain = DiskMeaning.plain(spec.bytes(in: range))
    if let habit = habits.first(where: { plain.elementsEqual($0.0.utf8) }) { return habit.1 }
    return NearestName.of(plain, among: allowed)
  }

  // MARK: Fixes

  func replace(_ title: String, _ range: ByteRange, with text: String, isSafe: Bool = false) -> Diagnostic.Fix
  {
    Diagnostic.Fix(title, range, text, isSafe ? .safe : .changesMeaning)
  }

  /// The fix that names every parameter, where this finding is the only one and the disk can be written so.
  func named(_ title: String) -> [Diagnostic.Fix] {
    guard problems.count == 1, let bytes = spec.namedForm else { return [] }
    return [Diagnostic.Fix(title, spec.text.range, bytes, .safe)]
  }
}

extension DiskWord {
  /// Whether it is a flag that came with Xen 4.19.
  fileprivate var isTrust: Bool { self == .trusted || self == .untrusted || self == .grantUsage }
}
