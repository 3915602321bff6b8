import Glibc
import HostFiles
import HotplugEngine
import HotplugPlan
import HotplugScript
import HotplugState
import XLModel
import XLProject
import XenstoreHost

/// Which store a command talks to.
struct StoreSettings: Hashable {
  /// A socket or device; nil for the one that libxenstore finds.
  var path: String?
  /// Whether it is one of the command's own.
  var isEmbedded = false

  /// Whether the store is the one that libxl finds too.
  var isHosts: Bool {
    guard let path else { return !isEmbedded }
    return StoreAddress.hostPaths.contains(path)
  }
}

/// Which engine works, and on which store.
struct EngineSettings: Hashable {
  /// The store.
  var store = StoreSettings()
  /// The engine that was asked for; nil for the one that fits.
  var kind: EngineKind?
  /// The engine of the host's file, which counts after the environment.
  var hostEngine: EngineName?
}

/// How a command prints.
struct OutputSettings: Hashable {
  /// Whether one JSON document is printed instead of text.
  var isJSON = false
  /// When colors are used.
  var colour: ColourChoice = .auto
  /// Whether nothing is printed but errors.
  var isQuiet = false

  /// Where text goes: errors alone go to standard error.
  var screen: Screen { Screen(colour: colour, isQuiet ? STDERR_FILENO : STDOUT_FILENO) }
}

/// How devices are prepared and connected.
struct DeviceSettings: Hashable {
  /// How long scripts, backends and guests are given.
  var times = PlanTimes()
  /// The directories that scripts may be run from.
  var scriptDirectories = [ScriptPath.standardDirectory]
  /// The names of further variables of the environment that scripts get.
  var scriptVariables: Set<String> = []
  /// The QEMU for disks of a driver domain; nil for the one that is installed.
  var qemu: String?
  /// Whether an image is taken that another guest uses.
  var isSharingAllowed = false
  /// Whether an interface is attached although another interface of this host has its MAC.
  var isDuplicateMACAllowed = false
  /// Whether a disk is connected without a script, where that can be.
  var isBuiltInBlock = false
  /// Where libxl keeps the configurations of domains, or `none`; nil for what fits the store.
  var userdata: String?
  /// Whether libxl's whole log is shown.
  var isVerbose = false

  /// The release whose xl is followed, where one is named.
  var release: XenVersion?
}

extension DeviceSettings {
  /// What the host's file says.
  init(_ host: Settings) {
    if let time = host.scriptTimeout { times.scriptSeconds = time.seconds }
    if let time = host.wait { times.connectedSeconds = time.seconds }
    scriptDirectories += (host.scripts ?? []).map { String(decoding: $0, as: UTF8.self) }
    scriptVariables = Set(host.scriptVariables ?? [])
    isSharingAllowed = host.allowsSharing ?? false
    release = host.xen?.release(running: RunningHost.release)
  }

  /// The release whose xl is followed: the newest where none is named.
  var xen: XenVersion { release ?? .newest }

  /// Where libxl keeps the configurations of the domains of a store; nil for none.
  func userdataDirectory(_ place: StorePlace) -> String? {
    if let userdata { return userdata == "none" ? nil : userdata }
    return !place.isSimulated && RuntimeDirectory.isHosts(place.address) ? LibxlRecords.directory : nil
  }

  /// The first allowed directory that has a script of a name, `/etc/xen/scripts` before others; that one
  /// where none has it, and for a name with a slash.
  func directory(ofScript name: [UInt8]) -> String {
    let found =
      name.contains(UInt8(ascii: "/"))
      ? nil : scriptDirectories.first { fileStatus(Array("\($0)/".utf8) + name) != nil }
    return found ?? ScriptPath.standardDirectory
  }
}
