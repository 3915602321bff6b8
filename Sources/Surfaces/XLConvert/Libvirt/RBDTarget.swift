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

  /// The image that a target names; nil of another target, and of options that libvirt has elsewhere.
  init?(_ target: [UInt8]) {
    guard let text = String(validating: target, as: UTF8.self), text.hasPrefix(Self.prefix) else {
      return nil
    }
    var parts = Self.split(text.dropFirst(Self.prefix.count), at: ":")
    name = parts.removeFirst()
    hosts = []
    for part in parts {
      if part == "auth_supported=none" { continue }
      guard part.hasPrefix("mon_host="), hosts.isEmpty else { return nil }
      for host in Self.split(part.dropFirst("mon_host=".count), at: ";") {
        guard let host = Self.host(host.replacing("\\", with: "")) else { return nil }
        hosts.append(host)
      }
    }
    guard !name.isEmpty, !name.contains("\\") else { return nil }
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
