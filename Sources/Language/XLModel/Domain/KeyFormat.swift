public import XLSyntax
public import XLText

/// How the value of one key becomes members of the domain, and what is wrong with it.
///
/// A pure function. Problems are listed in the order in which xl meets them, and all of them, also after
/// the one at which xl stops; then the members are the nearest reading. What is wrong with every key of its
/// kind is found before: one value for a list, or a list for one value. Then the function is not called.
public typealias KeyFormat = @Sendable (KeyInput) -> KeyOutcome

/// What a key's format checks: an entry of the file, and what is known around it.
public struct KeyInput: Sendable {
  /// The file.
  public let reading: ConfigReading
  /// The number of the entry that counts for the key: the last one.
  public let entry: Int
  /// The key.
  public let key: String
  /// The type of the guest.
  public let guest: GuestType
  /// The Xen release to follow.
  public let xen: XenVersion
  /// What is known of the host.
  public let host: HostShape
  /// What the keys before this one made, in the order in which xl checks keys.
  public let domain: DomainSpec

  /// The value that counts for a key.
  public init(
    _ reading: ConfigReading,
    entry: Int,
    key: String,
    guest: GuestType,
    xen: XenVersion,
    host: HostShape,
    domain: DomainSpec = DomainSpec(),
  ) {
    self.reading = reading
    self.entry = entry
    self.key = key
    self.guest = guest
    self.xen = xen
    self.host = host
    self.domain = domain
  }

  /// Where the value is; of one made with `+=`, its last part.
  public var range: ByteRange { reading.entries[entry].value.range }
  /// Whether the value is a list.
  public var isList: Bool { reading.entries[entry].value.kind == .list }
  /// The text of a value that is not a list.
  public var text: EmbeddedText? { reading.text(of: entry) }
  /// The elements of a list, lists among them.
  public var elements: [ConfigValue] { reading.elements(of: entry) }
  /// The texts of a list up to the first element that is a list itself, at which most keys end for xl.
  public var texts: [EmbeddedText] { elements.prefix { $0.kind != .list }.compactMap(\.text) }
  /// The first element that is a list itself.
  ///
  /// Where a format reports nothing at its place, it is reported as what silently ends the list.
  public var nestedList: ConfigValue? { elements.first { $0.kind == .list } }

  /// The number that xl reads for another key; nil where it reads none.
  public func number(of key: String) -> Int64? {
    reading.lastIndex(of: key.utf8).flatMap { KeyNumber(reading, entry: $0).value }
  }

  /// A problem of this key.
  public func problem(
    _ kind: DomainProblem.Kind,
    _ outcome: DomainProblem.Outcome,
    at range: ByteRange,
  ) -> DomainProblem {
    DomainProblem(kind, outcome, key: key, at: range)
  }
}

/// What a key's format makes of a value.
public struct KeyOutcome: Hashable, Sendable {
  /// The members of the domain that are set; a list is appended to one that is there.
  public var members: [DomainMember]
  /// What is wrong, in the order in which xl meets it.
  public var problems: [DomainProblem]

  /// What was made of a value.
  public init(_ members: [DomainMember] = [], _ problems: [DomainProblem] = []) {
    self.members = members
    self.problems = problems
  }
}
