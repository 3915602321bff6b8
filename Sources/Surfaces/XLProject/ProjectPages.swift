import XLCheck
import XLConvert
import XLManifest
public import XLReport
public import XLRules
import XLText

/// The pages of all codes, with examples of settings files and baselines checked too.
public enum ProjectPages {
  /// The page of a code, in Markdown.
  public static func text(_ rule: any Rule.Type) -> String { PageText.text(rule, run: example) }

  /// An example of a page with what is found in it.
  public static func example(_ example: String, of rule: any Rule.Type) -> PageExample {
    let text = SourceText(example)
    switch rule.page.subject {
    case .manifest:
      let found = CheckedManifest(text, options: CheckOptions(xen: rule.page.xen)).diagnostics
      return PageExample(.init(path: "web.xlplug.yaml", text, found))
    case .conversion:
      let (path, found) = Conversion.example(text)
      return PageExample(.init(path: path, text, found))
    case .settings:
      // The name of a file is no part of its text; an example begins with it where it matters.
      if example.hasPrefix("# \(SettingsScope.misspeltName)\n") {
        return PageExample(.init(path: SettingsScope.misspeltName, text, [SettingsFile.misnamed]))
      }
      return PageExample(.init(path: SettingsScope.projectName, text, SettingsFile(text).diagnostics))
    case .baseline:
      // Every file that it names was checked, and nothing was found.
      let baseline = Baseline(text)
      let settled = baseline.settled(seen: [], in: Set(baseline.entries.keys.map(\.path)))
      return PageExample(.init(path: "known.xlplug", text, baseline.diagnostics + settled))
    case .disk, .vif, .vdev, .file, .files, .host, .device:
      return PageExample(example, of: rule)
    }
  }
}
