/// A daemon that runs the scripts of a driver domain.
public enum ScriptDaemon: String, Hashable, Sendable, CaseIterable {
  /// That of xlplug.
  case xlplug
  /// That of Xen (tools/xl/xl_cmdtable.c, 4.17).
  case xl

  /// The command that runs it.
  public var command: String { "\(rawValue) devd" }

  /// How its log is read in its domain, to follow "its log: ".
  public var log: String {
    switch self {
    case .xlplug: "journalctl -u xlplug-devd"
    case .xl: "/var/log/xen"
    }
  }

  /// The commands of all, such as `'xlplug devd' or 'xl devd'`.
  public static func names(joinedBy word: String) -> String {
    allCases.map { "'\($0.command)'" }.joined(separator: " \(word) ")
  }

  /// The daemon that a command line runs; nil for other commands.
  public init?(commandWords words: [[UInt8]]) {
    guard let name = words.first?.split(separator: UInt8(ascii: "/")).last,
      let daemon = ScriptDaemon(rawValue: String(decoding: name, as: UTF8.self))
    else { return nil }
    let word = Array("devd".utf8)
    switch daemon {
    case .xlplug: if words.dropFirst().first != word { return nil }
    // It takes options before the command.
    case .xl: if !words.dropFirst().contains(word) { return nil }
    }
    self = daemon
  }
}
