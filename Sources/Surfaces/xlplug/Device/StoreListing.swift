import XLText
import XenstoreHost
import XenstoreWire

/// The tree of a store as a person reads it, in the manner of `xenstore-ls`.
struct StoreListing {
  let client: StoreClient

  /// The lines for everything below a path, indented by depth.
  func lines(below path: StorePath, indent: Int = 0) throws(StoreFault) -> [String] {
    var lines: [String] = []
    for name in try client.listIfPresent(path) ?? [] {
      let child = path.appending(name)
      let value = VisibleText(try client.readIfPresent(child) ?? []).shown
      lines.append(String(repeating: "  ", count: indent) + "\(name) = \"\(value)\"")
      lines += try self.lines(below: child, indent: indent + 1)
    }
    return lines
  }
}
