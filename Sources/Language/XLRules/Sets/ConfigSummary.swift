public import XLText

/// What is kept of one file to compare it with others: what it takes for its guest, and where that is.
///
/// Small, so that the summaries of many thousands of files are held at a time.
public struct ConfigSummary: Hashable, Sendable {
  /// One claim with its place as people count, and its text.
  struct Entry: Hashable, Sendable {
    let claim: Claim
    let line: Int32
    let column: Int32
    let quoted: String
    /// Codes that a comment suppresses here.
    let silenced: [DiagnosticCode]
  }

  /// The path, as it was given.
  public let path: String
  let entries: [Entry]
  /// The name of the guest; files of one name are alternatives, of which one runs at a time.
  let domainName: [UInt8]?
  /// The UUID of the guest, without hyphens.
  let uuid: [UInt8]?
  /// Whether it is a guest of a manifest, which is also the guest of a file with its name or UUID.
  let isOfManifest: Bool

  /// What is kept of a file.
  public init(path: String, text: SourceText, claims: [Claim], suppression: Suppression) {
    let places = claims.isEmpty ? nil : PlaceIndex(text)
    self.init(path: path, claims, places, suppression, values: nil)
  }

  /// What is kept of a guest of a manifest; the claims and the index of places are those of the manifest.
  ///
  /// `values` has for each claim where its value is written, which may be at an anchor.
  package init(
    guestAt path: String,
    claims: [Claim],
    values: [ByteRange],
    places: PlaceIndex,
    suppression: Suppression,
  ) {
    self.init(path: path, claims, places, suppression, values: values)
  }

  private init(
    path: String,
    _ claims: [Claim],
    _ places: PlaceIndex?,
    _ suppression: Suppression,
    values: [ByteRange]?,
  ) {
    self.path = path
    isOfManifest = values != nil
    let claims = Self.isExample(path) ? [] : claims
    domainName = claims.first { $0.kind == .domainName }?.key
    uuid = claims.first { $0.kind == .uuid }?.key
    entries = claims.indices.compactMap { index in
      let claim = claims[index]
      // A manifest and a file of the same guest describe one guest, and do not define it twice.
      if values != nil, claim.kind == .domainName || claim.kind == .uuid { return nil }
      let place = places?.place(of: claim.range.start)
      let value = values?[index] ?? claim.range
      return Entry(
        claim: claim,
        line: Int32(truncatingIfNeeded: place?.line ?? 1),
        column: Int32(truncatingIfNeeded: place?.column ?? 1),
        quoted: "'\(VisibleText.quoting(places?.text[value] ?? []))'",
        silenced: suppression.isEmpty
          ? []
          : RuleList.claims.map { $0.code }.filter {
            suppression.silences($0, at: claim.range.start)
          },
      )
    }
  }

  /// Whether a file is called an example, a sample or a template; no guest runs by it, so it takes nothing.
  ///
  /// Xen's own are called xlexample.hvm and xlexample.pvlinux, and name one volume.
  private static func isExample(_ path: String) -> Bool {
    let name = path.split(separator: "/").last?.lowercased() ?? ""
    return ["example", "sample", "template"].contains { name.contains($0) }
  }
}
