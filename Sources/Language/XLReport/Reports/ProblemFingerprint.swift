public import XLText

/// What stays of a problem when the lines around it move: its code, the text of its line, and how many like
/// it stand before it.
public struct ProblemFingerprint: Hashable, Sendable {
  /// The code.
  public let code: DiagnosticCode
  /// A digest of the line's text without blanks at its ends, and of the number of its like before it.
  public let digest: UInt64

  /// A fingerprint that was written down.
  public init(code: DiagnosticCode, digest: UInt64) {
    self.code = code
    self.digest = digest
  }

  /// The fingerprints of all diagnostics of a text, in their order; no two are equal.
  public static func all(_ file: FileReport) -> [ProblemFingerprint] {
    var earlier: [ProblemFingerprint: Int] = [:]
    var lineDigest: (line: Int, digest: UInt64)?
    return file.diagnostics.map { diagnostic in
      let line = file.places.place(of: diagnostic.range.start).line
      if lineDigest?.line != line {
        lineDigest = (line, digest(of: file.places.text[file.places.range(ofLine: line)], from: offsetBasis))
      }
      let digest = lineDigest?.digest ?? 0
      let first = ProblemFingerprint(code: diagnostic.code, digest: digest)
      let number = earlier[first, default: 0]
      earlier[first] = number + 1
      let numbered = Self.digest(of: String(number).utf8, from: digest)
      return ProblemFingerprint(code: diagnostic.code, digest: numbered)
    }
  }

  /// The fingerprint together with a path, as 32 hexadecimal digits.
  public func seen(in path: [UInt8]) -> String {
    let place = Self.digest(of: path, from: Self.offsetBasis)
    return Self.hex(Self.digest(of: code.description.utf8, from: place)) + Self.hex(digest)
  }

  /// Sixteen hexadecimal digits of a digest.
  public static func hex(_ digest: UInt64) -> String {
    let digits = String(digest, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }

  private static let offsetBasis: UInt64 = 0xCBF2_9CE4_8422_2325

  /// FNV-1a of 64 bits, over what is no blank at an end.
  private static func digest(of bytes: some BidirectionalCollection<UInt8>, from basis: UInt64) -> UInt64 {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
    var digest = basis
    var rest = bytes[...]
    while let last = rest.last, isBlank(last) { rest.removeLast() }
    for byte in rest.drop(while: isBlank) { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return digest
  }
}
