import HotplugScript
import JSON
import XLModel
import XLProject
import XLText

/// The settings that hold, each with where it comes from, for a person and as a document.
struct SettingsReport {
  /// Where a value comes from.
  enum Origin: Hashable {
    /// No process says more.
    case preset
    /// A variable of the environment.
    case environment(String)
    /// A line of a file.
    case file(path: [UInt8], line: Int)
  }

  /// A setting with its value.
  struct Row {
    let key: SettingKey
    let value: String
    let origin: Origin
  }

  /// What holds for the files of a directory: `lint`, `fmt`, `lsp`, `parse`.
  let files: [Row]
  /// What holds for commands that work on devices.
  let devices: [Row]
  /// The files that were read, that which counts most first.
  let sources: [SettingsFile]

  /// What holds in a directory, whose own settings file is given.
  init(_ project: SettingsFile?, _ general: [SettingsFile]) {
    sources = (project.map { [$0] } ?? []) + general
    let (all, host) = (sources, general.filter { $0.scope == .host })
    files = SettingKey.allCases.filter { $0.entry.users != .devices }.map { Self.row($0, all) }
    devices = SettingKey.allCases.filter { $0.entry.users != .files }.map { Self.row($0, host) }
  }

  private static func row(_ key: SettingKey, _ sources: [SettingsFile]) -> Row {
    if let variable = key.entry.variable, let value = ProcessEnvironment.value(of: variable), !value.isEmpty {
      return Row(key: key, value: VisibleText(value).shown, origin: .environment(variable))
    }
    for source in sources {
      guard let written = source.settings.sources[key] else { continue }
      let line = PlaceIndex(source.text).place(of: written.range.start).line
      let origin = Origin.file(path: source.path, line: line)
      return Row(key: key, value: value(key, written.shown, source.scope), origin: origin)
    }
    return Row(key: key, value: key.entry.preset, origin: .preset)
  }

  /// A value with what it comes to on this host.
  private static func value(_ key: SettingKey, _ shown: String, _ scope: SettingsScope) -> String {
    if key == .scripts, scope == .host { return "\(ScriptPath.standardDirectory), \(shown)" }
    if key == .xen, shown == "auto" {
      return "auto (\(RunningHost.release.map { "\($0)" } ?? "not a Xen host: \(XenVersion.newest)"))"
    }
    return shown
  }

  // MARK: - For people

  /// The tables.
  var lines: [String] {
    let parts = [("lint, fmt, lsp and parse", files), ("commands that work on devices", devices)]
    let width = SettingKey.allCases.map { $0.rawValue.utf8.count }.max() ?? 0
    let values = (files + devices).map { shown($0.value).count }.max() ?? 0
    return parts.enumerated().flatMap { number, part in
      (number == 0 ? [] : [""]) + ["for \(part.0):"]
        + part.1.map { row in
          "  \(pad(row.key.rawValue, width))  \(pad(shown(row.value), values))  \(words(row.origin))"
        }
    }
  }

  private func shown(_ value: String) -> String { value.isEmpty ? "-" : value }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private func words(_ origin: Origin) -> String {
    switch origin {
    case .preset: "default"
    case .environment(let variable): variable
    case .file(let path, let line): "\(VisibleText(FilePath.shown(path)).shown):\(line)"
    }
  }

  // MARK: - JSON

  private typealias Member = JSONValue.Member

  /// The document, described in docs/cli.md.
  var document: JSONValue {
    .object([
      Member("files", .array(files.map(Self.object))), Member("devices", .array(devices.map(Self.object))),
      Member("read", .array(sources.map(Self.object))),
    ])
  }

  private static func object(_ source: SettingsFile) -> JSONValue {
    .object([Member("kind", .string(source.scope.rawValue)), Member("path", .bytes(source.path))])
  }

  private static func object(_ row: Row) -> JSONValue {
    var members = [Member("key", .string(row.key.rawValue)), Member("value", .string(row.value))]
    switch row.origin {
    case .preset: members.append(Member("from", .string("default")))
    case .environment(let variable):
      members += [Member("from", .string("environment")), Member("variable", .string(variable))]
    case .file(let path, let line):
      members += [
        Member("from", .string("file")), Member("path", .bytes(path)), Member("line", .integer(Int64(line))),
      ]
    }
    return .object(members)
  }
}
