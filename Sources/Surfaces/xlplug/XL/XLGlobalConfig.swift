import XLModel
import XLSyntax
import XLText

/// What xl.conf says about network interfaces that are attached by xl's commands.
///
/// Only what concerns them is read; xl reads the file for every command (tools/xl/xl.c, 4.17).
struct XLGlobalConfig {
  /// Where xl looks.
  static let path = "/etc/xen/xl.conf"

  /// The keys of the file that preset a parameter, those that count more after.
  private static let presets: [(setting: String, key: NicKey)] = [
    ("vifscript", .script), ("vif.default.script", .script), ("defaultbridge", .bridge),
    ("vif.default.bridge", .bridge), ("vif.default.gatewaydev", .gatewaydev),
    ("vif.default.backend", .backend),
  ]

  /// Why no command of xl's works: xl cannot parse the file.
  struct Unusable: Error {}

  /// What is preset.
  private(set) var values: [(key: NicKey, value: [UInt8])] = []

  /// Reads the file; one that is not there or cannot be read presets nothing.
  init(path: String = XLGlobalConfig.path) throws(Unusable) {
    let file = ArgumentBytes(bytes: Array(path.utf8))
    guard let bytes = try? InputFile.bytes(of: file) else { return }
    let reading = ConfigReading(ConfigSyntax(SourceText(bytes)))
    guard reading.verdict == .accepts || reading.verdict == .ignores else { throw Unusable() }
    for (setting, key) in Self.presets {
      guard let index = reading.lastIndex(of: setting.utf8), let text = reading.text(of: index) else {
        continue
      }
      values.append((key, Array(text.bytes)))
    }
  }

  /// An interface with everything preset that its text leaves open.
  func completing(_ spec: NicSpec) -> NicSpec {
    var spec = spec
    // The last one that is preset counts, and fills the place for those before it.
    for (key, value) in values.reversed() { spec.preset(key, value) }
    return spec
  }
}
