import Glibc
import HotplugScript
import XLProject
import XLReport
import XLText

/// The settings files that hold for more than one project: the host's and the user's, each read once, and not
/// before a command needs it.
enum GeneralSettings {
  /// The variable that names another file than the host's, or `none`; that file is trusted no more easily.
  static let variable = "XLPLUG_CONFIG"

  /// A settings file.
  struct Source: Hashable, Sendable {
    /// The kind of file.
    let scope: SettingsScope
    /// Its path.
    let path: [UInt8]
    /// What it says.
    let file: SettingsFile

    /// What it says, with paths from the root.
    var settings: Settings { file.settings.resolved(in: FilePath.directory(path)) }
  }

  /// The host's file; nil if absent.
  static let host: Result<Source?, SettingsFault> = {
    do throws(SettingsFault) { return .success(try readHost()) } catch { return .failure(error) }
  }()

  /// The user's file; nil if absent.
  static let user: Result<Source?, SettingsFault> = {
    do throws(SettingsFault) { return .success(try readUser()) } catch { return .failure(error) }
  }()

  /// The user's and the host's file, that which counts more first; and why one of them is not used.
  static var all: (sources: [Source], faults: [SettingsFault]) {
    var (sources, faults): ([Source], [SettingsFault]) = ([], [])
    for file in [user, host] {
      switch file {
      case .success(let source): sources += source.map { [$0] } ?? []
      case .failure(let fault): faults.append(fault)
      }
    }
    return (sources, faults)
  }

  /// What can be used of both files.
  static var usable: Settings { all.sources.reduce(Settings()) { $0.over($1.settings) } }

  /// What the host's file says to commands that work on devices; they refuse one with an error in it.
  ///
  /// They run as root, so files of projects and users do not count, wherever they are.
  static func forDevices() throws(SettingsFault) -> Settings {
    guard let source = try host.get() else { return Settings() }
    let errors = source.file.diagnostics.filter { $0.severity == .error }
    if errors.isEmpty { return source.settings }
    let path = VisibleText(source.path).shown
    let terminal = Terminal(STDERR_FILENO, colour: .auto)
    let rendering = TextRendering(path: path, usesColour: terminal.usesColour, width: terminal.width)
    Output.complain(rendering.rendered(errors, of: source.file.text))
    throw .mistakes(path: path)
  }

  // MARK: - Reading

  private static func readHost() throws(SettingsFault) -> Source? {
    let named = ProcessEnvironment.value(of: variable).flatMap { $0.isEmpty ? nil : $0 }
    if named == Array("none".utf8) { return nil }
    let path = named ?? Array(SettingsScope.hostPath.utf8)
    if path.first != FilePath.slash { throw .relative(VisibleText(path).shown) }
    if named == nil && !exists(path) { return nil }
    return try readTrusted(path, .host)
  }

  private static func readUser() throws(SettingsFault) -> Source? {
    guard let directory = UserDirectory.configuration else { return nil }
    let path = FilePath.joined(directory, SettingsScope.userName.utf8)
    if !exists(path) { return nil }
    // What root is given by a directory that another user can write is that user's word.
    if geteuid() == 0 { return try readTrusted(path, .user) }
    do throws(LintFault) {
      let text = try FileContents.readRegular(path, followsLink: true).text
      return Source(scope: .user, path: path, file: SettingsFile(text, scope: .user))
    } catch {
      throw .unreadable(error)
    }
  }

  private static func exists(_ path: [UInt8]) -> Bool {
    var status = stat()
    return lstat(FilePath.cString(path), &status) == 0
  }

  /// Reads a file that only root can have written.
  private static func readTrusted(_ path: [UInt8], _ scope: SettingsScope) throws(SettingsFault) -> Source {
    let file: String
    do { file = try ScriptTrust.checkRead(String(decoding: path, as: UTF8.self)) } catch {
      throw .untrusted(error)
    }
    do throws(LintFault) {
      let text = try FileContents.readRegular(Array(file.utf8), followsLink: false).text
      return Source(scope: scope, path: path, file: SettingsFile(text, scope: scope))
    } catch {
      throw .unreadable(error)
    }
  }
}
