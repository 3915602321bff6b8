public import XLModel
public import XLSyntax
public import XLText

/// What a rule looks at: one file as a tree and as xl reads it, for one release of Xen.
public struct RuleSubject: Sendable {
  /// The release whose xl is imitated.
  public let xen: XenVersion
  /// The tree.
  public let syntax: ConfigSyntax
  /// The settings that xl's reader keeps.
  public let reading: ConfigReading

  /// A file to look at.
  public init(_ reading: ConfigReading, xen: XenVersion) {
    self.xen = xen
    self.reading = reading
    syntax = reading.syntax
  }

  /// The text.
  public var text: SourceText { syntax.text }

  /// The user's text in single quotes, safe to print; the middle of a long one is left out.
  public func quoted(_ range: ByteRange) -> String { "'\(VisibleText.quoting(text[range]))'" }

  /// The problems of one kind that the grammar has with the file.
  func problems(_ kind: ConfigProblem.Kind) -> [ConfigProblem] {
    syntax.problems.isEmpty ? [] : syntax.problems.filter { $0.kind == kind }
  }
}
