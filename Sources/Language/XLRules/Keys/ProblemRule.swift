public import XLModel
public import XLText

/// A rule that puts into words what reading the values of keys has found.
///
/// Each problem that xl warns of, refuses or dies of is taken by exactly one of them.
public protocol ProblemRule: FileRule {
  /// Whether a problem is this rule's.
  static func takes(_ problem: DomainProblem, in file: RuleSubject) -> Bool
  /// The words for a problem that is.
  static func word(_ problem: DomainProblem, in file: RuleSubject) -> Diagnostic
}

extension ProblemRule {
  /// One diagnostic for each problem that is this rule's.
  public static func check(_ file: RuleSubject) -> [Diagnostic] {
    file.soundProblems.filter { takes($0, in: file) }.map { word($0, in: file) }
  }
}

extension DomainProblem {
  /// Whether it lies in the form of an entry, which rules about that form put into words.
  var isOfEntry: Bool { if case .entry = kind { true } else { false } }
}
