import XLCheck
import XLManifest
import XLRules
import XLText

/// What was found in a manifest: its guests, checked, and its diagnostics as far as it alone reports them.
final class ManifestAnalysis {
  /// The manifest.
  let checked: CheckedManifest
  /// What counted for it.
  let settings: FileSettings
  /// The diagnostics that the text alone gets, before anything is selected.
  let found: [Diagnostic]

  init(_ text: SourceText, _ settings: FileSettings, _ surroundings: (any Surroundings)?) {
    self.settings = settings
    let checked = CheckedManifest(text, options: settings.options)
    self.checked = checked
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

  /// Every diagnostic that is reported; what other files report of two guests of this one is known already.
  func reported(adding others: [Diagnostic], path: [UInt8]?, _ shelf: SettingsShelf) -> [Diagnostic] {
    var known: [ByteRange: Set<DiagnosticCode>] = [:]
    for diagnostic in found { known[diagnostic.range, default: []].insert(diagnostic.code) }
    let others = others.filter { known[$0.range]?.contains($0.code) != true }
    return settings.reported(found + others, of: checked.text, path, shelf)
  }
}

extension FileSettings {
  /// Diagnostics as lint reports them, in the order of the text: with the severity that is set, and without
  /// those that the baseline knows.
  func reported(_ found: [Diagnostic], of text: SourceText, _ path: [UInt8]?, _ shelf: SettingsShelf)
    -> [Diagnostic]
  {
    let all = selection.applied(to: found).sorted {
      ($0.range.start, $0.code) < ($1.range.start, $1.code)
    }
    guard let baseline, let path, !all.isEmpty else { return all }
    return KnownProblems.removed(from: all, of: text, path, shelf.baseline(baseline), at: baseline)
  }
}
