import ArgumentParser
import HotplugEngine
import HotplugPlan
import Libxl

/// Which engine carries plans out, and why that one.
struct EngineChoice {
  /// The engine.
  let kind: EngineKind
  /// Why, in words that can stand behind a comma.
  let reason: String
  /// libxl, where it is that.
  let library: LibxlLibrary?

  /// What an option asks for; without one libxl on a Xen host, where it can be asked for everything that the
  /// other options want.
  init(_ options: EngineOptions, isBuiltInBlock: Bool = false) throws(LibxlFault) {
    let store = options.store
    switch options.engine?.kind {
    case .libxl?: self.init(.libxl, "as --engine says", try LibxlLibrary.load())
    case let kind?: self.init(kind, "as --engine says")
    case nil where store.embedded: self.init(.embedded, "as --embedded says")
    case nil where !store.isHosts: self.init(.native, "since --store names a store that is not the host's")
    case nil where isBuiltInBlock: self.init(.native, "as --builtin-block needs")
    case nil: self.init(lookingAtHost: ())
    }
  }

  /// libxl on a Xen host: where the kernel says that it is one, or libxl gets a context.
  private init(lookingAtHost: Void) {
    let library: LibxlLibrary
    do { library = try LibxlLibrary.load() } catch {
      let reason = Self.isXenHost ? "since libxl cannot be used: \(error)" : "since this is no Xen host"
      self.init(.native, reason)
      return
    }
    if !Self.isXenHost {
      // The kernel's file is absent where xenfs is not mounted.
      do { _ = try LibxlContext(library) { _ in } } catch {
        self.init(.native, "since this is no Xen host")
        return
      }
    }
    self.init(.libxl, "since this is a Xen host with \(library.soname)", library)
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

/// An engine as an argument.
struct EngineArgument: ExpressibleByArgument {
  /// The engine.
  let kind: EngineKind

  init?(argument: String) {
    guard let kind = EngineKind(rawValue: argument) else { return nil }
    self.kind = kind
  }

  static let allValueStrings = EngineKind.allCases.map(\.rawValue)
}
