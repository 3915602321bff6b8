public import XLText

/// One statement of a configuration file: a setting, or something that should have been one.
public struct ConfigStatement: Hashable, Sendable {
  /// The tree that it is part of.
  public let syntax: ConfigSyntax
  /// Its number among the statements.
  public let index: Int
  /// The numbers of its pieces; without what ends it, and without its comment.
  public let tokens: Range<Int>
  /// Whether it has a name, an operator and a value.
  public let isSetting: Bool

  init(_ syntax: ConfigSyntax, _ index: Int) {
    let record = syntax.statementRecords[index]
    self.syntax = syntax
    self.index = index
    tokens = Int(record.first)..<Int(record.mark & ~ConfigParser.settingFlag)
    isSetting = record.mark & ConfigParser.settingFlag != 0
  }

  /// From its first byte to its last.
  public var range: ByteRange {
    ByteRange(
      syntax.token(tokens.lowerBound).range.start,
      syntax.token(tokens.upperBound - 1).range.end
    )
  }

  /// The setting; nil if absent.
  public var setting: ConfigSetting? { isSetting ? ConfigSetting(self) : nil }
}

/// A name, an operator and a value.
public struct ConfigSetting: Hashable, Sendable {
  /// The statement.
  public let statement: ConfigStatement

  init(_ statement: ConfigStatement) { self.statement = statement }

  /// The tree that it is part of.
  public var syntax: ConfigSyntax { statement.syntax }
  /// Where the name is.
  public var nameRange: ByteRange { syntax.token(statement.tokens.lowerBound).range }
  /// The bytes of the name.
  public var name: ArraySlice<UInt8> { syntax.bytes(in: nameRange) }
  /// Where `=` or `+=` is.
  public var operatorRange: ByteRange { syntax.token(statement.tokens.lowerBound + 1).range }
  /// Whether the operator is `+=`.
  public var isAppending: Bool { syntax.tokenKind(statement.tokens.lowerBound + 1) == .plusEquals }
  /// The value.
  public var value: ConfigValue {
    ConfigValue(syntax, token: statement.tokens.lowerBound + 2, list: nil)
  }
}
