import CXenUtil
import XLCheck
import XLFormat
import XLModel
import XLProject
import XLSyntax
import XLText

/// A configuration file: valid ranges, the verdict of libxlutil 4.17, and formatting that changes no setting.
func testConfig(_ bytes: [UInt8]) {
  let text = SourceText(bytes)
  let config = CheckedConfig(text, options: CheckOptions(xen: .oldest))
  check(config.diagnostics, of: text)
  compare(config.reading.verdict, xen_accepts_config(bytes, bytes.count))
  let formatted = FormattedConfig(config.syntax)
  precondition(text.applying(formatted.edits) == formatted.text, "the edits do not give the formatted text")
  let after = ConfigReading(ConfigSyntax(formatted.text))
  precondition(FormattedConfig(after.syntax).text == formatted.text, "formatting twice changes the text")
  precondition(after.entries.count == config.reading.entries.count, "the number of settings changes")
  for (old, new) in zip(config.reading.entries.indices, after.entries.indices) {
    precondition(config.reading.text(of: old)?.bytes == after.text(of: new)?.bytes, "a value changes")
  }
  if config.reading.verdict == .accepts {
    precondition(after.verdict == .accepts, "xl rejects the formatted text")
  }
}

/// A settings file of each scope, and a baseline: valid ranges, and a baseline that survives writing.
func testSettings(_ bytes: [UInt8]) {
  let text = SourceText(bytes)
  for scope in SettingsScope.allCases { check(SettingsFile(text, scope: scope).diagnostics, of: text) }
  let baseline = Baseline(text)
  check(baseline.diagnostics, of: text)
  let written = Baseline(SourceText(Baseline.text(of: baseline.entries.keys)))
  precondition(
    Set(written.entries.keys) == Set(baseline.entries.keys),
    "a baseline changes when it is written"
  )
}
