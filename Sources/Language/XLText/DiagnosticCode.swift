/// The stable name of a kind of problem: `XL` and four digits; never reused, never renumbered.
///
/// Families by thousand: 0 syntax, 1 disk, 2 vif, 3 xl.cfg, 4 across devices, 5 host facts, 6 devices of
/// running guests, 7 manifests, 8 conversions, 9 xlplug itself.
public struct DiagnosticCode: Hashable, Sendable, Comparable {
  /// The four digits as a number, 0 to 9999.
  public let number: UInt16

  /// The code with this number, 0 to 9999.
  public init(_ number: UInt16) {
    precondition(number <= 9999, "a code has four digits")
    self.number = number
  }

  /// The code that is spelled `XL` and four digits, in either case; nil where it is not.
  public init?(spelling: some Collection<UInt8>) {
    let text = String(decoding: spelling, as: UTF8.self).uppercased()
    guard text.utf8.count == 6, text.hasPrefix("XL"),
      text.utf8.dropFirst(2).allSatisfy({ (0x30...0x39).contains($0) }),
      let number = UInt16(text.dropFirst(2))
    else { return nil }
    self.init(number)
  }

  /// Orders by number.
  public static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}

extension DiagnosticCode: ExpressibleByIntegerLiteral {
  /// The code with a number that is written in source text, 0 to 9999.
  public init(integerLiteral number: UInt16) { self.init(number) }
}

extension DiagnosticCode: CustomStringConvertible {
  /// `XL` and four digits.
  public var description: String {
    let digits = String(number)
    return "XL" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
