import XLModel
public import XLRules
import XLText

/// A page of a code in Markdown: `xlplug explain CODE`, and docs/rules.
public enum PageText {
  /// The most characters of an example's line that are shown.
  private static let lineCharactersMax = 160

  /// The most lines of an example that are shown.
  private static let linesMax = 20
  /// The most diagnostics of an example that are shown.
  private static let diagnosticsMax = 5

  /// The page; `run` checks its examples.
  ///
  /// Examples of settings files and baselines are checked by a higher target, which passes its own `run`.
  public static func text(
    _ rule: any Rule.Type,
    run: (String, any Rule.Type) -> PageExample = { PageExample($0, of: $1) }
  ) -> String {
    let page = rule.page
    if page.subject == .device { return device(rule) }
    let bad = run(page.bad, rule)
    var parts = [
      "# \(rule.code) \(rule.name)",
      "\(page.severity.rawValue) · \(subject(page)) · \(fix(page))"
        + (page.isOptIn ? " · off unless selected" : ""),
      page.summary,
      "## Why",
      page.why,
      "## Incorrect",
      shown(bad, page),
    ]
    if !bad.diagnostics.isEmpty { parts += ["## Output", fenced(rendered(bad))] }
    parts += ["## Correct", shown(run(page.good, rule), page)]
    parts += ["## Suppress", suppression(rule)]
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// How a code is suppressed.
  private static func suppression(_ rule: any Rule.Type) -> String {
    switch rule.page.subject {
    case .disk, .vif, .vdev, .file, .files, .host:
      """
      `# xlplug: ignore \(rule.code)` after a setting, or on the line before it, suppresses the code there.
      `# xlplug: ignore-file \(rule.code)` suppresses it in the entire file, `ignore: \(rule.code)` in \
      `.xlplug.yaml` in a project, and `xlplug lint --ignore \(rule.code)` in one run.
      """
    case .manifest:
      """
      `# xlplug: ignore \(rule.code)` after a value, or on the line before a guest or a device, suppresses \
      the code there.
      `# xlplug: ignore-file \(rule.code)` suppresses it in the entire file, `ignore: \(rule.code)` in \
      `.xlplug.yaml` in a project, and `xlplug lint --ignore \(rule.code)` in one run.
      """
    case .settings:
      "The code cannot be suppressed: settings do not decide what is reported of settings files."
    case .baseline:
      "The code cannot be suppressed; a baseline is checked only where `--baseline` or a setting names one."
    case .conversion:
      "The code cannot be suppressed: `xlplug convert` reports all that the result lacks."
    case .device: "The code cannot be suppressed: `xlplug doctor` reports the state of each device."
    }
  }

  /// The page of a removed code.
  public static func text(_ removed: RemovedCode) -> String {
    "# \(removed.code) \(removed.name)\n\nremoved\n\nThe rule was removed: \(removed.successor).\n"
  }

  /// The page of a finding of the doctor, which has no text to fix but a command to run.
  private static func device(_ rule: any Rule.Type) -> String {
    let page = rule.page
    let parts = [
      "# \(rule.code) \(rule.name)", "\(page.severity.rawValue) · \(subject(page)) · no fix", page.summary,
      "## Why", page.why, "## Output", shown(PageExample(page.bad, of: rule), page),
      "## Next step", shown(PageExample(page.good, of: rule), page), "## Suppress", suppression(rule),
    ]
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func subject(_ page: RulePage) -> String {
    let release = page.xen == .newest ? "" : " of Xen \(page.xen)"
    switch page.subject {
    case .disk: return "disk strings\(release)"
    case .vif: return "vif strings\(release)"
    case .vdev: return "virtual devices"
    case .file: return "configuration files\(release)"
    case .files: return "several configuration files"
    case .host: return "configuration files, with `--host`"
    case .manifest: return "manifests"
    case .conversion: return "conversions, by `xlplug convert`"
    case .settings: return "settings files"
    case .baseline: return "baselines"
    case .device: return "devices of running guests, by `xlplug doctor`"
    }
  }

  private static func fix(_ page: RulePage) -> String {
    switch page.fix {
    case nil: "no fix"
    case .safe: "fix: `--fix`"
    case .changesMeaning: "unsafe fix: `--fix --unsafe`"
    }
  }

  private static func shown(_ example: PageExample, _ page: RulePage) -> String {
    var parts: [String] = []
    if let host = page.host { parts.append("On a host where \(host.sentence):") }
    for part in example.parts {
      if example.parts.count > 1 { parts.append("`\(part.path)`:") }
      parts.append(fenced(visible(part.text)))
    }
    return parts.joined(separator: "\n\n")
  }

  /// The lines of a text, with control bytes made visible and long lines cut.
  private static func visible(_ text: SourceText) -> String {
    var lines = text.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      line.count > lineCharactersMax ? VisibleText.quoting(line) : VisibleText(line).shown
    }
    if lines.last == "" { lines.removeLast() }
    if lines.count > linesMax {
      let more = lines.count - linesMax + 1
      lines = lines.prefix(linesMax - 1) + ["… \(more) more lines"]
    }
    return lines.joined(separator: "\n")
  }

  private static func rendered(_ example: PageExample) -> String {
    let parts = example.parts.map { part in
      let shown = part.diagnostics.prefix(diagnosticsMax)
      let more = part.diagnostics.count - shown.count
      return TextRendering(path: part.path).rendered(Array(shown), of: part.text)
        + (more > 0 ? "… \(more) more diagnostics\n" : "")
    }
    var text = parts.joined()
    while text.hasSuffix("\n") { text.removeLast() }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }.joined(separator: "\n")
  }

  private static func fenced(_ text: String) -> String { "```text\n\(text)\n```" }
}

extension PageText {
  /// The list of all pages, with links to them.
  public static var index: String {
    var text = """
      # Rules

      All codes of xlplug, with a page for each; `xlplug explain CODE` prints the same.
      The pages are generated from the rules, and a test runs their examples.
      Options, settings and comments take the name of a family like a code.

      """
    for family in RuleFamily.all {
      let rules = family.rules
      if rules.isEmpty { continue }
      text +=
        "\n## \(family.title)\n\nThe family `\(family.name)`.\n\n"
        + "| code | name | severity | fix | summary |\n|---|---|---|---|---|\n"
      for rule in rules {
        let page = rule.page
        let fix = page.fix.map { $0 == .safe ? "safe" : "unsafe" } ?? ""
        let cells = ["[\(rule.code)](\(rule.code).md)", rule.name, page.severity.rawValue, fix, page.summary]
        text += "| \(cells.joined(separator: " | ")) |\n"
      }
    }
    return text
  }
}
