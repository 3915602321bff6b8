/// Why a fix that was requested is not applied.
enum FixRefusal: Hashable, Sendable {
  /// xl would build another domain from the file.
  case otherDomain
  /// xl would take the file less well.
  case worseForXL
  /// The file would have more errors.
  case moreErrors
  /// The text stays the same.
  case noChange
  /// Its edits overlap.
  case overlap
  /// The limits on rounds and checks were reached first.
  case tooMany

  /// The refusal as a note of the diagnostic.
  var message: String {
    switch self {
    case .otherDomain: "the fix was not applied: xl would build a different domain"
    case .worseForXL: "the fix was not applied: xl would no longer accept the file"
    case .moreErrors: "the fix was not applied: the file would have more errors"
    case .noChange: "the fix was not applied: it changes nothing"
    case .overlap: "the fix was not applied: its edits overlap"
    case .tooMany: "the fix was not applied: one run applies a limited number of fixes; run --fix again"
    }
  }
}
