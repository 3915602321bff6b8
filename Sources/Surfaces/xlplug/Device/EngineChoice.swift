import ArgumentParser
import Glibc
import HotplugEngine
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
  init(_ store: StoreOptions, isBuiltInBlock: Bool = false) throws(LibxlFault) {
    switch store.engine?.kind {
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

  /// Whether this is a domain that controls others: /proc/xen/capabilities has `control_d` there.
  private static var isXenHost: Bool {
    let descriptor = open("/proc/xen/capabilities", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 256)
    let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
    return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self).contains("control_d")
  }
}

/// An engine as an argument.
enum EngineArgument: String, CaseIterable, ExpressibleByArgument {
  case libxl, native, embedded

  /// The engine.
  var kind: EngineKind {
    switch self {
    case .libxl: .libxl
    case .native: .native
    case .embedded: .embedded
    }
  }
}
