import XLProject

/// URIs of documents, and the paths that they mean.
enum DocumentURI {
  private static let scheme = "file://"

  /// The absolute path of a `file` URI, plainly spelled; nil of every other one.
  static func path(_ uri: String) -> [UInt8]? {
    guard uri.utf8.count > scheme.utf8.count, uri.lowercased().hasPrefix(scheme) else { return nil }
    var rest = Array(uri.utf8.dropFirst(scheme.utf8.count))[...]
    // A host may be before the path: this machine, under one of its names.
    guard let slash = rest.firstIndex(of: FilePath.slash) else { return nil }
    rest = rest[slash...]
    var path: [UInt8] = []
    var offset = rest.startIndex
    while offset < rest.endIndex {
      if rest[offset] == UInt8(ascii: "%"), offset + 2 < rest.endIndex,
        let byte = UInt8(String(decoding: rest[offset + 1...offset + 2], as: UTF8.self), radix: 16)
      {
        path.append(byte)
        offset += 3
      } else {
        path.append(rest[offset])
        offset += 1
      }
    }
    return path.contains(0) ? nil : FilePath.plain(path)
  }

  /// The URI of an absolute path.
  static func text(ofPath path: [UInt8]) -> String {
    var text = Array(scheme.utf8)
    for byte in path {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E: text.append(byte)
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        text += (digits.utf8.count == 1 ? "%0" : "%").utf8
        text += digits.utf8
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
