/// A pattern of paths as git's ignore files have it, without their `!`.
///
/// `*` and `?` mean bytes of one name, `[a-z]` for one of some, `**` for any directories. A pattern with
/// a slash before its end is seen from the directory of the file that it is in; one without fits a name
/// anywhere. A slash at the end fits directories only. What is below a directory that fits, fits.
public struct PathPattern: Hashable, Sendable {
  /// One piece of a name.
  private enum Piece: Hashable, Sendable {
    case byte(UInt8)
    case anyByte
    case anyBytes
    case oneOf([ClosedRange<UInt8>], isNegated: Bool)
  }

  private enum Part: Hashable, Sendable {
    case name([Piece])
    case anyDirectories
  }

  private let parts: [Part]
  private let isForDirectories: Bool

  /// A pattern; nil where it can match nothing: an empty one, or one with a bracket that does not end.
  public init?(_ pattern: [UInt8]) {
    let slash = UInt8(ascii: "/")
    var bytes = pattern[...]
    isForDirectories = bytes.last == slash
    while bytes.last == slash { bytes.removeLast() }
    let isAnchored = bytes.contains(slash)
    while bytes.starts(with: [UInt8(ascii: "."), slash]) { bytes.removeFirst(2) }
    var parts: [Part] = isAnchored ? [] : [.anyDirectories]
    for name in bytes.split(separator: slash) where !name.elementsEqual(".".utf8) {
      if Array(name) == Array("**".utf8) {
        if parts.last != .anyDirectories { parts.append(.anyDirectories) }
      } else {
        guard let pieces = Self.pieces(name) else { return nil }
        parts.append(.name(pieces))
      }
    }
    if !parts.contains(where: { $0 != .anyDirectories }), bytes.isEmpty || bytes == [UInt8(ascii: ".")] {
      return nil
    }
    self.parts = parts
  }

  private static func pieces(_ name: ArraySlice<UInt8>) -> [Piece]? {
    var pieces: [Piece] = []
    var offset = name.startIndex
    while offset < name.endIndex {
      switch name[offset] {
      case UInt8(ascii: "*"): if pieces.last != .anyBytes { pieces.append(.anyBytes) }
      case UInt8(ascii: "?"): pieces.append(.anyByte)
      case UInt8(ascii: "\\") where offset + 1 < name.endIndex:
        offset += 1
        pieces.append(.byte(name[offset]))
      case UInt8(ascii: "["):
        guard let (piece, end) = bracket(name, offset) else { return nil }
        pieces.append(piece)
        offset = end
      default: pieces.append(.byte(name[offset]))
      }
      offset += 1
    }
    return pieces
  }

  private static func bracket(_ name: ArraySlice<UInt8>, _ open: Int) -> (piece: Piece, end: Int)? {
    var offset = open + 1
    var ranges: [ClosedRange<UInt8>] = []
    let isNegated = offset < name.endIndex && [UInt8(ascii: "!"), UInt8(ascii: "^")].contains(name[offset])
    if isNegated { offset += 1 }
    while offset < name.endIndex {
      let byte = name[offset]
      // A bracket that comes first is one of the bytes.
      if byte == UInt8(ascii: "]"), !ranges.isEmpty { return (.oneOf(ranges, isNegated: isNegated), offset) }
      let isRange =
        offset + 2 < name.endIndex && name[offset + 1] == UInt8(ascii: "-")
        && name[offset + 2] != UInt8(ascii: "]")
      let last = isRange ? name[offset + 2] : byte
      if last >= byte { ranges.append(byte...last) }
      offset += isRange ? 3 : 1
    }
    return nil
  }

  /// Whether a path fits, or a directory that it is in; a path is relative to the file of the pattern.
  public func matches(_ path: ArraySlice<UInt8>, isDirectory: Bool) -> Bool {
    let reached = reached(path)
    return reached.indices.contains { index in
      index >= least && reached[index] && (index < reached.count - 1 || !isForDirectories || isDirectory)
    }
  }

  /// Whether a path itself fits; a directory that it is in does not count.
  public func matchesExactly(_ path: ArraySlice<UInt8>, isDirectory: Bool) -> Bool {
    let reached = reached(path)
    return reached.count - 1 >= least && reached[reached.count - 1] && (!isForDirectories || isDirectory)
  }

  /// The least number of names: any directories at the end are at least one name.
  private var least: Int {
    parts.last == .anyDirectories ? parts.count { $0 != .anyDirectories } + 1 : 1
  }

  /// For each number of names from the beginning of a path, whether all parts together can match them.
  private func reached(_ path: ArraySlice<UInt8>) -> [Bool] {
    let names = path.split(separator: UInt8(ascii: "/"))
    // Reached is how many names the parts up to here can have taken; all that are possible at once.
    var reached = [Bool](repeating: false, count: names.count + 1)
    reached[0] = true
    for part in parts {
      switch part {
      case .anyDirectories:
        if let first = reached.firstIndex(of: true) {
          for index in first..<reached.count { reached[index] = true }
        }
      case .name(let pieces):
        var next = [Bool](repeating: false, count: reached.count)
        for index in names.indices where reached[index] && Self.fits(names[index], pieces) {
          next[index + 1] = true
        }
        reached = next
      }
    }
    return reached
  }

  /// Whether a name fits; the last star is the only one that ever needs another try.
  private static func fits(_ name: ArraySlice<UInt8>, _ pieces: [Piece]) -> Bool {
    var (byte, piece) = (name.startIndex, 0)
    var retry: (byte: Int, piece: Int)?
    while byte < name.endIndex {
      if piece < pieces.count, pieces[piece] == .anyBytes {
        retry = (byte, piece + 1)
        piece += 1
      } else if piece < pieces.count, fits(name[byte], pieces[piece]) {
        (byte, piece) = (byte + 1, piece + 1)
      } else if let last = retry {
        retry = (last.byte + 1, last.piece)
        (byte, piece) = (last.byte + 1, last.piece)
      } else {
        return false
      }
    }
    return pieces[piece...].allSatisfy { $0 == .anyBytes }
  }

  private static func fits(_ byte: UInt8, _ piece: Piece) -> Bool {
    switch piece {
    case .byte(let wanted): byte == wanted
    case .anyByte: true
    case .anyBytes: false
    case .oneOf(let ranges, let isNegated): ranges.contains { $0.contains(byte) } != isNegated
    }
  }
}
