import XLModel
import XLSyntax
import XLText

/// Guesses the rate that a text means which `xl` refuses: other spellings of units, blanks, fractions, small
/// letters.
struct RateRepair {
  /// The question whether it is meant; nil where nothing is.
  let help: String?
  /// The fix that writes it.
  let fixes: [Diagnostic.Fix]

  /// The rate that is meant by the parameter of a problem.
  init(_ nic: NicSubject, _ problem: NicProblem) {
    let value = ByteRange(problem.whole.start + "rate=".utf8.count, problem.whole.end)
    let meant = Self.repaired(nic.syntax.text[value])
    help = meant.map { "did you mean '\($0)'?" }
    fixes = meant.map { nic.fix("write \($0)", value, $0) } ?? []
  }

  /// What a rate looks like.
  static let shape =
    "expected a number, 'G', 'M', 'K' or no prefix, 'B' or 'b', and '/s', with an optional interval: "
    + "10Mb/s@50ms"

  /// The note about digits that are invalid in base 8.
  static func octalNote(_ bytes: ArraySlice<UInt8>) -> [Diagnostic.Note] {
    guard bytes.first == UInt8(ascii: "0"), bytes.contains(where: { (0x31...0x39).contains($0) }) else {
      return []
    }
    return [
      Diagnostic.Note("the leading zero makes the number octal; 8 and 9 are not octal digits")
    ]
  }

  /// A rate that xl takes and that says the same; nil if xl has no such rate, or where the text is a rate
  /// already.
  private static func repaired(_ bytes: some Collection<UInt8>) -> String? {
    guard bytes.count <= NearestName.byteCountMax else { return nil }
    let text = String(decoding: bytes.filter { $0 > 0x20 }, as: UTF8.self)
    let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    guard let amount = parts.first.flatMap({ repairedAmount($0) }) else { return nil }
    var result = amount
    if parts.count == 2, !parts[1].isEmpty {
      guard let interval = repairedInterval(parts[1]) else { return nil }
      result += "@" + interval
    }
    guard Rate.reading(Array(result.utf8).span).rate != nil, !result.utf8.elementsEqual(bytes) else {
      return nil
    }
    return result
  }

  /// What is most clearly wrong with an amount, to be after "is no rate"; empty where nothing is
  /// out.
  static func complaint(about bytes: ArraySlice<UInt8>) -> String {
    if !(0x30...0x39).contains(bytes.first ?? 0) { return ": it does not begin with a number" }
    if bytes.contains(where: { $0 <= 0x20 }) { return ": it contains spaces" }
    if bytes.contains(UInt8(ascii: ".")) { return ": the number is not an integer" }
    let unit = bytes.drop(while: { (0x30...0x39).contains($0) })
    if let first = unit.first, "kmg".utf8.contains(first) { return ": 'G', 'M' and 'K' are upper case" }
    if let first = unit.first, "Tt".utf8.contains(first) { return ": the largest unit is 'G'" }
    if unit.isEmpty { return ": it has no unit" }
    if !unit.contains(UInt8(ascii: "/")) { return ": it does not end in '/s'" }
    return ""
  }

  private static func repairedAmount(_ text: Substring) -> String? {
    let whole = text.prefix(while: \.isASCIIDigit)
    var rest = text.dropFirst(whole.count)
    var fraction: Substring = ""
    if rest.first == "." {
      fraction = rest.dropFirst().prefix(while: \.isASCIIDigit)
      rest = rest.dropFirst(fraction.count + 1)
    }
    guard !whole.isEmpty, fraction.count <= 3, let number = UInt64(whole) else { return nil }
    var power = 0
    if let first = rest.first, let index = ["K", "M", "G", "T"].firstIndex(of: first.uppercased()) {
      power = index + 1
      rest = rest.dropFirst()
    }
    for end in ["/sec", "/S", "/s", "ps"] where rest.hasSuffix(end) {
      rest = rest.dropLast(end.count)
      break
    }
    let unit: String
    switch rest {
    case "b", "B": unit = String(rest)
    case "bit", "bits", "Bit": unit = "b"
    case "byte", "bytes", "Byte": unit = "B"
    default: return nil
    }
    return scaled(number, fraction, power).map { "\($0)\(unit)/s" }
  }

  /// A number with a fraction and a power of a thousand, as a whole number and a letter.
  private static func scaled(_ whole: UInt64, _ fraction: Substring, _ power: Int) -> String? {
    var (number, power) = (whole, power)
    if fraction.contains(where: { $0 != "0" }) {
      guard power > 0, number < Rate.numberMax else { return nil }
      number = number * 1_000 + (UInt64(fraction + String(repeating: "0", count: 3 - fraction.count)) ?? 0)
      power -= 1
    }
    if power > 3 {
      guard number < Rate.numberMax else { return nil }
      (number, power) = (number * 1_000, power - 1)
    }
    return "\(number)" + ["", "K", "M", "G"][power]
  }

  private static func repairedInterval(_ text: Substring) -> String? {
    let digits = text.prefix(while: \.isASCIIDigit)
    guard let number = UInt64(digits) else { return nil }
    switch text.dropFirst(digits.count).lowercased() {
    case "", "s", "sec", "secs", "second", "seconds": return "\(number)s"
    case "m", "ms", "msec", "msecs": return "\(number)ms"
    case "u", "us", "usec", "usecs", "µs", "μs": return "\(number)us"
    default: return nil
    }
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
