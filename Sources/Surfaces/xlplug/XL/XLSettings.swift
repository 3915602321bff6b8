import ArgumentParser
import HotplugEngine
import XLModel

/// What stands before one of xl's commands.
struct XLSettings {
  /// Whether only what was understood is printed.
  var isDryRun = false
  /// The engine and the store.
  var engine = EngineSettings()
  /// How devices are attached.
  var device = DeviceSettings()
  /// How is printed.
  var output = OutputSettings()
  /// The release that was named; nil where none was.
  var release: XenVersion?

  /// Nothing but what is so unless said otherwise.
  init() {}

  /// What words say; throws what the argument parser throws.
  ///
  /// Letters of xl's own are read here: there is nothing to find out about them, and the parser takes longer
  /// for it than all else that an attach computes (docs/adr/0027).
  init(_ words: [String]) throws {
    self.init()
    for word in words where !take(word) {
      self = try XLOptions.parse(words).settings(words)
      return
    }
  }

  /// Takes a word of xl's letters; false where it is another.
  private mutating func take(_ word: String) -> Bool {
    let letters = word.utf8.dropFirst()
    guard word.utf8.first == UInt8(ascii: "-"), !letters.isEmpty,
      letters.allSatisfy("NftTv".utf8.contains)
    else { return false }
    if letters.contains(UInt8(ascii: "N")) { isDryRun = true }
    if letters.contains(UInt8(ascii: "v")) { device.isVerbose = true }
    return true
  }

  /// The release whose xl is followed: the one that was named, else the one that runs, else the newest.
  var xen: XenVersion { release ?? Self.runningRelease ?? .newest }

  /// The nearest release to the hypervisor below this system; nil where there is none.
  private static var runningRelease: XenVersion? {
    func read(_ name: String) -> String? {
      let text = readBytes(Array("/sys/hypervisor/\(name)".utf8), atMost: 64)
      return text.map { String(decoding: $0.prefix { $0 > UInt8(ascii: " ") }, as: UTF8.self) }
    }
    guard read("type") == "xen", let major = read("version/major").flatMap({ Int($0) }),
      let minor = read("version/minor").flatMap({ Int($0) })
    else { return nil }
    if major != 4 { return major < 4 ? .oldest : .newest }
    return XenVersion("4.\(min(max(minor, XenVersion.oldest.minor), XenVersion.newest.minor))")
  }
}
