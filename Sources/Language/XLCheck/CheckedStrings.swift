import XLText

/// What is wrong with the strings of a file, each by itself, so that a later check need not find it again.
struct CheckedStrings: Hashable, Sendable {
  /// What they were checked with.
  let options: CheckOptions
  /// Of each disk, with places in its string; nil where it was not checked.
  let disks: [[Diagnostic]?]
  /// Of each interface.
  let nics: [[Diagnostic]?]
}
