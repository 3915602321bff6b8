import XLCheck
import XLModel
import XLProject
import XLRules
import XLSyntax
import XLText

/// What counts for one file: what the editor says over what its project says.
struct FileSettings: Hashable, Sendable {
  /// What the check depends on besides the text.
  var options: CheckOptions
  /// Which codes are reported.
  var selection: RuleSelection
  /// The absolute path of the baseline.
  var baseline: [UInt8]?
  /// Directories that scripts are searched for in.
  var scriptDirectories: [[UInt8]]
  /// Whether this machine is checked.
  var looksAtHost: Bool
  /// The project's settings file.
  var project: SettingsFile?
}

/// The settings of every directory that a document lies in, each found and read once.
final class SettingsShelf {
  private let surroundings: any Surroundings
  private let client: ClientSettings
  private var search: SettingsSearch
  private var known: [[UInt8]: FileSettings] = [:]
  private var baselines: [[UInt8]: Baseline] = [:]

  init(_ surroundings: any Surroundings, _ client: ClientSettings) {
    self.surroundings = surroundings
    self.client = client
    search = SettingsSearch { path in
      surroundings.text(of: path, byteCountMax: ConfigLimits.byteCountMax, followsLink: false)
    }
  }

  /// What counts for files in a directory; an empty one means no directory at all.
  func settings(for directory: [UInt8]) -> FileSettings {
    if let known = known[directory] { return known }
    let found = directory.isEmpty ? nil : search.settings(of: directory)
    let project = (found?.resolved ?? Settings()).over(surroundings.settings)
    var selection = project.selection
    if !client.select.isEmpty { selection.select = client.select }
    selection.ignore += client.ignore
    let xen = client.xen ?? project.xen?.release(running: surroundings.runningRelease)
    let settings = FileSettings(
      options: project.checkOptions(
        xen: xen ?? .newest,
        optedIn: selection.optedIn,
        host: client.looksAtHost ? surroundings.hostShape : nil
      ),
      selection: selection,
      baseline: project.baseline,
      scriptDirectories: project.scripts ?? [],
      looksAtHost: client.looksAtHost,
      project: found,
    )
    known[directory] = settings
    return settings
  }

  /// What a baseline knows; nothing where it cannot be read.
  func baseline(_ path: [UInt8]) -> Baseline {
    if let known = baselines[path] { return known }
    let text = surroundings.text(of: path, byteCountMax: ConfigLimits.byteCountMax, followsLink: false)
    let baseline = Baseline(text ?? SourceText([UInt8]()))
    baselines[path] = baseline
    return baseline
  }

  /// The baselines that count somewhere.
  var baselinePaths: [[UInt8]] { known.values.compactMap(\.baseline) }

  /// What is wrong with the settings files that were found.
  var reports: [SettingsFile] { search.reports }

  /// Whether a walk leaves a path out.
  func excludes(_ path: [UInt8], isDirectory: Bool) -> Bool {
    settings(for: FilePath.directory(path)).project?.excludes(path, isDirectory: isDirectory) ?? false
  }
}
