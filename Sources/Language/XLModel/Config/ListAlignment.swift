/// Which elements of a list were in an earlier one, as far as its ends show: what is in front of the first
/// change, and what is after the last one.
package struct ListAlignment: Sendable {
  private let prefix: Int
  private let suffix: Int
  private let oldCount: Int
  private let newCount: Int

  /// Compares two lists from both ends.
  package init(_ old: [[UInt8]], _ new: [[UInt8]]) {
    let most = min(old.count, new.count)
    var (prefix, suffix) = (0, 0)
    while prefix < most, old[prefix] == new[prefix] { prefix += 1 }
    while suffix < most - prefix, old[old.count - 1 - suffix] == new[new.count - 1 - suffix] { suffix += 1 }
    (self.prefix, self.suffix) = (prefix, suffix)
    (oldCount, newCount) = (old.count, new.count)
  }

  /// Where an element of the new list was in the old one; nil where it is new.
  package func old(_ new: Int) -> Int? {
    if new < prefix { return new }
    return new >= newCount - suffix ? new - newCount + oldCount : nil
  }
}
