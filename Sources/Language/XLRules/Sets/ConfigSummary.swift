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

  /// What is kept of a file.
  public init(path: String, text: SourceText, claims: [Claim], suppression: Suppression) {
    self.path = path
    let claims = Self.isExample(path) ? [] : claims
    domainName = claims.first { $0.kind == .domainName }?.key
    let places = claims.isEmpty ? nil : PlaceIndex(text)
    entries = claims.map { claim in
      let place = places?.place(of: claim.range.start)
      return Entry(
        claim: claim,
        line: Int32(truncatingIfNeeded: place?.line ?? 1),
        column: Int32(truncatingIfNeeded: place?.column ?? 1),
        quoted: "'\(VisibleText.quoting(text[claim.range]))'",
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
