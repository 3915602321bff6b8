import LibYAML
import XLCheck
import XLRules
import XLText

extension ManifestGuest {
  /// The diagnostics of the guest's file, with places in the manifest.
  ///
  /// What is demanded of a whole file is left out. A fix is kept only where its edits can be written in the
  /// manifest.
  func diagnostics(in manifest: SourceText) -> [Diagnostic] {
    checked.diagnostics.compactMap { found in
      RuleList.demands.contains(found.code) ? nil : placed(found, in: manifest)
    }
  }

  /// A diagnostic of the guest's file, with places in the manifest.
  func placed(_ diagnostic: Diagnostic, in manifest: SourceText) -> Diagnostic {
    // Two uses of one anchor are at two places.
    let isOfUse = RuleFamily.isOfSets(diagnostic.code)
    var result = diagnostic
    result.range = isOfUse ? use(diagnostic.range) : place(diagnostic.range)
    result.notes = diagnostic.notes.map { note in
      var placed = note
      placed.range = note.range.map { isOfUse ? use($0) : place($0) }
      return placed
    }
    result.fixes = diagnostic.fixes.compactMap { ManifestFix(guest: self, manifest: manifest).placed($0) }
    return result
  }
}

/// Writes the fixes of a guest's file into the manifest.
struct ManifestFix {
  let guest: ManifestGuest
  let manifest: SourceText

  /// The fix as edits of the manifest; nil where one of them cannot be written, or would be read otherwise.
  func placed(_ fix: Diagnostic.Fix) -> Diagnostic.Fix? {
    var bySpot: [ByteRange: (spot: ManifestSpot, edits: [TextEdit])] = [:]
    for edit in fix.edits {
      guard let spot = spot(of: edit.range), let edit = inside(spot, edit) else { return nil }
      bySpot[spot.range, default: (spot, [])].edits.append(edit)
    }
    var result = fix
    result.edits = []
    for (_, group) in bySpot.sorted(by: { $0.key.start < $1.key.start }) {
      guard let written = written(group.edits, in: group.spot) else { return nil }
      result.edits.append(written)
    }
    return result
  }

  /// The value that an edit is in: with its quotes, or as a key with its sign.
  private func spot(of edit: ByteRange) -> ManifestSpot? {
    guard let spot = guest.spot(at: edit.start), spot.alias == nil else { return nil }
    let isQuoted = spot.role == .string && edit.start < spot.range.start
    let start = isQuoted ? spot.range.start - 1 : spot.range.start
    let hasSign = spot.role == .key || isQuoted
    return edit.start >= start && edit.end <= spot.range.end + (hasSign ? 1 : 0) ? spot : nil
  }

  /// An edit of the value itself, in bytes that are not escaped; nil where it changes more than the value.
  private func inside(_ spot: ManifestSpot, _ edit: TextEdit) -> TextEdit? {
    var edit = edit
    switch spot.role {
    case .string:
      if edit.range.start < spot.range.start {
        guard edit.range.end == spot.range.end + 1, edit.replacement.count >= 2 else { return nil }
        edit = TextEdit(spot.range, Array(edit.replacement.dropFirst().dropLast()))
      }
    case .key:
      if edit.range.end > spot.range.end {
        guard edit.replacement.last == UInt8(ascii: "=") else { return nil }
        edit = TextEdit(ByteRange(edit.range.start, spot.range.end), Array(edit.replacement.dropLast()))
      }
      guard !edit.replacement.contains(where: { ",=:\"'\\ ".utf8.contains($0) }) else { return nil }
    case .value:
      guard !edit.replacement.contains(UInt8(ascii: ",")) else { return nil }
    }
    // An insertion beside a value may be a parameter of its own.
    if spot.role != .string, edit.range.isEmpty { return nil }
    guard let plain = Self.unescaped(edit.replacement) else { return nil }
    return TextEdit(edit.range, plain)
  }

  /// The edit that replaces a value by the changed one; nil where YAML would read something else.
  private func written(_ edits: [TextEdit], in spot: ManifestSpot) -> TextEdit? {
    guard case .scalar(let old, let isPlain) = spot.node.kind, spot.range.count == old.count else {
      return nil
    }
    let start = spot.range.start
    let moved = edits.map { edit in
      TextEdit(ByteRange(edit.range.start - start, edit.range.end - start), edit.replacement)
    }.sorted { $0.range.start < $1.range.start }
    let inOrder = zip(moved, moved.dropFirst()).allSatisfy { $0.range.end <= $1.range.start }
    guard inOrder else { return nil }
    let new = SourceText(old).applying(moved).bytes
    guard new != old, let scalar = Self.scalar(new, isPlain ? nil : manifest[spot.node.range].first),
      Self.reads(scalar, as: new, isInFlow: spot.isInFlow)
    else { return nil }
    return TextEdit(spot.node.range, scalar)
  }

  /// A value as it is written in the quotes of the old one; nil of other kinds of values.
  private static func scalar(_ value: [UInt8], _ quote: UInt8?) -> [UInt8]? {
    if value.contains(where: { $0 < 0x20 || $0 == 0x7F }) { return nil }
    switch quote {
    case nil: return value
    case UInt8(ascii: "'"): return [0x27] + value.flatMap { $0 == 0x27 ? [$0, $0] : [$0] } + [0x27]
    case UInt8(ascii: "\""):
      let escaped = value.flatMap { $0 == 0x22 || $0 == 0x5C ? [0x5C, $0] : [$0] }
      return [0x22] + escaped + [0x22]
    default: return nil
    }
  }

  /// Whether YAML reads a text as one single value that is these bytes.
  private static func reads(_ scalar: [UInt8], as value: [UInt8], isInFlow: Bool) -> Bool {
    let text = isInFlow ? "[".utf8 + scalar + "]".utf8 : "- ".utf8 + scalar + "\n".utf8
    guard case .sequence(let items) = YAMLDocument(SourceText(text)).root?.kind, items.count == 1,
      case .scalar(let bytes, _) = items[0].kind
    else { return false }
    return bytes == value && !items[0].isNull
  }

  /// Bytes of a string of xl.cfg without the backslashes of escapes; nil of other escapes.
  private static func unescaped(_ bytes: [UInt8]) -> [UInt8]? {
    var result: [UInt8] = []
    var isEscaped = false
    for byte in bytes {
      if isEscaped {
        guard "\\'\"".utf8.contains(byte) else { return nil }
        result.append(byte)
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else {
        result.append(byte)
      }
    }
    return isEscaped ? nil : result
  }
}
