import XLCheck
import XLModel
import XLRules
import XLText

/// What was found in one text: the file, checked, and its diagnostics as far as it alone reports them.
final class Analysis {
  /// The file.
  let checked: CheckedConfig
  /// What counted for it.
  let settings: FileSettings
  /// The diagnostics that the text alone gets, before anything is selected.
  let found: [Diagnostic]

  /// The disks and interfaces.
  var devices: ConfigDevices { checked.devices }

  init(
    _ text: SourceText,
    _ settings: FileSettings,
    _ surroundings: (any Surroundings)?,
    previous: CheckedConfig? = nil,
  ) {
    self.settings = settings
    checked = CheckedConfig(text, options: settings.options, previous: previous)
    guard settings.looksAtHost, let surroundings else {
      found = checked.diagnostics
      return
    }
    let xen = settings.options.xen
    let look = surroundings.look(
      checked.hostQuestions(xen: xen),
      scriptDirectories: settings.scriptDirectories
    )
    found = checked.diagnostics + checked.diagnostics(on: look, xen: xen)
  }

  /// Every diagnostic that is reported, in the order of the text, as lint reports it: with what other files
  /// report, with the severity that is set, and without what the baseline knows.
  func reported(adding others: [Diagnostic], path: [UInt8]?, _ shelf: SettingsShelf) -> [Diagnostic] {
    settings.reported(found + others, of: checked.text, path, shelf)
  }
}
