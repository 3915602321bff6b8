public import XLModel
import XLRules
public import XLSyntax
public import XLText

/// A configuration file, checked: the tree, what xl reads from it, and every diagnostic.
///
/// The one door from text to diagnostics for files.
public struct CheckedConfig: Hashable, Sendable {
  /// The tree.
  public let syntax: ConfigSyntax
  /// What xl's reader keeps of it.
  public let reading: ConfigReading
  /// What `xl` of the release does with the file.
  public let verdict: XLVerdict
  /// Every diagnostic, in the order of the text.
  public let diagnostics: [Diagnostic]

  /// The text.
  public var text: SourceText { syntax.text }
  /// Whether no diagnostic is an error.
  public var isAcceptable: Bool { !diagnostics.contains { $0.severity == .error } }

  /// Checks a file.
  public init(_ text: SourceText, options: CheckOptions) {
    syntax = ConfigSyntax(text)
    reading = ConfigReading(syntax)
    verdict = reading.verdict
    let subject = RuleSubject(reading, xen: options.xen)
    diagnostics = RuleList.all.flatMap { $0.check(subject) }.sorted {
      ($0.range.start, $0.code) < ($1.range.start, $1.code)
    }
  }
}
