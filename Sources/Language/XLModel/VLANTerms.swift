import XLText

/// The terms of a `vlan=` value, by the manual (xl-network-configuration(5), 4.19 to 4.23); xl itself checks
/// none of them.
///
/// Terms are between slashes: `ID[p|u]`, `ID-ID[u]`, `ID+STEPxCOUNT[u]`, IDs from 1 to 4094. One term
/// names the VLAN of untagged packets with `p`; a single ID does so without.
struct VLANTerms {
  /// The highest VLAN.
  static let identifierMax = 4094

  /// Terms that are invalid.
  private(set) var malformed: [ByteRange] = []
  /// Whether some term names the VLAN of untagged packets.
  private(set) var hasPVID = false

  init(_ bytes: [UInt8], _ value: ByteRange) {
    var (start, count, isSingle) = (value.start, 0, false)
    while start <= value.end {
      let end = bytes[start..<value.end].firstIndex(of: UInt8(ascii: "/")) ?? value.end
      let term = String(decoding: bytes[start..<end], as: UTF8.self)
      switch Self.kind(term) {
      case nil: malformed.append(ByteRange(start, end))
      case .pvid: hasPVID = true
      case .single: isSingle = true
      case .range: break
      }
      count += 1
      start = end + 1
    }
    if count == 1, isSingle { hasPVID = true }
  }

  private enum Kind { case pvid, single, range }

  private static func kind(_ term: String) -> Kind? {
    if term.hasSuffix("p") { return identifier(term.dropLast()) == nil ? nil : .pvid }
    let body = term.hasSuffix("u") ? term.dropLast() : Substring(term)
    if let dash = body.firstIndex(of: "-") {
      guard let first = identifier(body[..<dash]), let last = identifier(body[body.index(after: dash)...]),
        first <= last
      else { return nil }
      return .range
    }
    guard let plus = body.firstIndex(of: "+") else { return identifier(body) == nil ? nil : .single }
    let steps = body[body.index(after: plus)...].split(separator: "x", omittingEmptySubsequences: false)
    guard let first = identifier(body[..<plus]), steps.count == 2, let step = identifier(steps[0]),
      let count = identifier(steps[1]), first + step * (count - 1) <= identifierMax
    else { return nil }
    return .range
  }

  private static func identifier(_ digits: Substring) -> Int? {
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let value = Int(digits) else { return nil }
    return (1...identifierMax).contains(value) ? value : nil
  }
}
