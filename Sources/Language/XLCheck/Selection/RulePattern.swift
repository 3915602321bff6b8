import XLRules
public import XLText

/// Names some codes: one (`XL3001`), all of a name (`UnknownKey`), a family (`XL3`, `XL31`), or `all`.
public struct RulePattern: Hashable, Sendable {
  /// Why a word names no code.
  public enum Refusal: Hashable, Sendable {
    /// No code begins so.
    case noSuchCode
    /// No code has this name; the nearest one.
    case noSuchName(nearest: String?)

    /// What to say of the word, which is safe to print.
    public func message(for word: String) -> String {
      switch self {
      case .noSuchCode: "no code begins with '\(word)'"
      case .noSuchName(let nearest):
        "no rule is called '\(word)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
      }
    }

    /// The name that was probably meant.
    public var nearest: String? { if case .noSuchName(let nearest) = self { nearest } else { nil } }

    /// The way out where no name is near.
    public static let help = "write a code (XL3001), a family (XL3), the name of a rule, or all"
  }

  /// How closely it names: of two that name the same code the closer one counts.
  enum Closeness: Int, Comparable {
    case everything, thousand, hundred, ten, code

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// The numbers that it names.
  let numbers: [ClosedRange<UInt16>]
  let closeness: Closeness

  /// Every code.
  public static let all = RulePattern(numbers: [0...9999], closeness: .everything)

  private init(numbers: [ClosedRange<UInt16>], closeness: Closeness) {
    self.numbers = numbers
    self.closeness = closeness
  }

  /// What a word of a command line or a settings file names; letters count in either case.
  public static func parsed(_ word: String) -> (pattern: RulePattern?, refusal: Refusal?) {
    let upper = word.uppercased()
    if upper == "ALL" || upper == "XL" { return (all, nil) }
    if upper.hasPrefix("XL"), upper.utf8.dropFirst(2).allSatisfy({ (0x30...0x39).contains($0) }) {
      return family(String(upper.dropFirst(2)))
    }
    let pages = RuleList.pages
    let named = pages.filter { $0.name.uppercased() == upper }
    if named.isEmpty {
      let nearest = NearestName.of(Array(word.utf8), among: pages.map(\.name))
      return (nil, .noSuchName(nearest: nearest))
    }
    return (RulePattern(numbers: named.map { $0.code.number...$0.code.number }, closeness: .code), nil)
  }

  private static func family(_ digits: String) -> (pattern: RulePattern?, refusal: Refusal?) {
    let levels: [Closeness] = [.everything, .thousand, .hundred, .ten, .code]
    guard digits.utf8.count <= 4, let number = UInt16(digits) else { return (nil, .noSuchCode) }
    let scale = [1, 1000, 100, 10, 1][digits.utf8.count]
    let range = number * UInt16(scale)...number * UInt16(scale) + UInt16(scale) - 1
    if !RuleList.pages.contains(where: { range.contains($0.code.number) }) { return (nil, .noSuchCode) }
    return (RulePattern(numbers: [range], closeness: levels[digits.utf8.count]), nil)
  }

  /// Whether it names a code.
  public func names(_ code: DiagnosticCode) -> Bool { numbers.contains { $0.contains(code.number) } }
}
