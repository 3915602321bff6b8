public import XLText

/// A code that no problem has any more; its number is never given to another.
public struct RemovedCode: Hashable, Sendable {
  /// The code.
  public let code: DiagnosticCode
  /// The name of its rule.
  public let name: String
  /// What reports the problem now, as a clause.
  public let successor: String
}

extension RuleList {
  /// Every removed code, sorted.
  public static let removedCodes = [
    RemovedCode(
      code: DiagnosticCode(1027),
      name: "ImpossibleVirtualDevice",
      successor: "use XL1801 to XL1804"
    )
  ]

  /// Names that rules had before, each with the codes of those rules.
  ///
  /// Most were names of several rules, so they name none any more.
  static let formerNames: [(name: String, codes: [UInt16])] = [
    ("DeprecatedKey", [2007, 3005]), ("EmptyVirtualDevice", [1026, 1804]), ("FlagWithValue", [1009, 2005]),
    ("MissingTarget", [1019, 5001]), ("NulByte", [1025, 2014]), ("ScriptWithSlash", [1040, 2073]),
    ("SwallowedParameter", [1020, 2013]), ("TrustedDriverDomain", [1044, 2074]),
    ("UnknownKey", [1008, 2001, 3001]), ("WritableBus", [1045]),
  ]

  private static let rulesByName = Dictionary(
    all.map { ($0.name.lowercased(), $0) },
    uniquingKeysWith: { first, _ in first }
  )

  /// The rule with a name, in either case; nil where no rule is called so.
  public static func rule(named name: String) -> (any Rule.Type)? { rulesByName[name.lowercased()] }

  /// The names that rules with a former name have now; nil where no rule was called so.
  public static func newNames(of name: String) -> [String]? {
    formerNames.first { $0.name.lowercased() == name.lowercased() }?.codes.compactMap {
      rule(DiagnosticCode($0))?.name
    }
  }

  /// The removed code with this number; nil where none was removed.
  public static func removed(_ code: DiagnosticCode) -> RemovedCode? {
    removedCodes.first { $0.code == code }
  }

  /// The removed code whose rule had this name, in either case.
  public static func removed(named name: String) -> RemovedCode? {
    removedCodes.first { $0.name.lowercased() == name.lowercased() }
  }
}
