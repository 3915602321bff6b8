import XLTestKit

/// Texts that nobody would write, and somebody will send.
enum HostileText: String, CaseIterable, Sendable {
  case random, brackets, nestedValue, listsInEachOther, settings, appends, hashes, escapedQuotes, quotes
  case lineFeeds, returns, windowsSettings, strayBytes, oneLine, longList, commas, refusedEscapes,
    givenUpLists
  case emptyLists, junk, semicolons, unknownKeys, disks, interfaces, badInterfaces, longName, words, blanks
  case repeatedBridge, repeatedMAC, emptyOctets, oneDiskOfCommas, oneDiskOfPrefixes, blanksInValue,
    suppressedCodes

  /// One of about so many bytes.
  func bytes(_ count: Int) -> [UInt8] {
    func filled(_ part: String, _ head: String = "", _ tail: String = "") -> [UInt8] {
      var bytes = Array(head.utf8)
      bytes.reserveCapacity(count + part.utf8.count)
      let chunk = Array(String(repeating: part, count: 1_000).utf8)
      let end = max(count - tail.utf8.count, head.utf8.count + part.utf8.count)
      while bytes.count + chunk.count <= end { bytes += chunk }
      while bytes.count + part.utf8.count <= end { bytes += part.utf8 }
      return bytes + tail.utf8
    }
    switch self {
    case .random:
      var random = Seeded(7)
      return (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
    case .brackets: return filled("[")
    case .nestedValue: return filled("[", "a=")
    case .listsInEachOther: return filled("a=[[[[[[[1]]]]]]]\n")
    case .settings: return filled("a=1\n")
    case .appends: return filled("disk+=['a']\n")
    case .hashes: return filled("#")
    case .escapedQuotes: return filled("\\\"")
    case .quotes: return filled("\"")
    case .lineFeeds: return filled("\n")
    case .returns: return filled("\r")
    case .windowsSettings: return filled("a=1\r\n")
    case .strayBytes: return filled("?\n")
    case .oneLine: return filled("x", "a=\"", "\"\n")
    case .longList: return filled("1,", "a=[", "]\n")
    case .commas: return filled(",", "a=[", "]")
    case .refusedEscapes: return filled("\\q", "a=\"", "\"\n")
    case .givenUpLists: return filled("a=[\n")
    case .emptyLists: return filled("a=[]\n")
    case .junk: return filled("a=1 b\n")
    case .semicolons: return filled(";")
    case .unknownKeys: return (0..<max(1, count / 16)).flatMap { Array("key_\($0) = \($0)\n".utf8) }
    case .disks: return filled("'/a,raw,xvda,w',", "name='a'\ndisk=[", "]\n")
    case .interfaces: return filled("'bridge=b',", "name='a'\nvif=[", "]\n")
    case .badInterfaces: return filled("'x=y',", "name='a'\nvif=[", "]\n")
    case .longName: return filled("a", "", "=1\n")
    case .words: return filled("a ")
    case .blanks: return filled(" \t", "a=", "1\n")
    case .repeatedBridge: return filled("bridge=xenbr0,", "name='a'\nvif=['", "']\n")
    case .repeatedMAC: return filled("mac=00:16:3e:00:00:01,", "name='a'\nvif=['", "']\n")
    case .emptyOctets: return filled("mac=1,", "name='a'\nvif=['", "']\n")
    case .oneDiskOfCommas: return filled(",", "name='a'\ndisk=['", "']\n")
    case .oneDiskOfPrefixes: return filled("phy:", "name='a'\ndisk=['", "']\n")
    case .blanksInValue: return filled(" ;", "name='a'\nvif=['bridge=", "x=']\n")
    case .suppressedCodes: return filled("XL3 foo ", "name='a' # xlplug: ignore ", "\n")
    }
  }
}
