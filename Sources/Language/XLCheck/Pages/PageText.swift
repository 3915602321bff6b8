import XLModel
public import XLRules
import XLText

/// A page of a code in Markdown: `xlplug explain CODE`, and docs/rules.
public enum PageText {
  /// The most characters of an example's line that are shown.
  private static let lineCharactersMax = 160

  /// The page.
  public static func text(_ page: RulePage) -> String {
    if page.subject == .device { return device(page) }
    let bad = PageExample(page.bad, of: page)
    let good = PageExample(page.good, of: page)
    var parts = [
      "# \(page.code) \(page.name)",
      "\(page.severity.rawValue) · \(subject(page)) · \(fix(page))"
        + (page.isOptIn ? " · off unless asked for" : ""),
      page.summary,
      "## Why",
      page.why,
      "## What gets it",
      shown(bad, page),
    ]
    if !bad.diagnostics.isEmpty { parts.append(fenced(rendered(bad))) }
    parts += ["## What does not", shown(good, page)]
    if page.subject == .file || page.subject == .files {
      parts.append(
        "`# xlplug: ignore \(page.code)` behind a setting, or on the line before it, silences the code there."
      )
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// The page of what the doctor finds, which has no text to be mended but a command to give.
  private static func device(_ page: RulePage) -> String {
    let parts = [
      "# \(page.code) \(page.name)", "\(page.severity.rawValue) · \(subject(page)) · no fix", page.summary,
      "## Why", page.why, "## What is printed", shown(PageExample(page.bad, of: page), page),
      "## What to do next", shown(PageExample(page.good, of: page), page),
    ]
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func subject(_ page: RulePage) -> String {
    let release = page.xen == .newest ? "" : " of Xen \(page.xen)"
    switch page.subject {
    case .disk: return "disk strings\(release)"
    case .vif: return "vif strings\(release)"
    case .vdev: return "names of virtual devices"
    case .file: return "configuration files\(release)"
    case .files: return "several configuration files"
    case .host: return "configuration files, with `--host`"
    case .settings: return "settings files"
    case .baseline: return "baselines"
    case .device: return "devices of running guests, by `xlplug doctor`"
    }
  }

  private static func fix(_ page: RulePage) -> String {
    switch page.fix {
    case nil: "no fix"
    case .safe: "fix: `--fix`"
    case .changesMeaning: "fix that may change the meaning: `--fix --unsafe`"
    }
  }

  private static func shown(_ example: PageExample, _ page: RulePage) -> String {
    var parts: [String] = []
    if let host = page.host { parts.append("On a machine where \(host.sentence):") }
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
    return lines.joined(separator: "\n")
  }

  private static func rendered(_ example: PageExample) -> String {
    let parts = example.parts.map { part in
      TextRendering(path: part.path).rendered(part.diagnostics, of: part.text)
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
  /// The families of codes, each with the lowest and the highest number.
  private static let families: [(title: String, numbers: ClosedRange<UInt16>)] = [
    ("Grammar of configuration files", 1...999), ("Disk strings", 1000...1799),
    ("Names of virtual devices", 1800...1999), ("Vif strings", 2000...2999),
    ("Keys and values", 3000...3099), ("Entries of lists of devices", 3100...3999),
    ("Several devices and files", 4000...4999), ("The machine, with `--host`", 5000...5999),
    ("Devices of running guests, by `xlplug doctor`", 6000...6999),
    ("xlplug itself", 9000...9999),
  ]

  /// The list of all pages, with links to them.
  public static var index: String {
    var text = """
      # Rules

      Every code that xlplug gives, with a page for each; `xlplug explain CODE` prints the same.
      The pages are made from the rules, and the examples on them are run by a test.

      """
    for family in families {
      let pages = RuleList.pages.filter { family.numbers.contains($0.code.number) }
      if pages.isEmpty { continue }
      text +=
        "\n## \(family.title)\n\n| code | name | severity | fix | what is found |\n|---|---|---|---|---|\n"
      for page in pages {
        let fix = page.fix.map { $0 == .safe ? "safe" : "unsafe" } ?? ""
        let cells = ["[\(page.code)](\(page.code).md)", page.name, page.severity.rawValue, fix, page.summary]
        text += "| \(cells.joined(separator: " | ")) |\n"
      }
    }
    return text
  }
}
