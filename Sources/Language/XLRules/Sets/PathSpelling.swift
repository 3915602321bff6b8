/// Paths that are spelled otherwise and lead to the same file whatever links there are.
enum PathSpelling {
  /// Without `//`, `/./` and a slash at the end.
  ///
  /// `..` stays: after a link it leads elsewhere than it looks.
  static func plain(_ path: [UInt8]) -> [UInt8] {
    let slash = UInt8(ascii: "/")
    var result: [UInt8] = []
    for part in path.split(separator: slash, omittingEmptySubsequences: true)
    where !part.elementsEqual(".".utf8) {
      if !result.isEmpty || path.first == slash { result.append(slash) }
      result += part
    }
    return result.isEmpty && path.first == slash ? [slash] : result
  }
}
