import XLSyntax
import XLText

/// How the value of one key becomes members of the domain, and what is wrong with it.
///
/// A pure function. Problems are listed in the order in which xl meets them, and all of them, also after
/// the one at which xl stops; then the members are the nearest reading. What is wrong with every key of its
/// kind is found before: one value for a list, or a list for one value. Then the function is not called.
typealias KeyFormat = @Sendable (KeyInput) -> KeyOutcome

/// What a key's format checks: an entry of the file, and what is known around it.
struct KeyInput: Sendable {
  /// The file.
  let reading: ConfigReading
  /// The number of the entry that counts for the key: the last one.
  let entry: Int
  /// The key.
  let key: String
  /// The type of the guest.
  let guest: GuestType
  /// The Xen release to follow.
  let xen: XenVersion
  /// What is known of the host.
  let host: HostShape
  /// What the keys before this one made, in the order in which xl checks keys.
  var domain = DomainSpec()

  /// Where the value is; of one made with `+=`, its last part.
  var range: ByteRange { reading.entries[entry].value.range }
  /// Whether the value is a list.
  var isList: Bool { reading.entries[entry].value.kind == .list }
  /// The text of a value that is not a list.
  var text: EmbeddedText? { reading.text(of: entry) }
  /// The elements of a list, lists among them.
  var elements: [ConfigValue] { reading.elements(of: entry) }
  /// The first element that is a list itself.
  ///
  /// Where a format reports nothing at its place, it is reported as what silently ends the list.
  var nestedList: ConfigValue? { elements.first { $0.kind == .list } }

  /// The number that xl reads for another key; nil where it reads none.
  func number(of key: String) -> Int64? {
    reading.lastIndex(of: key.utf8).flatMap { KeyNumber(reading, entry: $0).value }
  }
}

/// What a key's format makes of a value.
struct KeyOutcome: Hashable, Sendable {
  /// The members of the domain that are set; a list is appended to one that is there.
  var members: [DomainMember] = []
  /// What is wrong, in the order in which xl meets it.
  var problems: [DomainProblem] = []
}
