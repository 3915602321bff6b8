import XLText

/// The words that a key takes.
public struct ConfigWords: Hashable, Sendable {
  /// How a word of the file is compared.
  public enum Matching: String, Hashable, Sendable {
    /// As it is.
    case exact
    /// Upper and lower case are the same; libxl does so.
    case ignoringCase
    /// The first word that begins with what the file says, so that nothing at all is the first of them.
    case prefix
    /// Not compared by xl; the process that gets the word does.
    case unchecked
  }

  /// One word.
  public struct Word: Hashable, Sendable {
    /// What the file says.
    public let spelling: String
    /// What libxl calls it.
    public let libxlName: String
    /// The minor number of the first release that takes it; nil for those from the start.
    public let sinceMinor: Int?
    /// The minor number of the last release that takes it; nil where all do.
    public let untilMinor: Int?

    /// Whether a release takes it.
    public func isTaken(by xen: XenVersion) -> Bool {
      xen.minor >= sinceMinor ?? 0 && xen.minor <= untilMinor ?? .max
    }
  }

  /// The words, in the order in which their numbers count.
  public let all: [Word]
  /// How they are compared.
  public let matching: Matching
  /// A word that libxl knows besides, for a value that is not known; of no use.
  public let unknownWord: String?
  /// What libxl begins with, in its own words, and does not print.
  let initial: String?

  init(_ matching: Matching, _ words: [String], initial: String? = nil, unknown: String? = nil) {
    self.matching = matching
    self.initial = initial ?? unknown
    unknownWord = unknown
    all = words.map(Self.word)
  }

  /// Reads `spelling`, `spelling=libxlName`, each perhaps with `>18` (since 4.18) or `<20` (until 4.20).
  private static func word(_ text: String) -> Word {
    let bounds = text.split { $0 == ">" || $0 == "<" }
    let names = bounds[0].split(separator: "=").map(String.init)
    let minor = bounds.count > 1 ? Int(bounds[1]) : nil
    return Word(
      spelling: names[0],
      libxlName: names.count > 1 ? names[1] : names[0],
      sinceMinor: text.contains(">") ? minor : nil,
      untilMinor: text.contains("<") ? minor : nil,
    )
  }

  /// The words that a release takes, as a file spells them.
  public func spellings(for xen: XenVersion) -> [String] {
    all.filter { $0.isTaken(by: xen) }.map(\.spelling)
  }

  /// What libxl calls the value that a text gives in a release; nil where xl refuses it.
  public func libxlName(of text: [UInt8], for xen: XenVersion) -> String? {
    switch matching {
    case .exact: all.first { $0.isTaken(by: xen) && $0.spelling.utf8.elementsEqual(text) }?.libxlName
    case .prefix: all.first { $0.isTaken(by: xen) && $0.spelling.utf8.starts(with: text) }?.libxlName
    case .unchecked: String(decoding: text, as: UTF8.self)
    case .ignoringCase:
      Self.isSame(unknownWord, text)
        ? unknownWord : all.first { $0.isTaken(by: xen) && Self.isSame($0.spelling, text) }?.libxlName
    }
  }

  /// Whether a text is a word in either case.
  public static func isSame(_ word: String?, _ text: [UInt8]) -> Bool {
    guard let word, word.utf8.count == text.count else { return false }
    return zip(word.utf8, text).allSatisfy { $0.lowercased == $1.lowercased }
  }
}
