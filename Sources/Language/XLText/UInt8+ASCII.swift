extension UInt8 {
  /// Whether C's `isspace` reports it in the C locale: a blank, a tab, or another end of a line or page.
  @inlinable package var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

  /// Whether it is a blank or a tab.
  @inlinable package var isBlank: Bool { self == 0x20 || self == 0x09 }

  /// Whether it is a decimal digit.
  @inlinable package var isDigit: Bool { (0x30...0x39).contains(self) }

  /// Whether it is a hexadecimal digit, in either case.
  @inlinable package var isHexDigit: Bool { isDigit || (0x61...0x66).contains(self | 0x20) }

  /// The small letter of a capital one; other bytes as they are.
  @inlinable package var lowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
