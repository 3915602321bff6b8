import XLModel
import XLSyntax
import XLText

extension DiskWording {
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
    let isOne = words(range).count == 1
    return make(
      .ignoredPrefix,
      isOne
        ? "prefix \(quoted(range)) is deprecated and means nothing; it does not choose a backend"
        : "prefixes \(quoted(range)) are deprecated and mean nothing; they do not choose a backend",
      at: range,
      help: "leave it out; a backend is chosen with backendtype=",
      fixes: [withoutPrefixes()],
    )
  }

  func deprecatedPrefix(_ range: ByteRange) -> Diagnostic {
    let words = words(range)
    let meant = words.compactMap(Self.named).map { String($0.dropLast()) }.joined(separator: ", ")
    return make(
      .deprecatedPrefix,
      words.count == 1
        ? "prefix \(quoted(range)) is deprecated; it means \(meant)"
        : "prefixes \(quoted(range)) are deprecated; together they mean \(meant)",
      at: range,
      help: "write the meaning by name",
      notes: words.contains(.drbd)
        ? [Diagnostic.Note("xen has no block-drbd; it comes with drbd's own tools")] : [],
      fixes: [withoutPrefixes()],
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

  private func words(_ range: ByteRange) -> [DiskWord] {
    spec.bytes(in: range).split(separator: UInt8(ascii: ":")).compactMap { name in
      DiskWord.prefixes.first { name.elementsEqual($0.spelling.utf8) }
    }
  }

  /// The parameter, with its comma, that a prefix stands for; nil where it means nothing.
  private static func named(_ prefix: DiskWord) -> String? {
    switch prefix.role {
    case .formatPrefix: "format=\(prefix.spelling),"
    case .scriptPrefix: "script=block-\(prefix.spelling),"
    default: nil
    }
  }

  /// Rewrites the whole disk without prefixes, keeping its meaning.
  ///
  /// With the prefixes the place for a format comes back, so the format has to be given: in that place where the
  /// target follows directly, else by name.
  private func withoutPrefixes() -> Diagnostic.Fix {
    let chains = findings.compactMap { finding -> ByteRange? in
      guard case .problem(let problem) = finding else { return nil }
      switch problem {
      case .deprecatedPrefix(let range), .ignoredPrefix(let range): return range
      default: return nil
      }
    }
    let format = (spec.writtenFormat ?? .raw).rawValue
    let first = chains.first ?? spec.text.range
    var edits: [TextEdit] = []
    if chains.count == 1, let target = spec.targetRange, target.start == first.end,
      spec.formatRange.map({ $0.start >= first.start && $0.end <= first.end }) ?? true,
      target.end < spec.text.bytes.count, spec.text.bytes[target.end] == UInt8(ascii: ","),
      spec.virtualDeviceRange.map({ $0.start > target.end }) ?? false
    {
      let scripts = words(first).filter { $0.role == .scriptPrefix }.compactMap(Self.named).joined()
      edits = [TextEdit(first, scripts), TextEdit(ByteRange(target.end + 1, target.end + 1), format + ",")]
    } else {
      for chain in chains {
        let words = words(chain)
        let isMissing = chain == first && !words.contains { $0.role == .formatPrefix }
        edits.append(
          TextEdit(chain, (isMissing ? "format=\(format)," : "") + words.compactMap(Self.named).joined())
        )
      }
    }
    return Diagnostic.Fix("write the disk without prefixes", edits: edits, safety: .safe)
  }

  /// The fix that names every parameter, where this finding is the only one and the disk can be written so.
  func named(_ title: String) -> [Diagnostic.Fix] {
    guard findings.count == 1, let bytes = spec.namedForm else { return [] }
    return [Diagnostic.Fix(title, edits: [TextEdit(spec.text.range, bytes)], safety: .safe)]
  }
}
