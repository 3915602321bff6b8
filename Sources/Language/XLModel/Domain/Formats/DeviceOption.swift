import XLText

/// A key of an entry, such as `type` in `usbctrl = ["type=pv"]`, and what its value becomes.
struct DeviceOption: Sendable {
  /// How a value is read.
  enum Kind: Sendable {
    /// As it is.
    case text
    /// C's `atoi`: a decimal number at the front, in 32 bits with sign.
    case integer
    /// The same as a truth value that has a default besides.
    case choice
    /// C's `strtoul` with base 0, in so many bits.
    case unsigned(bits: Int)
    /// The same as a plain truth value.
    case flag
    /// The same as a truth value that has a default besides.
    case baseZeroChoice
    /// Decimal digits at the front, which must be there; in so many bits.
    case count(bits: Int)
    /// One of several words.
    case word([Word], ignoresCase: Bool = true)
    /// A UUID.
    case uuid
    /// Something that the format reads itself.
    case special
  }

  /// A word, and the name that libxl has for it; nil where it means the default.
  struct Word: Sendable, ExpressibleByStringLiteral {
    let text: String
    let name: String?
    /// Whether it is offered to people.
    var isListed = true

    init(stringLiteral text: String) { (self.text, name) = (text, text) }

    private init(default text: String, isListed: Bool) {
      (self.text, name, self.isListed) = (text, nil, isListed)
    }

    /// The word for the default.
    static func initial(_ text: String) -> Word { Word(default: text, isListed: true) }
    /// A word for the default that no document mentions.
    static func unlisted(_ text: String) -> Word { Word(default: text, isListed: false) }
  }

  let name: String
  /// The member of libxl's structure.
  let member: String
  let kind: Kind

  init(_ name: String, _ kind: Kind, member: String? = nil) {
    self.name = name
    self.kind = kind
    self.member = member ?? String(name.map { $0 == "-" ? "_" : $0 })
  }
}
