/// A Xen release whose `xl` is imitated: 4.17 to 4.23.
public struct XenVersion: Hashable, Sendable, Comparable {
  /// The number after `4.`, 17 to 23.
  public let minor: Int

  /// The oldest release that is imitated; Debian 12 ships it.
  public static let oldest = XenVersion(unchecked: 17)
  /// The newest release that is imitated.
  public static let newest = XenVersion(unchecked: 23)

  private init(unchecked minor: Int) { self.minor = minor }

  /// The release written as `4.N`, or nil where it is not one from `oldest` to `newest`.
  public init?(_ text: String) {
    guard let match = (Self.oldest.minor...Self.newest.minor).first(where: { "4.\($0)" == text }) else {
      return nil
    }
    minor = match
  }

  /// Orders by age.
  public static func < (left: Self, right: Self) -> Bool { left.minor < right.minor }
}

extension XenVersion: CustomStringConvertible {
  /// `4.N`.
  public var description: String { "4.\(minor)" }
}
