import XLModel
import XLText

enum SplitInterface: SingleFileRule {
  static let code: DiagnosticCode = 4011
  static let page = RulePage(
    .warning,
    "The parameters of one interface are in several strings.",
    why: """
      Each string of `vif` is an interface, so one interface gets the address, and another one the bridge.
      """,
    bad: "vif = [ \"mac=00:16:3e:00:00:01\", \"bridge=xenbr0\" ]\n",
    good: "vif = [ \"mac=00:16:3e:00:00:01,bridge=xenbr0\" ]\n",
    fix: .changesMeaning,
  )

  static func find(_ file: RuleSubject) -> Diagnostic? {
    let nics = file.devices.nics
    guard file.entry("vif") != nil, nics.count > 1, let first = nics.first, let last = nics.last else {
      return nil
    }
    let names = nics.map { Set($0.spec.values.keys.map(\.name)) }
    // One interface has each parameter once; a string without any is an interface with libxl's defaults.
    guard names.allSatisfy({ !$0.isEmpty }), names.contains(where: { $0.contains("mac") }),
      names.contains(where: { !$0.contains("mac") }),
      names.reduce(0, { $0 + $1.count }) == Set(names.joined()).count
    else { return nil }
    let joined = Array(nics.map(\.text.bytes).joined(separator: [UInt8(ascii: ",")]))
    let whole = ByteRange(first.range.start, last.range.end)
    let fix = file.quotedValue(joined).map { Diagnostic.Fix("join the strings", whole, $0, .changesMeaning) }
    return diagnostic(
      "these \(nics.count) strings are \(nics.count) interfaces; expected one string per interface",
      at: first.range,
      help: "write the parameters of one interface in one string, separated by commas",
      notes: [Diagnostic.Note("another interface", at: last.range)],
      fixes: fix.map { [$0] } ?? [],
    )
  }
}
