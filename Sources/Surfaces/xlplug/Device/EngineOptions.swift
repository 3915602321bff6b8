import ArgumentParser
import HotplugEngine
import XLProject

/// The options that say which engine a command works with, and on which store.
struct EngineOptions: ParsableArguments {
  @OptionGroup var place: StoreOptions

  @Option(
    help: ArgumentHelp(
      "The engine that attaches and detaches devices.",
      discussion:
        "By default, the value of XLPLUG_ENGINE, libxl or native; if it is not set, libxl on a Xen host. "
        + "'embedded' is the same as --embedded.",
      valueName: "engine"
    )
  )
  var engine: WordArgument<EngineKind>?

  func validate() throws {
    let kind = engine?.value
    if place.embedded, let kind, kind != .embedded {
      throw ValidationError("--embedded cannot be combined with --engine \(kind.rawValue)")
    }
    if kind == .libxl, !place.settings.isHosts {
      throw ValidationError("libxl ignores --store; set XENSTORED_PATH instead")
    }
  }

  /// The store.
  var store: StoreSettings {
    var store = place.settings
    if engine?.value == .embedded { store.isEmbedded = true }
    return store
  }

  /// What they say; the store of '--engine embedded' is the one of '--embedded'.
  var settings: EngineSettings {
    get throws {
      EngineSettings(store: store, kind: engine?.value, hostEngine: try GeneralSettings.forDevices().engine)
    }
  }
}
