import XLCheck
import XLManifest
import XLModel
import XLProject
import XLReport
import XLRules
import XLText

/// What was found in one text: the file, checked, and its diagnostics as far as it alone reports them.
final class FileAnalysis<File: CheckedText> {
  /// The file.
  let checked: File
  /// What counted for it.
  let settings: FileSettings
  /// The diagnostics that the text alone gets, before anything is selected.
  let found: [Diagnostic]

  init(_ checked: File, _ settings: FileSettings, _ surroundings: (any Surroundings)?) {
    (self.checked, self.settings) = (checked, settings)
    guard settings.looksAtHost, let surroundings else {
      found = checked.diagnostics
      return
    }
    found =
      checked.diagnostics
      + checked.hostDiagnostics(xen: settings.options.xen) { questions in
        surroundings.look(questions, scriptDirectories: settings.scriptDirectories)
      }
  }

  /// Every diagnostic that is reported, in the order of the text, as lint reports it: with what other files
  /// report, with the severity that is set, and without what the baseline knows.
  ///
  /// What other files report of two guests of one manifest is known already.
  func reported(adding others: [Diagnostic], path: [UInt8]?, _ shelf: SettingsShelf) -> [Diagnostic] {
    var known: [ByteRange: Set<DiagnosticCode>] = [:]
    for diagnostic in found { known[diagnostic.range, default: []].insert(diagnostic.code) }
    let others = others.filter { known[$0.range]?.contains($0.code) != true }
    let all = settings.selection.applied(to: found + others).sorted {
      ($0.range.start, $0.code) < ($1.range.start, $1.code)
    }
    guard let place = settings.baseline, let path, !all.isEmpty else { return all }
    let baseline = shelf.baseline(place)
    if baseline.entries.isEmpty { return all }
    let report = FileReport(path: path, checked.text, all)
    return baseline.matched(report, name: Baseline.name(path, in: place)).filter { $0.known == nil }
      .map(\.diagnostic)
  }
}

/// What was found in the configuration file of a domain.
typealias Analysis = FileAnalysis<CheckedConfig>

extension Analysis {
  /// The disks and interfaces.
  var devices: ConfigDevices { checked.devices }
}
