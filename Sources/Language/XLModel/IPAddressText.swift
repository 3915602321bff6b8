/// Whether bytes are an IPv4 or IPv6 address, with or without the length of a prefix after a slash.
package enum IPAddressText {
  package static func isAddress(_ bytes: some Collection<UInt8>) -> Bool {
    let parts = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard let address = parts.first, parts.count <= 2 else { return false }
    let isIPv6 = address.contains(UInt8(ascii: ":"))
    if parts.count == 2, decimal(parts[1], max: isIPv6 ? 128 : 32) == nil { return false }
    return isIPv6 ? isVersion6(Array(address)) : isVersion4(address)
  }

  private static func isVersion4(_ bytes: some Collection<UInt8>) -> Bool {
    let octets = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return octets.count == 4 && octets.allSatisfy { decimal($0, max: 255) != nil }
  }

  private static func isVersion6(_ bytes: [UInt8]) -> Bool {
    var groups = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    let gaps = zip(bytes, bytes.dropFirst()).filter { $0 == UInt8(ascii: ":") && $1 == UInt8(ascii: ":") }
      .count
    if gaps > 1 { return false }
    if let last = groups.last, last.contains(UInt8(ascii: ".")) {
      if !isVersion4(last) { return false }
      groups[groups.count - 1] = [0x30]
      groups.append([0x30])
    }
    if gaps == 1 {
      if groups.first?.isEmpty == true { groups.removeFirst() }
      if groups.last?.isEmpty == true { groups.removeLast() }
      guard groups.filter(\.isEmpty).count <= 1, groups.count <= 8 else { return false }
      groups.removeAll(where: \.isEmpty)
    } else if groups.count != 8 {
      return false
    }
    return groups.allSatisfy { group in
      (1...4).contains(group.count)
        && group.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0 | 0x20) }
    }
  }

  private static func decimal(_ digits: some Collection<UInt8>, max: Int) -> Int? {
    guard (1...3).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    let value = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return value <= max ? value : nil
  }
}
