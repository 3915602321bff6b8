public import XLText

/// What stays of a problem when the lines around it move: its code, the text of its line, and how many like
/// it are before it.
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
        lineDigest = (line, digest(of: file.places.text[file.places.range(ofLine: line)]))
      }
      let digest = lineDigest?.digest ?? 0
      let first = ProblemFingerprint(code: diagnostic.code, digest: digest)
      let number = earlier[first, default: 0]
      earlier[first] = number + 1
      let numbered = Self.digest(of: String(number).utf8, from: FNV1a(digest))
      return ProblemFingerprint(code: diagnostic.code, digest: numbered)
    }
  }

  /// The fingerprint together with a path, as 32 hexadecimal digits.
  public func seen(in path: [UInt8]) -> String {
    let place = Self.digest(of: path)
    return Self.hex(Self.digest(of: code.description.utf8, from: FNV1a(place))) + Self.hex(digest)
  }

  /// Sixteen hexadecimal digits of a digest.
  public static func hex(_ digest: UInt64) -> String {
    let digits = String(digest, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }

  /// The digest of what is no blank at an end.
  private static func digest(
    of bytes: some BidirectionalCollection<UInt8>,
    from basis: FNV1a = FNV1a()
  ) -> UInt64 {
    func isBlank(_ byte: UInt8) -> Bool { byte.isBlank || byte == 0x0D }
    var digest = basis
    var rest = bytes[...]
    while let last = rest.last, isBlank(last) { rest.removeLast() }
    digest.take(rest.drop(while: isBlank))
    return digest.value
  }
}
