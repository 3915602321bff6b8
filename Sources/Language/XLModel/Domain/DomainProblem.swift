public import XLText

/// What xl's second check a configuration file finds: the values of keys, not the grammar.
///
/// One value is one finding. Words are made of it elsewhere; everything that they need is here.
public struct DomainProblem: Hashable, Sendable {
  /// What xl does about it.
  public enum Outcome: UInt8, Hashable, Sendable {
    /// Nothing: the value silently counts as absent or is taken as it is.
    case staysSilent
    /// It prints a line and goes on.
    case warns
    /// It ends with a status that is not 0.
    case refuses
    /// It crashes.
    case dies
  }

  /// What was found.
  public enum Kind: Hashable, Sendable {
    /// A list where one value is asked for.
    case listForValue
    /// One value where a list is asked for.
    case valueForList
    /// A list as an element of a list of texts, which ends the list for xl.
    case nestedList
    /// Text that is not a number.
    case notANumber
    /// A number that does not fit into 64 bits.
    case numberTooLarge
    /// A number that is not between two others, these included; nil for no bound.
    case outOfRange(least: Int64?, most: Int64?)
    /// A number that was written with `+=`.
    case appendedNumber
    /// A value that is not allowed.
    case unknownValue(allowed: [String])
    /// A text of `uuid` that is invalid.
    case malformedUUID
    /// A number where a name should be; still taken.
    case deprecatedNumber(names: [String])
    /// A key that xl ignores, and reports it.
    case ignoredKey
    /// An abbreviation, or something else that means more than it says.
    case abbreviated(meaning: String)
    /// No name is set; the place is the start of the file.
    case missingName
    /// Nothing says which kernel to start; the place is the start of the file.
    case missingKernel
    /// Two settings that exclude each other; the place of the other one.
    case contradiction(with: ByteRange)
    /// Something in the format of an entry.
    case entry(EntryProblem)
    /// A key that xl says has no effect, because the one that it goes with is not set.
    case withoutEffect(needed: String)
    /// `hvmloader` as the kernel of an HVM guest, which xl drops.
    case loaderAsKernel
    /// `timer_mode` of a PV guest.
    case timerModeOfPV
  }

  /// What was found.
  public let kind: Kind
  /// What xl does about it.
  public let outcome: Outcome
  /// The key of the file that it belongs to.
  public let key: String
  /// Where it is.
  public let range: ByteRange

  /// A finding.
  public init(_ kind: Kind, _ outcome: Outcome, key: String, at range: ByteRange) {
    self.kind = kind
    self.outcome = outcome
    self.key = key
    self.range = range
  }
}
