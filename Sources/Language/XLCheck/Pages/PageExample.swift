import XLModel
public import XLRules
public import XLText

/// An example of a page, checked like any other text of its kind.
///
/// The one place that knows how each kind of example is run: tests and documents both ask here.
public struct PageExample: Sendable {
  /// One text of the example.
  public struct Part: Sendable {
    /// What stands in the place of a path.
    public let path: String
    /// The text.
    public let text: SourceText
    /// Every diagnostic of it.
    public let diagnostics: [Diagnostic]
  }

  /// The texts; several only of an example of several files.
  public let parts: [Part]

  /// Every diagnostic.
  public var diagnostics: [Diagnostic] { parts.flatMap(\.diagnostics) }

  /// Runs an example of a page.
  ///
  /// An example of a file is a part of one, so what is demanded of a whole one is left out, but for the page
  /// that is about it.
  public init(_ example: String, of page: RulePage) {
    let options = CheckOptions(xen: page.xen)
    let text = SourceText(example)
    switch page.subject {
    case .disk: self.init("disk", text, CheckedDisk(text, options: options).diagnostics)
    case .vif: self.init("vif", text, CheckedNic(text, options: options).diagnostics)
    case .vdev: self.init("vdev", text, CheckedVirtualDevice(text, options: options).diagnostics)
    case .file, .files, .settings:
      let diagnostics = CheckedConfig(text, options: options).diagnostics
      self.init("guest.cfg", text, diagnostics.filter { Self.isAsked($0, of: page) })
    }
  }

  private init(_ path: String, _ text: SourceText, _ diagnostics: [Diagnostic]) {
    parts = [Part(path: path, text: text, diagnostics: diagnostics)]
  }

  private static func isAsked(_ diagnostic: Diagnostic, of page: RulePage) -> Bool {
    diagnostic.code == page.code || !RuleList.demands.contains(diagnostic.code)
  }
}
