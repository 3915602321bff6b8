/// Every rule, sorted by code.
public enum RuleList {
  /// The rules that look at one file.
  public static let all: [any Rule.Type] = [
    StrayBytes.self
  ]
}
