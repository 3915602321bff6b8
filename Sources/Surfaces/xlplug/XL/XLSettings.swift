import ArgumentParser
import XLModel
import XLProject

/// The text before one of xl's commands.
struct XLSettings {
  /// Whether only what was understood is printed.
  var isDryRun = false
  /// The engine and the store.
  var engine = EngineSettings()
  /// How devices are attached.
  var device = DeviceSettings()
  /// How is printed.
  var output = OutputSettings()

  /// Nothing but what is so unless said otherwise.
  init() {}

  /// What words say; throws what the argument parser throws.
  ///
  /// Letters of xl's own are read here: there is nothing to find out about them, and the parser takes longer
  /// for it than all else that an attach computes (docs/adr/0027).
  init(_ words: [String]) throws {
    self.init()
    for word in words where !take(word) {
      self = try XLOptions.parse(words).settings()
      return
    }
    let (host, own) = (try GeneralSettings.forDevices(), device)
    engine.hostEngine = host.engine
    device = DeviceSettings(host)
    device.isVerbose = own.isVerbose
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

  /// The release whose xl is followed: the one that was named, else the one that the host's file says, else
  /// the one that runs, else the newest.
  var xen: XenVersion { device.release ?? RunningHost.release ?? .newest }
}
