import XLModel
public import XLText

/// A kind of problem: the number of its code, and its page.
///
/// A rule is a type in a file of its name, and the only place that has its number, its name and its words.
/// What it is about is the summary of its page.
/// The name is that of the type, so the compiler keeps names unique. All rules are in `RuleList`.
public protocol Rule: Sendable {
  /// The code of its diagnostics; a number is never reused.
  static var code: DiagnosticCode { get }
  /// The page of the rule.
  static var page: RulePage { get }
}

extension Rule {
  /// The name of the rule: `UnknownConfigKey`.
  public static var name: String { String(describing: Self.self) }

  /// A diagnostic of this rule; the severity is the page's unless another is given.
  package static func diagnostic(
    _ message: String,
    at range: ByteRange,
    severity: Diagnostic.Severity? = nil,
    help: String? = nil,
    notes: [Diagnostic.Note] = [],
    fixes: [Diagnostic.Fix] = [],
  ) -> Diagnostic {
    Diagnostic(code, severity ?? page.severity, message, at: range, help: help, notes: notes, fixes: fixes)
  }
}

/// A rule that reads one configuration file.
public protocol FileRule: Rule {
  /// The diagnostics of a file, in any order.
  static func check(_ file: RuleSubject) -> [Diagnostic]
}

/// A rule that reads one configuration file, and reports at most one thing.
protocol SingleFileRule: FileRule {
  /// What is wrong; nil where nothing is.
  static func find(_ file: RuleSubject) -> Diagnostic?
}

extension SingleFileRule {
  static func check(_ file: RuleSubject) -> [Diagnostic] { find(file).map { [$0] } ?? [] }
}

/// A rule about a disk, from a string that xl accepts: what libxl refuses, or a script cannot handle.
protocol DiskRule: Rule {
  /// It is asked about disks that have this.
  static var trait: DiskTrait { get }
  /// The diagnostic of a disk; nil where the rule has nothing to report.
  static func check(_ disk: DiskReading) -> Diagnostic?
}

/// A rule about one kind of mistake against the grammar of configuration files.
protocol SyntaxRule: Rule {
  /// The diagnostic of a mistake.
  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic
}

/// A rule whose words depend on nothing but the user's text.
protocol WordedRule: Rule {
  /// What is reported, with the user's text in quotes.
  static func message(_ text: String) -> String
  /// The fix.
  static var help: String { get }
}

extension WordedRule {
  static func diagnostic(_ disk: DiskReading, at range: ByteRange) -> Diagnostic {
    diagnostic(message(disk.quoted(range)), at: range, help: help)
  }

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    diagnostic(message(nic.quoted(problem.range)), at: problem.range, help: help)
  }
}

extension SyntaxRule where Self: WordedRule {
  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    diagnostic(message(file.quoted(mistake.range)), at: mistake.range, help: help)
  }
}

/// A rule about a device of a running guest; `xlplug doctor` finds it.
package protocol DoctorRule: Rule {}
