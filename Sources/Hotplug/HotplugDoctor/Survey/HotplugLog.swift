import HostFiles
import HotplugEngine
import HotplugPlan

/// The end of the log that Xen's scripts share, in which lines have neither time nor device.
///
/// A line belongs to a device where it names its directory, its image or its interface.
struct HotplugLog {
  /// The most bytes of its end that are read.
  static let byteCountMax = 1 << 16
  /// The most lines that are shown of a device.
  static let linesMax = 3

  private let lines: [[UInt8]]

  /// The end of the log as it is now; another path than that of Xen's scripts is for tests.
  init(path: String = ScriptLogMark.path) {
    let end = readTail(path, atMost: Self.byteCountMax) ?? []
    lines = end.split(separator: 10).filter { !$0.starts(with: ScriptLogMark.question) }.map(Array.init)
  }

  /// The last lines that name a device, oldest first, each once.
  func lines(about address: DeviceAddress, _ keys: DeviceKeys) -> [[UInt8]] {
    var words = [Array(address.backendPathInHome.utf8)]
    if address.kind == .vif { words.append(Array("vif\(address.domid).\(address.devid)".utf8)) }
    if let name = keys["vifname"], name.count > 3 { words.append(name) }
    // A word as short as a number would be found anywhere.
    if address.kind == .vbd, let target = keys["params"], target.first == UInt8(ascii: "/") {
      words.append(target)
    }
    var found: [[UInt8]] = []
    for line in lines.reversed() where found.count < Self.linesMax {
      if !found.contains(line), words.contains(where: { Self.names(line, $0) }) { found.append(line) }
    }
    return found.reversed()
  }

  /// Whether a line has a word with no digit after it, which would make it another device's.
  private static func names(_ line: [UInt8], _ word: [UInt8]) -> Bool {
    guard word.count <= line.count else { return false }
    return line.indices.dropLast(word.count - 1).contains { start in
      let end = start + word.count
      guard line[start..<end].elementsEqual(word) else { return false }
      return end == line.count || !(0x30...0x39).contains(line[end])
    }
  }
}
