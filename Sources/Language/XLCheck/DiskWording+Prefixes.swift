import XLModel
import XLSyntax
import XLText

extension DiskWording {
  /// With more findings than this no fix rewrites the whole disk, so that all fixes together stay small.
  static let mendedFindingCountMax = 32

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
      .unknownPrefix,
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
    let words = words(range)
    var message = words.count == 1 ? "prefix " : "prefixes "
    quote(range, into: &message)
    message +=
      words.count == 1
      ? " is deprecated and means nothing; it does not choose a backend"
      : " are deprecated and mean nothing; they do not choose a backend"
    return make(
      .ignoredPrefix,
      message,
      at: range,
      help: "leave it out; a backend is chosen with backendtype=",
      fixes: withoutPrefixes(words),
    )
  }

  func deprecatedPrefix(_ range: ByteRange) -> Diagnostic {
    let words = words(range)
    // One buffer for the message: this is the one diagnostic that good strings of everyday use get.
    var message: [UInt8] = []
    message.reserveCapacity(range.count + 80)
    message += (words.count == 1 ? "prefix '" : "prefixes '").utf8
    message += spec.bytes(in: range).prefix(Self.quotedByteCountMax)
    message +=
      (words.count == 1 ? "' is deprecated; it means " : "' are deprecated; together they mean ").utf8
    var notes: [Diagnostic.Note] = []
    for word in words {
      guard let meaning = Self.meaning(of: word) else { continue }
      message += meaning.utf8
      message += ", ".utf8
      if word.role == .scriptPrefix, let note = note(on: word) { notes.append(note) }
    }
    message.removeLast(2)
    return make(
      .deprecatedPrefix,
      String(decoding: message, as: UTF8.self),
      at: range,
      help: "write the meaning by name",
      notes: notes,
      fixes: withoutPrefixes(words),
    )
  }

  /// What stands in the way of a script that a prefix names, as seen with Xen 4.17's own scripts.
  private func note(on prefix: DiskWord) -> Diagnostic.Note? {
    switch prefix {
    case .drbd: return Diagnostic.Note("xen has no block-drbd; it comes with drbd's own tools")
    case .nbd: return Diagnostic.Note("xen's own block-nbd wants arguments that no toolstack passes")
    case .iscsi:
      guard let target = spec.targetRange, !spec.bytes(in: target).starts(with: "iqn=".utf8) else {
        return nil
      }
      return Diagnostic.Note(
        "xen's own block-iscsi takes only a target such as iqn=NAME,portal=ADDRESS",
        at: target
      )
    default: return nil
    }
  }

  /// The prefixes in a run of them.
  private func words(_ range: ByteRange) -> [DiskWord] {
    let bytes = spec.text.bytes
    var words: [DiskWord] = []
    var start = range.start
    for index in range.start..<range.end where bytes[index] == UInt8(ascii: ":") {
      if let word = PackedWord(bytes.span, start, index).word { words.append(word) }
      start = index + 1
    }
    return words
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

  /// Rewrites the whole disk without prefixes, keeping its meaning; `words` are those of any of its runs.
  ///
  /// With the prefixes the place for a format comes back, so the format has to be given: in that place where
  /// the
  /// target follows directly, else by name.
  private func withoutPrefixes(_ words: [DiskWord]) -> [Diagnostic.Fix] {
    if findings.count > Self.mendedFindingCountMax { return [] }
    let chains = chains()
    let first = chains.first ?? spec.text.range
    let format = (spec.writtenFormat ?? .raw).rawValue
    var edits: [TextEdit] = []
    if chains.count == 1, let target = spec.targetRange, target.start == first.end,
      spec.formatRange.map({ $0.start >= first.start && $0.end <= first.end }) ?? true,
      target.end < spec.text.bytes.count, spec.text.bytes[target.end] == UInt8(ascii: ","),
      spec.virtualDeviceRange.map({ $0.start > target.end }) ?? false
    {
      let scripts = replacement(of: words.filter { $0.role == .scriptPrefix })
      edits = [
        TextEdit(first, scripts),
        TextEdit(ByteRange(target.end + 1, target.end + 1), Array(format.utf8) + [0x2C]),
      ]
    } else {
      for chain in chains {
        let words = self.words(chain)
        let isMissing = chain == first && !words.contains { $0.role == .formatPrefix }
        edits.append(
          TextEdit(chain, (isMissing ? Array("format=\(format),".utf8) : []) + replacement(of: words))
        )
      }
    }
    return [Diagnostic.Fix("write the disk without prefixes", edits: edits, safety: .safe)]
  }

  /// All runs of prefixes, in order.
  private func chains() -> [ByteRange] {
    var chains: [ByteRange] = []
    for finding in findings {
      switch finding {
      case .problem(.deprecatedPrefix(let range)), .problem(.ignoredPrefix(let range)): chains.append(range)
      default: break
      }
    }
    return chains
  }

  /// What prefixes mean, each with a comma.
  private func replacement(of words: [DiskWord]) -> [UInt8] {
    var result: [UInt8] = []
    for word in words {
      guard let meaning = Self.meaning(of: word) else { continue }
      result += meaning.utf8
      result.append(UInt8(ascii: ","))
    }
    return result
  }

  /// The fix that names every parameter, where this finding is the only one and the disk can be written so.
  func named(_ title: String) -> [Diagnostic.Fix] {
    guard findings.count == 1, let bytes = spec.namedForm else { return [] }
    return [Diagnostic.Fix(title, edits: [TextEdit(spec.text.range, bytes)], safety: .safe)]
  }
}
