import XLText

/// A rule about something that two guests, or two devices of one, cannot both have.
protocol ClaimRule: Rule {
  /// What it is about.
  static var kind: Claim.Kind { get }
  /// Which claims it reports an error about, where another one writes.
  static func complains(of claim: Claim) -> Bool
  /// What is reported, with the user's text in quotes; `where` is ` in this file` or ` in another file`.
  static func message(_ text: String, _ place: String) -> String
  /// The fix.
  static var help: String { get }
}

extension ClaimRule {
  static func complains(of claim: Claim) -> Bool { true }

  static func diagnostic(_ text: String, _ place: String, at range: ByteRange, _ note: Diagnostic.Note)
    -> Diagnostic
  {
    diagnostic(message(text, place), at: range, help: help, notes: [note])
  }
}

extension FileRule where Self: ClaimRule {
  /// Two claims of one file for the same.
  static func check(_ file: RuleSubject) -> [Diagnostic] {
    let claims = file.claims.filter { $0.kind == kind }
    if claims.count < 2 { return [] }
    var writers = [[UInt8]: Claim](minimumCapacity: claims.count)
    for claim in claims where claim.isWriting {
      if let first = writers.updateValue(claim, forKey: claim.key) { writers[claim.key] = first }
    }
    // Each writes something else, as in most files.
    if writers.count == claims.count { return [] }
    return claims.compactMap { claim in
      guard let first = writers[claim.key], first.range != claim.range, complains(of: claim) else {
        return nil
      }
      return diagnostic(
        file.quoted(claim.range),
        " in this file",
        at: claim.range,
        Diagnostic.Note("the first one", at: first.range),
      )
    }
  }
}
