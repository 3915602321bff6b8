import Glibc
import XLCheck
import XLModel
import XLProject
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
  private let fixed: SettingsSearch.Found?
  private var search: SettingsSearch
  private var known: [[UInt8]: LintSettings] = [:]
  private var hosts: [[String]: HostSurveyor] = [:]
  private let failures: Failures

  private final class Failures {
    var all: [LintFault] = []
  }

  /// What could not be read.
  var faults: [LintFault] { failures.all }
  /// Every settings file that was read.
  var found: [SettingsSearch.Found] { fixed.map { [$0] } ?? search.found }

  /// Settings from the directories themselves; from one file where it is given; none where `isOff`.
  init(_ commandLine: CommandLine, file: [UInt8]?, isOff: Bool) throws(LintFault) {
    self.commandLine = commandLine
    let failures = Failures()
    self.failures = failures
    search = SettingsSearch { directory in
      if isOff { return nil }
      let path = FilePath.joined(directory, Array(ProjectSettings.fileName.utf8))
      if access(FilePath.cString(path), F_OK) != 0 { return nil }
      do throws(LintFault) {
        return try FileContents.readRegular(path, followsLink: false).text
      } catch {
        failures.all.append(error)
        return nil
      }
    }
    if let file {
      let text = try FileContents.readRegular(file, followsLink: true).text
      let directory = FilePath.directory(FilePath.absolute(file))
      fixed = SettingsSearch.Found(directory: directory, file: ProjectFile(text))
    } else {
      fixed = nil
    }
  }

  /// The settings file that counts in a directory.
  func file(for directory: [UInt8]) -> SettingsSearch.Found? { fixed ?? search.settings(of: directory) }

  /// What counts for files in a directory.
  func settings(for directory: [UInt8]) -> LintSettings {
    if let known = known[directory] { return known }
    let found = file(for: directory)
    let project = found?.file.settings ?? ProjectSettings()
    var selection = project.selection
    if !commandLine.select.isEmpty { selection.select = commandLine.select }
    selection.ignore += commandLine.ignore
    let baseline = project.baseline.flatMap { path in
      found.map {
        FilePath.absolute(path.first == FilePath.slash ? path : FilePath.joined($0.directory, path))
      }
    }
    let settings = LintSettings(
      options: CheckOptions(xen: commandLine.xen ?? project.xen ?? .newest, optedIn: selection.optedIn),
      selection: selection,
      host: commandLine.looksAtHost ? host(project.scripts, found?.directory) : nil,
      baseline: commandLine.baseline.map(FilePath.absolute) ?? baseline,
      baselineRoot: commandLine.baseline == nil ? found?.directory : nil,
      respectsGitignore: commandLine.respectsGitignore ?? project.respectsGitignore ?? false,
    )
    known[directory] = settings
    return settings
  }

  /// This machine with scripts in these directories, which are seen from another.
  private func host(_ scripts: [[UInt8]], _ directory: [UInt8]?) -> HostSurveyor {
    let places = scripts.map { path in
      let base = path.first == FilePath.slash ? path : FilePath.joined(directory ?? [], path)
      return String(decoding: FilePath.absolute(base), as: UTF8.self)
    }
    if let known = hosts[places] { return known }
    let host = places.isEmpty ? HostSurveyor() : HostSurveyor(scriptDirectories: places)
    hosts[places] = host
    return host
  }
}
