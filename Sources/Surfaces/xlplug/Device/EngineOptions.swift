import ArgumentParser
import HotplugEngine

/// Which engine a verb works with, and on which store.
struct EngineOptions: ParsableArguments {
  @OptionGroup var place: StoreOptions

  @Option(
    help: ArgumentHelp(
      "Who brings devices online: Xen's libxl, xlplug by itself, or xlplug on a store of its own.",
      discussion: "By default libxl on a Xen host. 'embedded' is what --embedded is.",
      valueName: "libxl|native|embedded"
    )
  )
  var engine: EngineArgument?

  func validate() throws {
    let kind = engine?.kind
    if place.embedded, let kind, kind != .embedded {
      throw ValidationError("--embedded brings its own store, which --engine \(kind.rawValue) does not use")
    }
    if kind == .libxl, !place.isHosts {
      throw ValidationError("libxl finds the store by itself: XENSTORED_PATH names one, --store does not")
    }
  }

  /// The store; that of '--engine embedded' is the one of '--embedded'.
  var store: StoreOptions {
    var store = place
    if engine?.kind == .embedded { store.embedded = true }
    return store
  }
}
