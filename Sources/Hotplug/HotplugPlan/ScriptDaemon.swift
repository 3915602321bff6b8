/// A daemon that runs the scripts of a driver domain.
public enum ScriptDaemon: String, Hashable, Sendable, CaseIterable {
  /// That of xlplug.
  case xlplug
  /// That of Xen (tools/xl/xl_cmdtable.c, 4.17).
  case xl

  /// The command that it is.
  public var command: String { "\(rawValue) devd" }

  /// How its log is read in its domain, to follow "its log: ".
  public var log: String {
    switch self {
    case .xlplug: "journalctl -u xlplug-devd"
    case .xl: "/var/log/xen"
    }
  }

  /// The daemon that a command line is; nil for other commands.
  public init?(commandWords words: [[UInt8]]) {
    guard let name = words.first?.split(separator: UInt8(ascii: "/")).last,
      let daemon = ScriptDaemon(rawValue: String(decoding: name, as: UTF8.self)),
      words.dropFirst().contains(Array("devd".utf8))
    else { return nil }
    self = daemon
  }
}
