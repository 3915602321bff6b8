public import XLModel
public import XLRules
public import XLText

/// A text of a kind that lint checks and fixes: a configuration file, or a file with several guests.
public protocol CheckedText: Sendable {
  /// What the guests of a text are, whatever the spelling.
  associatedtype Meaning: Equatable

  /// Checks a text.
  init(_ text: SourceText, options: CheckOptions)

  /// The text.
  var text: SourceText { get }
  /// Every diagnostic, in the order of the text.
  var diagnostics: [Diagnostic] { get }
  /// What xl does with it; of several guests, with the one that it accepts least.
  var verdict: XLVerdict { get }
  /// What its guests are.
  var meaning: Meaning { get }
  /// What its guests take that only one can have.
  var claims: [Claim] { get }
  /// What is kept of each guest to compare it with others.
  func summaries(path: String) -> [ConfigSummary]
  /// What a machine lacks for it; `look` answers what it depends on.
  func hostDiagnostics(xen: XenVersion, look: (HostQuestions) -> HostLook) -> [Diagnostic]
}

extension CheckedConfig: CheckedText {
  /// Checks a file.
  public init(_ text: SourceText, options: CheckOptions) {
    self.init(text, options: options, previous: nil)
  }

  /// The members of the domain that xl builds, by path: their order has no effect, only that of lists has.
  public var meaning: [String: DomainValue] { Self.byPath(domain.spec.members) }

  /// What is kept of the file to compare it with others.
  public func summaries(path: String) -> [ConfigSummary] { [summary(path: path)] }

  /// What a machine lacks for the file.
  public func hostDiagnostics(xen: XenVersion, look: (HostQuestions) -> HostLook) -> [Diagnostic] {
    diagnostics(on: look(hostQuestions(xen: xen)), xen: xen)
  }

  private static func byPath(_ members: [DomainMember]) -> [String: DomainValue] {
    Dictionary(members.map { ($0.path, sorted($0.value)) }) { _, last in last }
  }

  private static func sorted(_ value: DomainValue) -> DomainValue {
    switch value {
    case .list(let elements): .list(elements.map(sorted))
    case .members(let members):
      .members(byPath(members).sorted { $0.key < $1.key }.map { DomainMember($0.key, $0.value) })
    case .text, .name, .number, .unsigned, .flag, .choice: value
    }
  }
}
