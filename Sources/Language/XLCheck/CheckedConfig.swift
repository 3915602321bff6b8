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
  /// What xl makes of the settings.
  public let domain: DomainReading
  /// What `xl` of the release does with the file; of a fragment, what its reader does.
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
    domain = DomainReading(reading, xen: options.xen)
    verdict = domain.isFragment ? reading.verdict : Self.whole(reading, domain)
    let subject = RuleSubject(reading, domain, xen: options.xen)
    let found =
      RuleList.all.flatMap { $0.check(subject) } + DeviceDiagnostics.all(subject.devices, subject, options)
    diagnostics = found.sorted {
      ($0.range.start, $0.code) < ($1.range.start, $1.code)
    }
  }

  /// What xl does with the file, if it is all that xl gets; a fragment it refuses, because it has no name.
  public var wholeVerdict: XLVerdict { Self.whole(reading, domain) }

  /// xl looks at values only where its reader has taken the file.
  private static func whole(_ reading: ConfigReading, _ domain: DomainReading) -> XLVerdict {
    reading.verdict == .accepts || reading.verdict == .ignores ? domain.verdict : reading.verdict
  }
}
