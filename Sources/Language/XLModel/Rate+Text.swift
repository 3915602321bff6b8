extension Rate {
  /// A second in microseconds.
  private static let second: UInt64 = 1_000_000

  /// A limit of so many bytes in each interval, which is not 0.
  public init(bytes: UInt64, inMicroseconds interval: UInt32) {
    self.init(bytesPerInterval: bytes, intervalMicroseconds: interval)
  }

  /// The rate as a vif string has it, such as `10MB/s@20ms`; the interval is left out where it is xl's own.
  ///
  /// Nil for a rate that no string gives.
  public var text: String? {
    let units: KeyValuePairs<String, UInt64> = [
      "GB/s": 1_000_000_000, "MB/s": 1_000_000, "KB/s": 1000, "B/s": 1,
    ]
    for (unit, factor) in units {
      if let number = number(of: factor) { return "\(number)\(unit)\(intervalText)" }
    }
    return nil
  }

  /// How many times `factor` bytes a second make the rate; nil where no number of 32 bits does.
  ///
  /// xl rounds down to bytes an interval, so the least number that gives these is meant.
  private func number(of factor: UInt64) -> UInt64? {
    let (high, low) = bytesPerInterval.multipliedFullWidth(by: Self.second)
    let divisor = factor * UInt64(intervalMicroseconds)
    guard high < divisor else { return nil }
    let (quotient, rest) = divisor.dividingFullWidth((high, low))
    let number = max(1, rest == 0 ? quotient : quotient + 1)
    guard number <= Self.numberMax else { return nil }
    let product = number.multipliedFullWidth(by: divisor)
    guard product.high < Self.second else { return nil }
    return Self.second.dividingFullWidth(product).quotient == bytesPerInterval ? number : nil
  }

  private var intervalText: String {
    if intervalMicroseconds == Self.intervalMicrosecondsDefault { return "" }
    let (milliseconds, rest) = intervalMicroseconds.quotientAndRemainder(dividingBy: 1000)
    return rest == 0 ? "@\(milliseconds)ms" : "@\(intervalMicroseconds)us"
  }
}
