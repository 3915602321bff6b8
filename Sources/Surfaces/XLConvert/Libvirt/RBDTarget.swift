import XLText
import XML

/// A Ceph image as qemu's target of a disk: `rbd:POOL/IMAGE:auth_supported=none:mon_host=A\:6789\;B`.
///
/// A backslash is before a colon or a semicolon that is part of a value.
struct RBDTarget: Hashable {
  /// A monitor.
  struct Host: Hashable {
    var name: String
    var port: String?
  }

  /// Why a target of `rbd:` is not converted.
  enum Obstacle: Error, CustomStringConvertible {
    /// An option that libvirt has elsewhere, or not at all.
    case option(String)
    /// An option that is there twice.
    case repeated(String)
    /// A monitor that is not a host, or a host and its port.
    case host(String)
    /// Pool and image are missing, or contain a backslash.
    case name(String)

    var description: String {
      switch self {
      case .option(let name): "the option '\(Self.shown(name))' of 'rbd:' is not converted"
      case .repeated(let name): "the option '\(Self.shown(name))' of 'rbd:' is there twice"
      case .host(let host): "the monitor '\(Self.shown(host))' of 'rbd:' is not a host with or without a port"
      case .name(""): "the target 'rbd:' names no pool and image"
      case .name(let name): "the name '\(Self.shown(name))' of 'rbd:' contains a backslash"
      }
    }

    var help: String {
      switch self {
      case .option("id"): "remove the option, and add '<auth>' to the disk of libvirt by hand"
      case .option: "remove the option, and change the disk of libvirt by hand"
      case .repeated: "write all monitors in one option, with '\\;' between them"
      case .host: "write the host, and for a port '\\:' and the port"
      case .name: "write 'rbd:POOL/IMAGE'"
      }
    }

    private static func shown(_ text: String) -> String { VisibleText.quoting(Array(text.utf8)) }
  }

  private static let prefix = "rbd:"

  /// Pool and image.
  var name: String
  /// The monitors.
  var hosts: [Host]

  /// The target of an element `source`; nil of another protocol, and of characters that have a meaning.
  init?(_ source: XMLElement) {
    func value(_ name: String, of element: XMLElement) -> String? {
      element[attribute: name].map { String(decoding: $0.value.bytes, as: UTF8.self) }
    }
    guard value("protocol", of: source) == "rbd", let name = value("name", of: source) else { return nil }
    self.name = name
    hosts = []
    for child in source.children where child.name == "host" {
      guard let host = value("name", of: child) else { return nil }
      hosts.append(Host(name: host, port: value("port", of: child)))
    }
    let words = [name] + hosts.flatMap { [$0.name, $0.port ?? ""] }
    if name.contains(":") || words.contains(where: { $0.contains { "\\;,".contains($0) } }) { return nil }
  }

  /// The image that a target names; nil of a target without `rbd:`, and of one that is not UTF-8.
  init?(_ target: [UInt8]) throws(Obstacle) {
    guard let text = String(validating: target, as: UTF8.self), text.hasPrefix(Self.prefix) else {
      return nil
    }
    var parts = Self.split(text.dropFirst(Self.prefix.count), at: ":")
    name = parts.removeFirst()
    hosts = []
    for part in parts {
      if part == "auth_supported=none" { continue }
      // The value of another option may be a secret.
      guard part.hasPrefix("mon_host=") else {
        throw .option(part.hasPrefix("auth_supported=") ? part : String(part.prefix { $0 != "=" }))
      }
      if !hosts.isEmpty { throw .repeated("mon_host") }
      for written in Self.split(part.dropFirst("mon_host=".count), at: ";") {
        guard let host = Self.host(written.replacing("\\", with: "")) else { throw .host(written) }
        hosts.append(host)
      }
    }
    if name.isEmpty || name.contains("\\") { throw .name(name) }
  }

  /// The target.
  var text: String {
    let monitors = hosts.map { host in
      let name = host.name.contains(":") ? "[\(host.name)]".replacing(":", with: "\\:") : host.name
      return name + (host.port.map { "\\:\($0)" } ?? "")
    }
    return "\(Self.prefix)\(name):auth_supported=none"
      + (monitors.isEmpty ? "" : ":mon_host=" + monitors.joined(separator: "\\;"))
  }

  /// A host and its port: `A:6789`, `[::1]:6789`.
  private static func host(_ text: String) -> Host? {
    if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
      let rest = text[text.index(after: end)...]
      if !rest.isEmpty, !rest.hasPrefix(":") { return nil }
      let name = String(text[text.index(after: text.startIndex)..<end])
      return Host(name: name, port: rest.isEmpty ? nil : String(rest.dropFirst()))
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count <= 2, let name = parts.first, !name.isEmpty else { return nil }
    return Host(name: name, port: parts.count == 2 ? parts[1] : nil)
  }

  /// The parts between separators: a colon without a backslash, and a semicolon with one.
  private static func split(_ text: Substring, at separator: Character) -> [String] {
    var parts = [""]
    var isEscaped = false
    for character in text {
      if separator == ";" ? isEscaped && character == ";" : !isEscaped && character == separator {
        if isEscaped { parts[parts.count - 1].removeLast() }
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
      isEscaped = !isEscaped && character == "\\"
    }
    return parts
  }
}
