public import XLSyntax
public import XLText

/// One mistake against the grammar of configuration files, by the name of what somebody meant.
///
/// Several problems of the tree can be one mistake: `"a" + "b"` is a stray byte and a missing comma.
public struct SyntaxMistake: Hashable, Sendable {
  /// What it is.
  public let code: SyntaxCode
  /// What is underlined.
  public let range: ByteRange
  /// The rest of the setting or element that it stands in, from its start on.
  public let scope: ByteRange
  /// Whether it stands in a list.
  public let isInList: Bool
  /// The first of its problems; nil where the tree has none.
  public let problem: ConfigProblem?

  init(
    _ code: SyntaxCode,
    _ range: ByteRange,
    scope: ByteRange? = nil,
    isInList: Bool = false,
    problem: ConfigProblem? = nil,
  ) {
    self.code = code
    self.range = range
    self.scope = scope ?? range
    self.isInList = isInList
    self.problem = problem
  }
}
