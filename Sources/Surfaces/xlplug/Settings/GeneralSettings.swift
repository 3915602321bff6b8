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

  /// The host's file; nil if absent.
  static let host: Result<SettingsFile?, SettingsFault> = {
    do throws(SettingsFault) { return .success(try readHost()) } catch { return .failure(error) }
  }()

  /// The user's file; nil if absent.
  static let user: Result<SettingsFile?, SettingsFault> = {
    do throws(SettingsFault) { return .success(try readUser()) } catch { return .failure(error) }
  }()

  /// The user's and the host's file, that which counts more first; and why one of them is not used.
  static var all: (sources: [SettingsFile], faults: [SettingsFault]) {
    var (sources, faults): ([SettingsFile], [SettingsFault]) = ([], [])
    for file in [user, host] {
      switch file {
      case .success(let source): sources += source.map { [$0] } ?? []
      case .failure(let fault): faults.append(fault)
      }
    }
    return (sources, faults)
  }

  /// What can be used of both files.
  static var usable: Settings { all.sources.reduce(Settings()) { $0.over($1.resolved) } }

  /// What the host's file says to commands that work on devices; they refuse one with an error in it.
  ///
  /// They run as root, so files of projects and users do not count, wherever they are.
  static func forDevices() throws(SettingsFault) -> Settings {
    guard let file = try host.get() else { return Settings() }
    let errors = file.diagnostics.filter { $0.severity == .error }
    if errors.isEmpty { return file.resolved }
    let path = VisibleText(file.path).shown
    let rendering = Terminal(STDERR_FILENO, colour: .auto).rendering(path)
    Output.complain(rendering.rendered(errors, of: file.text))
    throw .mistakes(path: path)
  }

  // MARK: - Reading

  private static func readHost() throws(SettingsFault) -> SettingsFile? {
    let named = ProcessEnvironment.value(of: variable).flatMap { $0.isEmpty ? nil : $0 }
    if named == Array("none".utf8) { return nil }
    let path = named ?? Array(SettingsScope.hostPath.utf8)
    if path.first != FilePath.slash { throw .relative(VisibleText(path).shown) }
    if named == nil && !exists(path) { return nil }
    return try readTrusted(path, .host)
  }

  private static func readUser() throws(SettingsFault) -> SettingsFile? {
    guard let directory = UserDirectory.configuration else { return nil }
    let path = FilePath.joined(directory, SettingsScope.userName.utf8)
    if !exists(path) { return nil }
    // What root is given by a directory that another user can write is that user's word.
    if geteuid() == 0 { return try readTrusted(path, .user) }
    return try read(path, at: path, .user, followsLink: true)
  }

  private static func exists(_ path: [UInt8]) -> Bool {
    var status = stat()
    return lstat(FilePath.cString(path), &status) == 0
  }

  /// Reads a file that only root can have written.
  private static func readTrusted(_ path: [UInt8], _ scope: SettingsScope) throws(SettingsFault)
    -> SettingsFile
  {
    let file: String
    do { file = try ScriptTrust.checkRead(String(decoding: path, as: UTF8.self)) } catch {
      throw .untrusted(error)
    }
    return try read(Array(file.utf8), at: path, scope, followsLink: false)
  }

  private static func read(_ file: [UInt8], at path: [UInt8], _ scope: SettingsScope, followsLink: Bool)
    throws(SettingsFault) -> SettingsFile
  {
    do throws(LintFault) {
      let text = try FileContents.readRegular(file, followsLink: followsLink).text
      return SettingsFile(text, at: path, scope: scope)
    } catch {
      throw .unreadable(error)
    }
  }
}

extension SettingsFile {
  /// Prints what is wrong with the file on standard error.
  func complain(_ colour: ColourChoice) {
    let terminal = Terminal(STDERR_FILENO, colour: colour)
    let rendering = terminal.rendering(VisibleText(FilePath.shown(path)).shown)
    Output.complain(rendering.rendered(diagnostics, of: text))
  }
}
