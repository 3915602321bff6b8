import Glibc
import HotplugScript
import XLCheck
import XLModel
import XLProject
import XLReport
import XLRules
import XLText

/// The settings of every directory that lint comes to, each found and read once.
final class LintSettingsSource {
  /// What the command line says.
  struct CommandLine {
    var xen: XenVersion?
    var select: [RulePattern] = []
    var ignore: [RulePattern] = []
    var baseline: [UInt8]?
    var respectsGitignore: Bool?
    var looksAtHost = false
  }

  private let commandLine: CommandLine
  private let fixed: SettingsFile?
  private var search: SettingsSearch
  private var known: [[UInt8]: LintSettings] = [:]
  private var hosts: [[String]: HostSurveyor] = [:]
  private let failures: Failures

  private final class Failures {
    var all: [LintFault] = []
  }

  /// What could not be read.
  var faults: [LintFault] { failures.all }
  /// The settings files that hold for all directories, those that count more first.
  let general: [SettingsFile]
  /// What is wrong with the settings files that were read.
  var reports: [SettingsFile] {
    ((fixed.map { [$0] } ?? search.reports) + general).filter { !$0.diagnostics.isEmpty }
  }

  /// Settings from the directories themselves; from one file where it is given; none where `isOff`.
  init(_ commandLine: CommandLine, file: [UInt8]?, isOff: Bool) throws(LintFault) {
    self.commandLine = commandLine
    let failures = Failures()
    self.failures = failures
    search = SettingsSearch { path in
      if isOff || access(FilePath.cString(path), F_OK) != 0 { return nil }
      do throws(LintFault) {
        return try FileContents.readRegular(path, followsLink: false).text
      } catch {
        failures.all.append(error)
        return nil
      }
    }
    if isOff {
      general = []
    } else {
      let all = GeneralSettings.all
      general = all.sources
      failures.all += all.faults.map { .settings("\($0)") }
    }
    if let file {
      let text = try FileContents.readRegular(file, followsLink: true).text
      fixed = SettingsFile(text, at: FilePath.absolute(file))
    } else {
      fixed = nil
    }
  }

  /// The settings file that counts in a directory.
  func file(for directory: [UInt8]) -> SettingsFile? { fixed ?? search.settings(of: directory) }

  /// What counts for files in a directory.
  func settings(for directory: [UInt8]) -> LintSettings {
    if let known = known[directory] { return known }
    let found = file(for: directory)
    let own = found?.resolved ?? Settings()
    let files = general.reduce(own) { $0.over($1.resolved) }
    var selection = files.selection
    if !commandLine.select.isEmpty { selection.select = commandLine.select }
    selection.ignore += commandLine.ignore
    let xen = commandLine.xen ?? files.xen?.release(running: RunningHost.release) ?? .newest
    let host = commandLine.looksAtHost ? host(scriptDirectories(own, files)) : nil
    let settings = LintSettings(
      options: files.checkOptions(xen: xen, optedIn: selection.optedIn, host: host?.shape),
      selection: selection,
      host: host,
      baseline: commandLine.baseline.map(FilePath.absolute) ?? files.baseline,
      baselineRoot: commandLine.baseline == nil ? found?.directory : nil,
      respectsGitignore: commandLine.respectsGitignore ?? files.respectsGitignore ?? false,
    )
    known[directory] = settings
    return settings
  }

  /// A project's own directories, which are the tree to be deployed; else those of this host.
  private func scriptDirectories(_ own: Settings, _ files: Settings) -> [[UInt8]] {
    if let scripts = own.scripts { return scripts }
    return files.scripts.map { [Array(ScriptPath.standardDirectory.utf8)] + $0 } ?? []
  }

  /// This machine with scripts in these directories; in the standard one if the list is empty.
  private func host(_ directories: [[UInt8]]) -> HostSurveyor {
    let places = directories.map { String(decoding: $0, as: UTF8.self) }
    if let known = hosts[places] { return known }
    let host = places.isEmpty ? HostSurveyor() : HostSurveyor(scriptDirectories: places)
    hosts[places] = host
    return host
  }

  /// What the settings for the current directory say; a mistake in them is reported on standard error.
  static let currentOptions: CheckOptions = {
    guard let source = try? LintSettingsSource(CommandLine(), file: nil, isOff: false) else {
      return CheckOptions()
    }
    let options = source.settings(for: FilePath.current).options
    for report in source.reports { report.complain(.auto) }
    for fault in source.faults { Output.complain(fault.description) }
    return options
  }()
}
