extension JSONScanner {
  /// Whether bytes are a number: digits without a needless zero, a fraction, an exponent.
  ///
  /// By hand, because the first regular expression of a process costs more than all else that is done here.
  static func isNumber(_ word: ArraySlice<UInt8>) -> Bool {
    var rest = word
    func take(_ bytes: String) -> Bool {
      guard let byte = rest.first, bytes.utf8.contains(byte) else { return false }
      rest.removeFirst()
      return true
    }
    func takeDigits() -> Bool {
      let count = rest.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }.count
      rest.removeFirst(count)
      return count > 0
    }
    _ = take("-")
    guard take("0") || takeDigits() else { return false }
    if take("."), !takeDigits() { return false }
    if take("eE") {
      _ = take("+-")
      if !takeDigits() { return false }
    }
    return rest.isEmpty
  }
}
