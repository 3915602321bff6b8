/// A path in xenstore: absolute (`/local/domain/7/name`), relative to a domain's home (`device/vbd`), or a
/// special watch name (`@releaseDomain`).
///
/// Bytes allowed are `A-Z a-z 0-9 - / _ @`; no `//`, no trailing `/` except the root itself, never empty
/// (xen/include/public/io/xs_wire.h and tools/xenstored, Xen 4.17).
public struct StorePath: Hashable, Sendable {
  /// The most bytes of an absolute path on the wire (`XENSTORE_ABS_PATH_MAX`, xs_wire.h).
  public static let absoluteByteCountMax = 3072
  /// The most bytes of a relative path, and of what follows `/local/domain/N/` (`XENSTORE_REL_PATH_MAX`).
  public static let relativeByteCountMax = 2048

  /// The path as text.
  public let string: String

  /// The path, or nil where the text is not one.
  public init?(_ string: String) {
    guard Self.isValid(string.utf8) else { return nil }
    self.string = string
  }

  /// The path that these bytes spell, or nil where they spell none.
  public init?(bytes: some Collection<UInt8>) {
    guard Self.isValid(bytes) else { return nil }
    string = String(decoding: bytes, as: UTF8.self)
  }

  private init(trusted string: String) { self.string = string }

  /// The root, `/`.
  public static let root = StorePath(trusted: "/")

  /// Whether it begins with `/`.
  public var isAbsolute: Bool { string.utf8.first == UInt8(ascii: "/") }

  /// Whether it is a special watch name such as `@introduceDomain`.
  public var isSpecial: Bool { string.utf8.first == UInt8(ascii: "@") }

  /// The names between the slashes; none for the root.
  public var components: [Substring] { string.split(separator: "/") }

  /// The last name; empty for the root.
  public var name: String { components.last.map(String.init) ?? "" }

  /// The path without its last name; nil for the root and for a single relative name.
  public var parent: StorePath? {
    guard string != "/", let slash = string.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
    return slash == string.startIndex ? .root : StorePath(trusted: String(string[..<slash]))
  }

  /// The nodes above it, the nearest first, without the root.
  public var ancestors: [StorePath] {
    var found: [StorePath] = []
    while let above = (found.last ?? self).parent, above != .root { found.append(above) }
    return found
  }

  /// The path of a node below; `names` are valid names joined by `/`.
  public func appending(_ names: String) -> StorePath {
    let joined = string == "/" ? "/" + names : string + "/" + names
    guard let path = StorePath(joined) else { preconditionFailure("'\(names)' is not a xenstore name") }
    return path
  }

  /// Whether it is `ancestor` itself or lies below it.
  public func isAtOrBelow(_ ancestor: StorePath) -> Bool {
    if ancestor.string == "/" { return isAbsolute }
    guard string.hasPrefix(ancestor.string) else { return false }
    return string.utf8.count == ancestor.string.utf8.count
      || string.utf8.dropFirst(ancestor.string.utf8.count).first == UInt8(ascii: "/")
  }

  private static func isValid(_ bytes: some Collection<UInt8>) -> Bool {
    guard let first = bytes.first else { return false }
    if first == UInt8(ascii: "/") && bytes.count == 1 { return true }
    if bytes.count > (first == UInt8(ascii: "/") ? absoluteByteCountMax : relativeByteCountMax) {
      return false
    }
    var previous: UInt8 = 0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "@"):
        break
      case UInt8(ascii: "/"):
        if previous == UInt8(ascii: "/") { return false }
      default: return false
      }
      previous = byte
    }
    return previous != UInt8(ascii: "/")
  }
}

extension StorePath: Comparable {
  /// Orders by bytes.
  public static func < (left: Self, right: Self) -> Bool { left.string < right.string }
}

extension StorePath: CustomStringConvertible {
  /// The path as text.
  public var description: String { string }
}
