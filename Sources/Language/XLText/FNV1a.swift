/// A digest that distinguishes texts, but not from an attacker: FNV-1a of 64 bits.
package struct FNV1a: Hashable, Sendable {
  /// The digest of the bytes so far.
  package private(set) var value: UInt64

  /// The digest of nothing, or one to go on from.
  package init(_ value: UInt64 = 0xCBF2_9CE4_8422_2325) { self.value = value }

  /// Takes further bytes into the digest.
  package mutating func take(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }
}
