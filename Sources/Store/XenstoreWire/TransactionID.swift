/// The number by which a connection names one of its transactions; `none` is no transaction.
public struct TransactionID: Hashable, Sendable {
  /// The header's third field.
  public let rawValue: UInt32

  /// A transaction by its number.
  public init(_ rawValue: UInt32) { self.rawValue = rawValue }

  /// Outside any transaction.
  public static let none = TransactionID(0)
}

extension TransactionID: CustomStringConvertible {
  /// The number.
  public var description: String { String(rawValue) }
}
