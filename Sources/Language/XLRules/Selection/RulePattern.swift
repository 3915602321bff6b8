public import XLText

/// Names some codes: one (`XL3001`, `UnknownConfigKey`), a family (`XL3`, `XL31`, `keys`), or `all`.
///
/// The command line, settings files and comments in configuration files take the same words.
public struct RulePattern: Hashable, Sendable {
  /// Why a word names no code.
  public enum Refusal: Hashable, Sendable {
    /// No code begins so.
    case noSuchCode
    /// The code was removed.
    case removed(RemovedCode)
    /// No rule has this name; the nearest one.
    case noSuchName(nearest: String?)
    /// Rules had this name, and have others now.
    case renamed([String])

    /// The refusal of a word in words; the word must be safe to print.
    public func message(for word: String) -> String {
      switch self {
      case .noSuchCode: "unknown code '\(word)'"
      case .removed(let code): "\(code.code) was removed: \(code.successor)"
      case .noSuchName(let nearest):
        "unknown rule '\(word)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
      case .renamed(let names):
        "the rule '\(word)' was removed; use \(WordRow.anyQuoted(names))"
      }
    }

    /// The name that was probably meant.
    public var nearest: String? {
      switch self {
      case .noSuchName(let nearest): nearest
      case .renamed(let names): names.count == 1 ? names[0] : nil
      case .noSuchCode, .removed: nil
      }
    }

    /// What a word can be, where no name is near; nil where the message says what to write.
    public var help: String? {
      switch self {
      case .noSuchName(nearest: nil), .noSuchCode: Self.help
      case .noSuchName, .removed, .renamed: nil
      }
    }

    /// What a word can be.
    public static let help =
      "write a code (XL3001), a family (XL3 or keys), a rule name (UnknownConfigKey) or 'all'"
  }

  /// How closely a pattern names a code: of two patterns that name the same code the closer one counts.
  package enum Closeness: Int, Comparable {
    case everything, thousand, hundred, ten, code

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// The numbers that it names.
  package let numbers: ClosedRange<UInt16>
  package let closeness: Closeness

  /// Every code.
  public static let all = RulePattern(numbers: 0...9999, closeness: .everything)

  /// What a word names; letters count in either case.
  ///
  /// `suggests` is whether the nearest name is searched for if no name is equal.
  public static func parsed(_ word: String, suggests: Bool = true) -> (
    pattern: RulePattern?, refusal: Refusal?
  ) {
    let upper = word.uppercased()
    if upper == "ALL" || upper == "XL" { return (all, nil) }
    if upper.hasPrefix("XL"), upper.utf8.dropFirst(2).allSatisfy({ (0x30...0x39).contains($0) }) {
      return family(String(upper.dropFirst(2)))
    }
    if let family = RuleFamily.named(word) {
      return (RulePattern(numbers: family.numbers, closeness: .thousand), nil)
    }
    if let code = RuleList.rule(named: word)?.code {
      return (RulePattern(numbers: code.number...code.number, closeness: .code), nil)
    }
    if let names = RuleList.newNames(of: word) { return (nil, .renamed(names)) }
    let names = RuleFamily.all.map(\.name) + RuleList.all.map { $0.name }
    return (nil, .noSuchName(nearest: suggests ? NearestName.of(Array(word.utf8), among: names) : nil))
  }

  private static func family(_ digits: String) -> (pattern: RulePattern?, refusal: Refusal?) {
    let levels: [Closeness] = [.everything, .thousand, .hundred, .ten, .code]
    guard digits.utf8.count <= 4, let number = UInt16(digits) else { return (nil, .noSuchCode) }
    let scale = [1, 1000, 100, 10, 1][digits.utf8.count]
    let range = number * UInt16(scale)...number * UInt16(scale) + UInt16(scale) - 1
    if !RuleList.all.contains(where: { range.contains($0.code.number) }) {
      let removed = digits.utf8.count == 4 ? RuleList.removed(DiagnosticCode(number)) : nil
      return (nil, removed.map { .removed($0) } ?? .noSuchCode)
    }
    return (RulePattern(numbers: range, closeness: levels[digits.utf8.count]), nil)
  }

  /// Whether it names one code only.
  public var isOfOneCode: Bool { closeness == .code }

  /// Whether it names a code.
  public func names(_ code: DiagnosticCode) -> Bool { numbers.contains(code.number) }
}
