public import XLText

/// Which codes are reported, and how bad they are: a value that lint and the language server share.
public struct RuleSelection: Hashable, Sendable {
  /// How bad a code is set to.
  public enum Level: String, Hashable, Sendable, CaseIterable {
    /// Not at all: it is not reported.
    case off
    /// A note.
    case note
    /// A warning.
    case warning
    /// An error.
    case error

    var severity: Diagnostic.Severity? { Diagnostic.Severity(rawValue: rawValue) }
  }

  /// A level for the codes that a pattern names.
  public struct Override: Hashable, Sendable {
    /// The codes.
    public let pattern: RulePattern
    /// How bad they are.
    public let level: Level

    /// A level for codes.
    public init(_ pattern: RulePattern, _ level: Level) {
      self.pattern = pattern
      self.level = level
    }
  }

  /// The codes that are reported; all where it is empty.
  public var select: [RulePattern]
  /// Codes that are not reported; of two patterns that name a code the closer one counts, and this one on a
  /// tie.
  public var ignore: [RulePattern]
  /// Other severities; the closest pattern counts, the last one on a tie.
  public var levels: [Override]

  /// A selection; everything as it is where nothing is given.
  public init(select: [RulePattern] = [], ignore: [RulePattern] = [], levels: [Override] = []) {
    self.select = select
    self.ignore = ignore
    self.levels = levels
  }

  /// Whether everything is reported as it is.
  public var isNeutral: Bool { select.isEmpty && ignore.isEmpty && levels.isEmpty }

  /// The severity that a code has in the end; nil where it is not reported.
  public func severity(of code: DiagnosticCode, otherwise severity: Diagnostic.Severity) -> Diagnostic
    .Severity?
  {
    let selected = select.isEmpty ? RulePattern.Closeness.everything : Self.closest(select, code)
    guard let selected else { return nil }
    if let ignored = Self.closest(ignore, code), ignored >= selected { return nil }
    var best: Override?
    for override in levels where override.pattern.names(code) {
      if let best, best.pattern.closeness > override.pattern.closeness { continue }
      best = override
    }
    guard let best else { return severity }
    return best.level.severity
  }

  /// The codes of rules that are off unless they are asked for, and are: a pattern closer than `all` selects
  /// them, or they are given a level.
  public var optedIn: Set<DiagnosticCode> {
    let codes = RuleList.all.filter { $0.page.isOptIn }.map { $0.code }
    return Set(
      codes.filter { code in
        let isSelected = select.contains { $0.closeness > .everything && $0.names(code) }
        let isGiven = levels.contains {
          $0.pattern.closeness > .everything && $0.level != .off && $0.pattern.names(code)
        }
        return isSelected || isGiven
      }
    )
  }

  /// The diagnostics that are reported, each with the severity that is set here.
  public func applied(to diagnostics: [Diagnostic]) -> [Diagnostic] {
    if isNeutral { return diagnostics }
    return diagnostics.compactMap { diagnostic in
      guard let severity = severity(of: diagnostic.code, otherwise: diagnostic.severity) else { return nil }
      var diagnostic = diagnostic
      diagnostic.severity = severity
      return diagnostic
    }
  }

  private static func closest(_ patterns: [RulePattern], _ code: DiagnosticCode) -> RulePattern.Closeness? {
    patterns.filter { $0.names(code) }.map(\.closeness).max()
  }
}
