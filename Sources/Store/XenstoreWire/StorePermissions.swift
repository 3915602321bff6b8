/// The access list of a node: its owner, what everybody else may do, and what named domains may do.
///
/// The wire form is a list of letter and domid (`n0`, `r7`); the first entry names the owner, who may always
/// read and write, and its letter is the default for all others (docs/misc/xenstore.txt, Xen 4.17).
public struct StorePermissions: Hashable, Sendable {
  /// What a domain may do with a node.
  public enum Access: String, Hashable, Sendable, CaseIterable {
    /// Nothing.
    case none = "n"
    /// Read the value and list the children.
    case read = "r"
    /// Write the value and make children.
    case write = "w"
    /// Both.
    case both = "b"
  }

  /// What one named domain may do.
  public struct Entry: Hashable, Sendable {
    /// The domain, 0 to 65535.
    public var domid: UInt16
    /// What it may do.
    public var access: Access

    /// An entry for one domain.
    public init(_ access: Access, _ domid: UInt16) {
      self.domid = domid
      self.access = access
    }
  }

  /// The domain that owns the node.
  public var owner: UInt16
  /// What domains without an entry may do.
  public var others: Access
  /// The entries after the first, in order.
  public var entries: [Entry]

  /// A list with its owner, the default and further entries.
  public init(owner: UInt16, others: Access = .none, entries: [Entry] = []) {
    self.owner = owner
    self.others = others
    self.entries = entries
  }
}

extension StorePermissions: CustomStringConvertible {
  /// The wire form with blanks: `n7 r0`.
  public var description: String {
    ([Entry(others, owner)] + entries).map { "\($0.access.rawValue)\($0.domid)" }.joined(separator: " ")
  }
}

extension StorePermissions {
  /// The entries as strings that end with a NUL each: `n7`, `r0`.
  public var payload: [UInt8] {
    Payload.joining(([Entry(others, owner)] + entries).map { Array("\($0.access.rawValue)\($0.domid)".utf8) })
  }

  /// The list that these strings spell, first the owner's; nil if one of them is not an entry, or if there
  /// are no strings.
  public init?(strings: some Collection<[UInt8]>) {
    var list: [Entry] = []
    for string in strings {
      guard let letter = string.first, let access = Access(rawValue: String(UnicodeScalar(letter))),
        let domid = UInt16(decimal: string.dropFirst())
      else { return nil }
      list.append(Entry(access, domid))
    }
    guard let first = list.first else { return nil }
    self.init(owner: first.domid, others: first.access, entries: Array(list.dropFirst()))
  }
}

extension FixedWidthInteger {
  /// The number that these decimal digits spell; nil if there is no digit, or another byte, or it is too
  /// large.
  @inlinable
  public init?(decimal digits: some Collection<UInt8>) {
    guard !digits.isEmpty, digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    self.init(String(decoding: digits, as: UTF8.self))
  }
}
