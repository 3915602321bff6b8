/// The numbers that a key takes, and what libxl makes of them.
public struct ConfigNumber: Hashable, Sendable {
  /// How libxl keeps a number.
  public enum Width: String, Hashable, Sendable {
    /// 32 bits with a sign; more is cut off.
    case int32
    /// 32 bits without a sign; more is cut off.
    case uint32
    /// In KiB, 64 bits; the file says MiB.
    case kibibytes
  }

  /// How libxl keeps it.
  public private(set) var width = Width.int32
  /// The value that libxl begins with, and does not print.
  public private(set) var initial: Int64 = 0
  /// What the number counts, where it counts something.
  public private(set) var unit: String?
  /// The least and the most that make sense.
  public private(set) var bounds: ClosedRange<Int64>?
  /// Whether xl refuses a number outside the bounds.
  public private(set) var isEnforced = false
  /// Whether newer releases print a number without a sign as one with a sign.
  private(set) var isPrintedSigned = false

  private static let signedSinceMinor = 21

  /// MiB that libxl keeps as KiB; -1 KiB is how libxl says that nothing is set.
  static let mebibytes = ConfigNumber(width: .kibibytes, initial: -1, unit: "MiB")

  /// What libxl keeps of a number in the file; nil where it is what libxl begins with.
  func value(_ number: Int64, _ xen: XenVersion) -> DomainValue? {
    switch width {
    case .int32:
      let kept = Int64(Int32(truncatingIfNeeded: number))
      return kept == initial ? nil : .number(kept)
    case .uint32:
      let kept = Int64(UInt32(truncatingIfNeeded: number))
      if isPrintedSigned, xen.minor >= Self.signedSinceMinor {
        return .number(Int64(Int32(truncatingIfNeeded: number)))
      }
      return kept == Int64(UInt32(truncatingIfNeeded: initial)) ? nil : .number(kept)
    case .kibibytes:
      let kept = UInt64(bitPattern: number &* 1024)
      if kept == UInt64(bitPattern: initial) { return nil }
      return kept > UInt64(Int64.max) ? .unsigned(kept) : .number(Int64(kept))
    }
  }
}
