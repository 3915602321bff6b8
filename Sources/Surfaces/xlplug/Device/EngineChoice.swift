import HostFiles
import HotplugEngine
import HotplugPlan
import Libxl
import XLProject

/// Which engine carries plans out, and why that one.
struct EngineChoice {
  /// The engine.
  let kind: EngineKind
  /// Why, in words that can be after a comma.
  let reason: String
  /// libxl, where it is that.
  let library: LibxlLibrary?

  /// The environment's name for what is chosen where no option says more: `libxl` or `native`.
  static let variable = "XLPLUG_ENGINE"

  /// Why there is no engine.
  enum Fault: HelpfulFault {
    /// libxl was asked for and cannot be used.
    case library(LibxlFault)
    /// The environment names what is no engine.
    case environment([UInt8])

    var description: String {
      switch self {
      case .library(let fault): "\(fault)"
      case .environment(let found):
        "\(EngineChoice.variable) is '\(String(decoding: found, as: UTF8.self))'; "
          + "expected 'libxl' or 'native'"
      }
    }

    /// What to do now.
    var help: String? {
      switch self {
      case .library: "use --engine native, which does not use libxl"
      case .environment: "unset it, or use --engine"
      }
    }
  }

  /// What the settings ask for; without that what the environment says, then the host's file, else libxl on
  /// a Xen host, where it can be asked for everything that the other settings require.
  init(_ settings: EngineSettings, isBuiltInBlock: Bool = false) throws(Fault) {
    let store = settings.store
    switch settings.kind {
    case .libxl?: try self.init(.libxl, "selected by --engine", Self.load())
    case let kind?: self.init(kind, "selected by --engine")
    case nil where store.isEmbedded: self.init(.embedded, "selected by --embedded")
    case nil where !store.isHosts: self.init(.native, "because --store is not the store of the host")
    case nil where isBuiltInBlock: self.init(.native, "required by --builtin-block")
    case nil:
      let said = try Self.environmentEngine.map { ($0, "selected by \(Self.variable)") }
      switch said ?? settings.hostEngine.map({ ($0, "selected by \(SettingsScope.hostPath)") }) {
      case (.libxl, let words)?: try self.init(.libxl, words, Self.load())
      case (.native, let words)?: self.init(.native, words)
      case nil: self.init(lookingAtHost: ())
      }
    }
  }

  /// The engine that the environment names; nil where it names none.
  private static var environmentEngine: EngineName? {
    get throws(Fault) {
      guard let value = ProcessEnvironment.value(of: variable), !value.isEmpty else { return nil }
      guard let name = EngineName(rawValue: String(decoding: value, as: UTF8.self)) else {
        throw .environment(value)
      }
      return name
    }
  }

  private static func load() throws(Fault) -> LibxlLibrary {
    do { return try LibxlLibrary.load() } catch { throw .library(error) }
  }

  /// libxl on a Xen host: where the kernel says that it is one, or libxl gets a context.
  private init(lookingAtHost: Void) {
    let library: LibxlLibrary
    do { library = try LibxlLibrary.load() } catch {
      let reason =
        Self.isXenHost ? "because libxl cannot be used: \(error)" : "because this is not a Xen host"
      self.init(.native, reason)
      return
    }
    if !Self.isXenHost {
      // The kernel's file is absent where xenfs is not mounted.
      do { _ = try LibxlContext(library) { _ in } } catch {
        self.init(.native, "because this is not a Xen host")
        return
      }
    }
    self.init(.libxl, "because this is a Xen host with \(library.soname)", library)
  }

  private init(_ kind: EngineKind, _ reason: String, _ library: LibxlLibrary? = nil) {
    (self.kind, self.reason, self.library) = (kind, reason, library)
  }

  /// The choice in one line.
  var words: String { "engine \(kind.rawValue), \(reason)" }

  /// What the engine makes of a plan.
  func plan(_ plan: Plan, _ times: PlanTimes) -> Plan {
    kind == .libxl ? plan.handedToLibxl(times: times) : plan
  }

  /// Whether this is a domain that controls others: /proc/xen/capabilities has `control_d` there.
  private static var isXenHost: Bool { readText("/proc/xen/capabilities")?.contains("control_d") ?? false }
}
