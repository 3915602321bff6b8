public import XLText

/// Finds what several files take for their guests that only one guest at a time can have.
///
/// Each diagnostic is in the later file and points to the first. Files with the same name of the guest
/// never run at the same time, so that between them nothing but the name is reported. What comments suppress
/// is left out.
public struct CrossFileCheck: Sendable {
  /// The diagnostics by the number of the file, from 0.
  public let diagnostics: [Int: [Diagnostic]]

  private struct Key: Hashable {
    let kind: Claim.Kind
    let bytes: [UInt8]
  }

  /// A claim, by file and by number there.
  private struct Place {
    let file: Int
    let entry: Int
  }

  /// Compares files; takes time linear in the number of claims.
  public init(_ files: [ConfigSummary]) {
    // The first who writes, and the first other one who does under another name of the guest.
    var writers: [Key: [Place]] = [:]
    for (file, summary) in files.enumerated() {
      for (entry, held) in summary.entries.enumerated() where held.claim.isWriting {
        let key = Key(kind: held.claim.kind, bytes: held.claim.key)
        let known = writers[key] ?? []
        guard known.count < 2, known.allSatisfy({ $0.file != file }) else { continue }
        let isRival = known.isEmpty || Self.areRivals(files[known[0].file], summary, held.claim.kind)
        if isRival { writers[key, default: []].append(Place(file: file, entry: entry)) }
      }
    }
    var found: [Int: [Diagnostic]] = [:]
    for (file, summary) in files.enumerated() {
      for held in summary.entries {
        guard let places = writers[Key(kind: held.claim.kind, bytes: held.claim.key)],
          let first = places.first(where: { place in
            place.file != file && Self.areRivals(files[place.file], summary, held.claim.kind)
          }), !held.claim.isWriting || first.file < file
        else { continue }
        for rule in RuleList.claims where rule.kind == held.claim.kind && rule.complains(of: held.claim) {
          if held.silenced.contains(rule.code) { continue }
          found[file, default: []].append(
            Self.diagnostic(rule, held, files[first.file], first.entry, from: summary.path)
          )
        }
      }
    }
    diagnostics = found
  }

  /// Whether two files can be in use at the same time; alternatives are notified of their name only.
  private static func areRivals(_ left: ConfigSummary, _ right: ConfigSummary, _ kind: Claim.Kind) -> Bool {
    guard kind != .domainName else { return true }
    if left.isOfManifest || right.isOfManifest, let uuid = left.uuid, uuid == right.uuid { return false }
    return left.domainName.map { $0 != right.domainName } ?? true
  }

  private static func diagnostic(
    _ rule: any ClaimRule.Type,
    _ entry: ConfigSummary.Entry,
    _ file: ConfigSummary,
    _ other: Int,
    from path: String,
  ) -> Diagnostic {
    let place = file.entries[other]
    if file.isOfManifest, file.path == path {
      let note = Diagnostic.Note("the first one", at: place.claim.range)
      return rule.diagnostic(entry.quoted, " in this file", at: entry.claim.range, note)
    }
    let elsewhere = Diagnostic.OtherPlace(path: file.path, line: Int(place.line), column: Int(place.column))
    return rule.diagnostic(
      entry.quoted,
      " in another file",
      at: entry.claim.range,
      Diagnostic.Note("the first one", elsewhere: elsewhere),
    )
  }
}
