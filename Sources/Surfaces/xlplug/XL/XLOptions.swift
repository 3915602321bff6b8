import ArgumentParser
import FoundationEssentials
import XLModel

/// What may stand before one of xl's commands: xl's global options, and those of ours that say how devices
/// are attached.
struct XLOptions: ParsableArguments {
  @Flag(name: .customShort("N"), help: "Print what was understood and do nothing.")
  var isDryRun = false

  @Flag(name: .customShort("f"), help: "Taken for xl's sake; it changes nothing.")
  var isForced = false

  @Flag(name: .customShort("t"), help: "Taken for xl's sake; it changes nothing.")
  var usesCarriageReturns = false

  @Flag(name: .customShort("T"), help: "Taken for xl's sake; it changes nothing.")
  var hasTimestamps = false

  @OptionGroup var engineOptions: EngineOptions
  @OptionGroup var device: DeviceOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if device.nic { throw ValidationError("'--nic' is said by the name of xl's command") }
    if output.json { throw ValidationError("'--json' is not xl's; 'xlplug list --json' has it") }
    if engineOptions.store.embedded {
      throw ValidationError("'--embedded' has no use before xl's commands; 'xlplug attach' takes it")
    }
  }

  /// The release whose xl is followed: the one that was named, else the one that runs, else the newest.
  ///
  /// `words` are those before the command.
  func release(_ words: [String]) -> XenVersion {
    if words.contains(where: { $0 == "--xen" || $0.hasPrefix("--xen=") }) { return device.xen.xen }
    return Self.runningRelease ?? device.xen.xen
  }

  /// The nearest release to the hypervisor below this system; nil where there is none.
  private static var runningRelease: XenVersion? {
    func read(_ name: String) -> String? {
      let text = try? String(contentsOfFile: "/sys/hypervisor/\(name)", encoding: .utf8)
      return text?.split(whereSeparator: \.isWhitespace).first.map(String.init)
    }
    guard read("type") == "xen", let major = read("version/major").flatMap({ Int($0) }),
      let minor = read("version/minor").flatMap({ Int($0) })
    else { return nil }
    if major != 4 { return major < 4 ? .oldest : .newest }
    return XenVersion("4.\(min(max(minor, XenVersion.oldest.minor), XenVersion.newest.minor))")
  }
}
