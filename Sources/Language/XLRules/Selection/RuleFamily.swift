package import XLText

/// Rules about one subject, whose codes have numbers in a row.
public struct RuleFamily: Hashable, Sendable {
  /// The name that options, settings and comments take.
  public let name: String
  /// The heading in the list of rules.
  public let title: String
  /// The numbers of its codes.
  package let numbers: ClosedRange<UInt16>

  private init(_ name: String, _ title: String, _ numbers: ClosedRange<UInt16>) {
    self.name = name
    self.title = title
    self.numbers = numbers
  }

  /// Every family, by its numbers.
  public static let all = [
    RuleFamily("grammar", "Syntax of configuration files", 1...999),
    RuleFamily("disk", "Disk strings", 1000...1799),
    RuleFamily("vdev", "Virtual devices (vdev)", 1800...1999),
    RuleFamily("vif", "Vif strings", 2000...2999),
    RuleFamily("keys", "Keys and values", 3000...3099),
    RuleFamily("entries", "Entries of device lists", 3100...3199),
    RuleFamily("libxl", "Guests that libxl refuses", 3200...3999),
    RuleFamily("sets", "Conflicts between devices and files", 4000...4999),
    RuleFamily("host", "Checks of the host, by `xlplug lint --host`", 5000...5999),
    RuleFamily("doctor", "Devices of running guests, by `xlplug doctor`", 6000...6999),
    RuleFamily("manifest", "Manifests", 7000...7999),
    RuleFamily("convert", "Conversions, by `xlplug convert`", 8000...8999),
    RuleFamily("xlplug", "xlplug itself", 9000...9999),
  ]

  /// The family with a name, in either case; nil where none has it.
  static func named(_ name: String) -> RuleFamily? {
    let lower = name.lowercased()
    return all.first { $0.name == lower }
  }

  /// Whether a code is of conflicts between devices and files.
  package static func isOfSets(_ code: DiagnosticCode) -> Bool {
    named("sets")?.numbers.contains(code.number) ?? false
  }

  /// Its rules, by their codes.
  public var rules: [any Rule.Type] { RuleList.all.filter { numbers.contains($0.code.number) } }
}
