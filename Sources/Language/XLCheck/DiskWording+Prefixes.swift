import XLModel
import XLRules
import XLSyntax
import XLText

extension DiskWording {
  /// With more findings than this no fix rewrites the whole disk, so that all fixes together stay small.
  static let fixedFindingCountMax = 32

  func unknownPrefix(_ range: ByteRange, whole: ByteRange) -> Diagnostic {
    let name = ByteRange(range.start, range.end - 1)
    let known = DiskWord.prefixes.map(\.spelling)
    let near = Nearest.normalized(spec.bytes(in: name)).flatMap {
      Nearest.of($0, among: known.map { ($0, $0) })
    }
    let format = DiskFormat(rawValue: text(name))
    let fixes =
      format.map { [replace("write 'format=\($0.rawValue),'", range, with: "format=\($0.rawValue),")] }
      ?? (whole == spec.targetRange ? named("name every parameter, target= last") : [])
    return make(
      UnknownPrefix.self,
      near.map { "unknown prefix \(quoted(range)); did you mean '\($0):'?" }
        ?? "unknown prefix \(quoted(range)); expected one of "
        + known.map { $0 + ":" }.joined(separator: " "),
      at: range,
      help: format.map { "the format is written format=\($0.rawValue)" }
        ?? "a target that begins so is written last, as target=\(text(whole))",
      fixes: fixes,
    )
  }

  func ignoredPrefix(_ range: ByteRange) -> Diagnostic {
    let isOne = isOneWord(range)
    var message = isOne ? "prefix " : "prefixes "
    quote(range, into: &message)
    message +=
      isOne
      ? " is deprecated and means nothing; it does not choose a backend"
      : " are deprecated and mean nothing; they do not choose a backend"
    return make(
      IgnoredPrefix.self,
      message,
      at: range,
      help: "leave it out; a backend is chosen with backendtype=",
      fixes: withoutPrefixes(range, hasScript: false),
    )
  }

  // This is the one diagnostic that good strings of everyday use get. Its message is put together as bytes,
  // because each append to a string costs several hundred instructions.
  func deprecatedPrefix(_ range: ByteRange) -> Diagnostic {
    let isOne = isOneWord(range)
    var message: [UInt8] = []
    message.reserveCapacity(range.count + 100)
    message += (isOne ? "prefix '" : "prefixes '").utf8
    message += bytes[range.start..<min(range.end, range.start + Self.quotedByteCountMax)]
    if range.count > Self.quotedByteCountMax { message += "…".utf8 }
    message += (isOne ? "' is deprecated; it means " : "' are deprecated; together they mean ").utf8
    var (isFirst, hasScript) = (true, false)
    forEachWord(range) { word in
      guard let meaning = Self.meaning(of: word) else { return }
      if !isFirst { message += ", ".utf8 }
      isFirst = false
      message += meaning.utf8
      if word.role == .scriptPrefix { hasScript = true }
    }
    return make(
      DeprecatedPrefix.self,
      String(decoding: message, as: UTF8.self),
      at: range,
      help: "write the meaning by name",
      fixes: withoutPrefixes(range, hasScript: hasScript),
    )
  }

  /// Gives each prefix in a run of them.
  private func forEachWord(_ range: ByteRange, _ body: (DiskWord) -> Void) {
    let bytes = bytes
    let span = bytes.span
    var start = range.start
    for index in range.start..<range.end where span[index] == UInt8(ascii: ":") {
      if let word = PackedWord(span, start, index).word { body(word) }
      start = index + 1
    }
  }

  /// Whether the only colon in a run is its last byte.
  private func isOneWord(_ range: ByteRange) -> Bool {
    let bytes = bytes
    let span = bytes.span
    for index in range.start..<range.end - 1 where span[index] == UInt8(ascii: ":") { return false }
    return true
  }

  /// The parameter that a prefix stands for; nil where it means nothing.
  private static func meaning(of prefix: DiskWord) -> String? {
    switch prefix {
    case .raw: "format=raw"
    case .qcow: "format=qcow"
    case .qcow2: "format=qcow2"
    case .vhd: "format=vhd"
    case .iscsi: "script=block-iscsi"
    case .nbd: "script=block-nbd"
    case .enbd: "script=block-enbd"
    case .drbd: "script=block-drbd"
    default: nil
    }
  }

  /// Rewrites the whole disk without prefixes, keeping its meaning; `range` is any of its runs.
  ///
  /// With the prefixes the place for a format comes back, so the format has to be given: in that place where
  /// the target follows directly, else by name.
  private func withoutPrefixes(_ range: ByteRange, hasScript: Bool) -> [Diagnostic.Fix] {
    if count > Self.fixedFindingCountMax { return [] }
    let format = parts.writtenFormat ?? .raw
    let isOnly = !problems.contains { $0.prefixes.map { $0 != range } ?? false }
    let edits: [TextEdit]
    if isOnly, let target = parts.targetPlace.range, target.start == range.end,
      parts.formatPlace.range.map({ $0.start >= range.start && $0.end <= range.end }) ?? true,
      target.end < bytes.count, bytes[target.end] == UInt8(ascii: ","),
      parts.virtualDevicePlace.range.map({ $0.start > target.end }) ?? false
    {
      let place = ByteRange(target.end + 1, target.end + 1)
      edits = [
        TextEdit(range, hasScript ? replacement(of: range, where: { $0.role == .scriptPrefix }) : []),
        TextEdit(place, Self.field(format)),
      ]
    } else {
      let chains = problems.compactMap(\.prefixes)
      edits = chains.map { chain in
        var hasFormat = false
        forEachWord(chain) { if $0.role == .formatPrefix { hasFormat = true } }
        let isMissing = chain == chains.first && !hasFormat
        return TextEdit(
          chain,
          (isMissing ? Array("format=".utf8) + Self.field(format) : []) + replacement(of: chain)
        )
      }
    }
    return [Diagnostic.Fix("write the disk without prefixes", edits: edits, safety: .safe)]
  }

  /// The format and a comma, as an array that is made once.
  private static func field(_ format: DiskFormat) -> [UInt8] {
    switch format {
    case .raw: rawField
    case .qcow: qcowField
    case .qcow2: qcow2Field
    case .vhd: vhdField
    case .qed, .empty: Array("\(format.rawValue),".utf8)
    }
  }

  private static let rawField = Array("raw,".utf8)
  private static let qcowField = Array("qcow,".utf8)
  private static let qcow2Field = Array("qcow2,".utf8)
  private static let vhdField = Array("vhd,".utf8)

  /// What the prefixes in a run mean, each with a comma.
  private func replacement(of range: ByteRange, where isWanted: (DiskWord) -> Bool = { _ in true }) -> [UInt8]
  {
    var result: [UInt8] = []
    forEachWord(range) { word in
      guard isWanted(word), let meaning = Self.meaning(of: word) else { return }
      result += meaning.utf8
      result.append(UInt8(ascii: ","))
    }
    return result
  }

  /// The fix that names every parameter, where this finding is the only one and the disk can be written so.
  func named(_ title: String) -> [Diagnostic.Fix] {
    guard count == 1, let bytes = spec.namedForm else { return [] }
    return [Diagnostic.Fix(title, edits: [TextEdit(spec.text.range, bytes)], safety: .safe)]
  }
}

extension DiskProblem {
  /// The run of prefixes that this is about, if it is.
  fileprivate var prefixes: ByteRange? {
    switch self {
    case .deprecatedPrefix(let range), .ignoredPrefix(let range): range
    default: nil
    }
  }
}
