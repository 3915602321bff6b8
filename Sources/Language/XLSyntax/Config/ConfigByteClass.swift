/// What a byte can begin or belong to outside of strings and comments.
///
/// From the scanner's description: tools/libs/util, file libxlu_cfg_l.l, Xen 4.17 to 4.23.
enum ConfigByteClass {
  static let stray: UInt8 = 0
  static let letter: UInt8 = 1
  static let digit: UInt8 = 2
  static let blank: UInt8 = 3
  static let newline: UInt8 = 4
  static let quote: UInt8 = 5
  static let hash: UInt8 = 6
  static let equals: UInt8 = 7
  static let comma: UInt8 = 8
  static let openBracket: UInt8 = 9
  static let closeBracket: UInt8 = 10
  static let semicolon: UInt8 = 11
  static let plus: UInt8 = 12
  /// The low bits that hold one of the classes above.
  static let mask: UInt8 = 0x0F
  /// The byte may go on in a name.
  static let inName: UInt8 = 0x10
  /// The byte may go on in a number.
  static let inNumber: UInt8 = 0x20
  /// The byte ends a run of plain bytes in a string: a quote, a backslash, a line feed or NUL.
  static let endsPlain: UInt8 = 0x40

  /// The class of each byte, with the flags above.
  static let table = (0...255).map { of(UInt8($0)) }

  private static func of(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "x"): letter | inName | inNumber
    case UInt8(ascii: "g")...UInt8(ascii: "z"): letter | inName
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit | inName | inNumber
    case UInt8(ascii: "."), UInt8(ascii: "_"): stray | inName
    case 0x20, 0x09: blank
    case 0x0A: newline | endsPlain
    case UInt8(ascii: "\""), UInt8(ascii: "'"): quote | endsPlain
    case UInt8(ascii: "\\"), 0: stray | endsPlain
    case UInt8(ascii: "#"): hash
    case UInt8(ascii: "="): equals
    case UInt8(ascii: ","): comma
    case UInt8(ascii: "["): openBracket
    case UInt8(ascii: "]"): closeBracket
    case UInt8(ascii: ";"): semicolon
    case UInt8(ascii: "+"): plus
    default: stray
    }
  }
}
