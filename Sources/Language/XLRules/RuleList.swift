public import XLText

/// Every rule and every page, sorted by code.
public enum RuleList {
  /// The rules that look at one file.
  public static let all: [any Rule.Type] = [
    StrayBytes.self
  ]

  /// What people read about each code, sorted by code.
  public static let pages: [RulePage] = all.map { $0.page }.sorted { $0.code < $1.code }

  /// The page of a code; nil where no code has this number.
  public static func page(_ code: DiagnosticCode) -> RulePage? { pages.first { $0.code == code } }
}
