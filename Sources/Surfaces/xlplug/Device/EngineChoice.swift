public import ArgumentParser
import Glibc
public import HotplugEngine
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
  init(_ requested: EngineKind?, store: StoreOptions, device: DeviceOptions) throws(LibxlFault) {
    switch requested {
    case .libxl?: self.init(.libxl, "as --engine says", try LibxlLibrary.load())
    case let kind?: self.init(kind, "as --engine says")
    case nil where store.embedded: self.init(.embedded, "as --embedded says")
    case nil where store.path != nil: self.init(.native, "since --store names a store that libxl may not find")
    case nil where !Self.isXenHost: self.init(.native, "since this is no Xen host")
    case nil:
      do {
        let library = try LibxlLibrary.load()
        self.init(.libxl, "since this is a Xen host with \(library.soname)", library)
      } catch {
        self.init(.native, "since libxl cannot be used: \(error)")
      }
    }
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

extension EngineKind: ExpressibleByArgument {}
