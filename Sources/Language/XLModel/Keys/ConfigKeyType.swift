/// What kinds of value a key takes.
public enum ConfigKeyType: String, Hashable, Sendable, CaseIterable {
  /// Any text; a bare number counts as its digits.
  case text = "string"
  /// A number in C's spelling.
  case number = "int"
  /// A number, of which 0 is no and everything else yes.
  case truth = "bool"
  /// One word of a fixed set.
  case word = "enum"
  /// A list of texts.
  case texts = "list of strings"
  /// A list of lists of texts.
  case lists = "list of lists of strings"
  /// A list of anything.
  case list = "list"
  /// A list of texts, or one text.
  case textsOrText = "list of strings or string"
  /// One text, or a list of texts.
  case textOrTexts = "string or list of strings"
  /// A word, or its number.
  case wordOrNumber = "enum or int"
  /// A number, or the word that it means.
  case numberOrWord = "int or enum"
  /// A truth value, or a word.
  case truthOrWord = "bool or enum"
  /// A truth value, or a list of texts.
  case truthOrTexts = "bool or list of strings"

  /// Whether a list is one of the kinds.
  public var takesList: Bool {
    switch self {
    case .texts, .lists, .list, .textsOrText, .textOrTexts, .truthOrTexts: true
    default: false
    }
  }

  /// Whether a single value is one of the kinds.
  public var takesSingle: Bool {
    switch self {
    case .texts, .lists, .list: false
    default: true
    }
  }

  /// Whether a number is one of the kinds, or the only one.
  public var takesNumber: Bool {
    switch self {
    case .number, .truth, .wordOrNumber, .numberOrWord, .truthOrWord, .truthOrTexts: true
    default: false
    }
  }

  /// What it is in words that can be after 'expects'.
  public var description: String {
    switch self {
    case .text: "a string"
    case .number: "a number"
    case .truth: "0 or 1"
    case .word: "a word"
    case .texts: "a list of strings"
    case .lists: "a list of lists of strings"
    case .list: "a list"
    case .textsOrText, .textOrTexts: "a string or a list of strings"
    case .wordOrNumber, .numberOrWord: "a word or a number"
    case .truthOrWord: "0, 1 or a word"
    case .truthOrTexts: "0, 1 or a list of strings"
    }
  }
}
