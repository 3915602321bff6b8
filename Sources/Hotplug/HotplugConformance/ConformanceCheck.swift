/// One numbered check of the suite: a clause of the protocol, and how a script is tried against it.
///
/// A number is never used twice: 100 to 199 are of all scripts, 200 to 299 of disks, 300 to 399 of network
/// interfaces.
public struct ConformanceCheck: Sendable {
  /// Its number.
  public let number: Int
  /// Its name, in lower case with hyphens.
  public let name: String
  /// The rule of the list in docs/protocol.md that it tests.
  public let rule: Int
  /// The behavior that is expected of a script, as a clause of a sentence.
  public let expected: String
  /// What the author of a script that fails it can do.
  public let hint: String
  /// Tries a script: returns if it passes, and throws the finding if not.
  let body: @Sendable (Bench) throws(CheckEnding) -> Void

  init(
    _ number: Int,
    _ name: String,
    rule: Int,
    expects expected: String,
    hint: String,
    _ body: @escaping @Sendable (Bench) throws(CheckEnding) -> Void,
  ) {
    (self.number, self.name, self.rule) = (number, name, rule)
    (self.expected, self.hint, self.body) = (expected, hint, body)
  }

  /// The anchor of its rule in docs/protocol.md.
  public var clause: String { "rule-\(rule)" }

  /// The checks of a kind of scripts, in the order of their numbers.
  public static func all(of kind: ScriptKind) -> [ConformanceCheck] {
    general + (kind == .block ? disks : interfaces)
  }

  /// The checks of all scripts.
  static let general = basics + failures + storeWrites + removals + processes

  /// The checks of scripts that connect disks.
  static let disks = diskKeys + diskTargets + diskDevices

  /// The check with a number.
  public static func numbered(_ number: Int) -> ConformanceCheck? {
    (general + disks + interfaces).first { $0.number == number }
  }
}

/// How the body of a check ends, unless the script passes it.
enum CheckEnding: Error {
  /// The script does not keep the clause; what was observed.
  case finding(String)
  /// The check cannot be made here; the reason.
  case skipped(String)
  /// The suite itself could not go on.
  case fault(String)

  /// A check that requires another one to pass.
  static func needs(_ number: Int) -> CheckEnding { .skipped("requires that check \(number) passes") }
}

/// Throws a finding unless the condition is true.
func expect(_ condition: Bool, _ finding: @autoclosure () -> String) throws(CheckEnding) {
  if !condition { throw .finding(finding()) }
}
