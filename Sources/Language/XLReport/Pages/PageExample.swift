import XLCheck
import XLModel
public import XLRules
public import XLText

/// An example of a page, checked like any other text of its kind.
///
/// The one place that knows how each kind of example is run: tests and documents both ask here.
public struct PageExample: Sendable {
  /// One text of the example.
  public struct Part: Sendable {
    /// The text instead of a path.
    public let path: String
    /// The text.
    public let text: SourceText
    /// Every diagnostic of it.
    public let diagnostics: [Diagnostic]

    /// A text with what was found in it.
    public init(path: String, _ text: SourceText, _ diagnostics: [Diagnostic]) {
      self.path = path
      self.text = text
      self.diagnostics = diagnostics
    }
  }

  /// The texts; several only of an example of several files.
  public let parts: [Part]

  /// Every diagnostic.
  public var diagnostics: [Diagnostic] { parts.flatMap(\.diagnostics) }

  /// Runs an example of a page.
  ///
  /// An example of a file is a part of one, so what is demanded of a whole one is left out, but for the page
  /// that is about it.
  public init(_ example: String, of rule: any Rule.Type) {
    let page = rule.page
    let options = CheckOptions(
      xen: page.xen,
      optedIn: page.isOptIn ? [rule.code] : [],
      host: page.host?.look.shape ?? HostShape()
    )
    let text = SourceText(example)
    switch page.subject {
    case .disk: self.init("disk", text, CheckedDisk(text, options: options).diagnostics)
    case .vif: self.init("vif", text, CheckedNic(text, options: options).diagnostics)
    case .vdev: self.init("vdev", text, CheckedVirtualDevice(text, options: options).diagnostics)
    // A higher target reads these: see XLProject's ProjectPages.
    case .manifest: self.init("web.xlplug.yaml", text, [])
    case .conversion: self.init("web", text, [])
    case .settings: self.init(".xlplug.yaml", text, [])
    case .baseline: self.init("known.xlplug", text, [])
    case .device: self.init("device", text, [])
    case .files: self.init(files: example, options, rule)
    case .host:
      let file = CheckedConfig(text, options: options)
      let found = file.diagnostics + (page.host.map { file.diagnostics(on: $0.look, xen: page.xen) } ?? [])
      self.init("guest.cfg", text, found.filter { Self.isAsked($0, of: rule) })
    case .file:
      let diagnostics = CheckedConfig(text, options: options).diagnostics
      self.init("guest.cfg", text, diagnostics.filter { Self.isAsked($0, of: rule) })
    }
  }

  /// An example that was checked elsewhere.
  public init(_ part: Part) { parts = [part] }

  private init(_ path: String, _ text: SourceText, _ diagnostics: [Diagnostic]) {
    self.init(Part(path: path, text, diagnostics))
  }

  /// Several files, checked each by itself and against the others.
  private init(files example: String, _ options: CheckOptions, _ rule: any Rule.Type) {
    var files: [(path: String, lines: [Substring])] = []
    for line in example.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("--- ") {
        files.append((String(line.dropFirst(4)), []))
      } else if !files.isEmpty {
        files[files.count - 1].lines.append(line)
      }
    }
    let checked = files.map { file in
      let text = file.lines.joined(separator: "\n")
      // The text before the next file's line ends with a line feed.
      let isLast = file.path == files.last?.path
      return CheckedConfig(SourceText(isLast ? text : text + "\n"), options: options)
    }
    let across = CrossFileCheck(zip(files, checked).map { $1.summary(path: $0.path) }).diagnostics
    parts = checked.enumerated().map { index, file in
      let all = file.diagnostics + (across[index] ?? [])
      return Part(
        path: files[index].path,
        file.text,
        all.filter { Self.isAsked($0, of: rule) }
      )
    }
  }

  private static func isAsked(_ diagnostic: Diagnostic, of rule: any Rule.Type) -> Bool {
    diagnostic.code == rule.code || !RuleList.demands.contains(diagnostic.code)
  }
}
