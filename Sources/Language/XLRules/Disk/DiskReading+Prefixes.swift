import XLModel
import XLSyntax
import XLText

/// Runs of deprecated prefixes, and a disk without them.
extension DiskReading {
  /// With more problems than this no fix rewrites the whole disk, so that all fixes together stay small.
  private static let fixedProblemsMax = 32

  /// Gives each prefix in a run of them.
  func forEachWord(_ range: ByteRange, _ body: (DiskWord) -> Void) {
    let bytes = bytes
    let span = bytes.span
    var start = range.start
    for index in range.start..<range.end where span[index] == UInt8(ascii: ":") {
      if let word = PackedWord(span, start, index).word { body(word) }
      start = index + 1
    }
  }

  /// Whether the only colon in a run is its last byte.
  func isOneWord(_ range: ByteRange) -> Bool {
    let bytes = bytes
    let span = bytes.span
    for index in range.start..<range.end - 1 where span[index] == UInt8(ascii: ":") { return false }
    return true
  }

  /// Rewrites the whole disk without prefixes, keeping its meaning; `range` is any of its runs.
  ///
  /// With the prefixes the place for a format comes back, so the format has to be given: in that place where
  /// the target follows directly, else by name.
  /// With `isBelowDev`, the target becomes a path below /dev, and the fix an unsafe one.
  func withoutPrefixes(_ range: ByteRange, hasScript: Bool, isBelowDev: Bool = false) -> [Diagnostic.Fix] {
    let directory = isBelowDev ? Array("/dev/".utf8) : []
    if problems.count > Self.fixedProblemsMax { return [] }
    let format = parts.writtenFormat ?? .raw
    let isOnly = !problems.contains { $0.prefixRun.map { $0 != range } ?? false }
    let edits: [TextEdit]
    if isOnly, let target = parts.targetPlace.range, target.start == range.end,
      parts.formatPlace.range.map({ $0.start >= range.start && $0.end <= range.end }) ?? true,
      target.end < bytes.count, bytes[target.end] == UInt8(ascii: ","),
      parts.virtualDevicePlace.range.map({ $0.start > target.end }) ?? false
    {
      let place = ByteRange(target.end + 1, target.end + 1)
      edits = [
        TextEdit(range, hasScript ? replacement(of: range, where: { $0.role == .scriptPrefix }) : directory),
        TextEdit(place, Self.field(format)),
      ]
    } else {
      let chains = problems.compactMap(\.prefixRun)
      edits = chains.map { chain in
        var hasFormat = false
        forEachWord(chain) { if $0.role == .formatPrefix { hasFormat = true } }
        let isMissing = chain == chains.first && !hasFormat
        return TextEdit(
          chain,
          (isMissing ? Array("format=".utf8) + Self.field(format) : []) + replacement(of: chain)
            + (chain == range ? directory : [])
        )
      }
    }
    let safety: Diagnostic.Fix.Safety = isBelowDev ? .changesMeaning : .safe
    return [Diagnostic.Fix("write the disk without prefixes", edits: edits, safety: safety)]
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
      guard isWanted(word), let meaning = word.prefixMeaning else { return }
      result += meaning.utf8
      result.append(UInt8(ascii: ","))
    }
    return result
  }
}

extension DiskProblem {
  /// The run of prefixes that this is about; nil where it is about something else.
  fileprivate var prefixRun: ByteRange? {
    if case .deprecatedPrefix(let range) = self { return range }
    if case .ignoredPrefix(let range) = self { return range }
    return nil
  }
}

extension DiskWord {
  /// The parameter that a prefix means; nil where it means nothing.
  var prefixMeaning: String? {
    switch self {
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
}
