import Glibc
import HotplugOutcome
import HotplugSurvey
import XenstoreHost

/// The domain that the first operand of one of xl's commands means.
enum XLDomain {
  /// The number that a word is, as xl reads one: digits only, wrapped to 32 bits, and none at all is 0; nil
  /// for a name (libxl_domain_qualifier_to_domid, 4.17).
  static func number(_ word: [UInt8]) -> UInt32? {
    guard word.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
    return UInt32(truncatingIfNeeded: CText.unsigned(word))
  }

  /// The domain that a word means in a store; throws `.noSuchDomain` for a name that no domain has.
  ///
  /// No process asks whether a domain with a number is there.
  static func find(_ word: [UInt8], in client: StoreClient) throws(EngineFault) -> UInt32 {
    if let number = number(word) { return number }
    return UInt32(try HostSurvey(client).domain(named: word))
  }
}

/// Numbers in bytes as the C library reads them, which libxl trusts with all that it finds in a store.
enum CText {
  /// `strtoul` in base 10.
  static func unsigned(_ text: [UInt8]) -> UInt {
    (text + [0]).withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { $0.baseAddress.map { strtoul($0, nil, 10) } ?? 0 }
    }
  }

  /// `strtol`, and how many bytes it took.
  static func signed(_ text: some Sequence<UInt8>, base: Int32 = 10) -> (value: Int, used: Int) {
    (Array(text) + [0]).withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { text in
        guard let start = text.baseAddress else { return (0, 0) }
        var end: UnsafeMutablePointer<CChar>?
        let value = strtol(start, &end, base)
        return (value, end.map { UnsafePointer($0) - start } ?? 0)
      }
    }
  }

  /// `atoi`.
  static func integer(_ text: some Sequence<UInt8>) -> Int32 { Int32(truncatingIfNeeded: signed(text).value) }
}
