import ArgumentParser
import JSON
import XLProject
import XLReport
import XLRules
import XLText

/// `xlplug explain`: the page of a code.
struct ExplainCommand: PagedCommand {
  static let page = CommandPage(
    name: "explain",
    purpose: "Explain diagnostic codes, with examples.",
    description: [
      """
      Without a code, lists all codes; for a family such as disk or XL10, lists those of the family.
      """
    ],
    examples: [
      "xlplug explain XL1001",
      "xlplug explain ForgottenFormat --json",
      "xlplug explain disk",
    ],
    exits: [
      .init("0", "the code was explained"),
      .init("2", "usage error, such as an unknown code"),
      .init("3", "environment error"),
    ],
  )

  @Flag(help: "Print a JSON array with one object for each code.")
  var json = false

  @Argument(
    help: ArgumentHelp(
      "A code such as XL1001, its number, the name of a rule, or a family.",
      valueName: "code"
    ),
    completion: .custom(RuleCompletion.codes)
  )
  var codes: [String] = []

  func run() throws {
    if codes.isEmpty { return json ? printDocuments(RuleList.all) : Output.print(list(RuleList.all)) }
    let removed = codes.compactMap(removed)
    let patterns = try codes.filter { self.removed($0) == nil }.map(pattern)
    let families = patterns.filter { !$0.isOfOneCode }.map(rules)
    let rules = patterns.filter(\.isOfOneCode).flatMap(rules)
    if json { return printDocuments(families.flatMap { $0 } + rules) }
    let texts = removed.map(PageText.text) + families.map { list($0) + "\n" } + rules.map(ProjectPages.text)
    Output.print(texts.joined(separator: "\n").trimmingLast())
  }

  /// The code that a word spells, with `XL` or without.
  private func code(_ word: String) -> DiagnosticCode? {
    DiagnosticCode(spelling: Array(word.utf8))
      ?? UInt16(word).flatMap { $0 <= 9999 ? DiagnosticCode($0) : nil }
  }

  /// The removed code that a word names.
  private func removed(_ word: String) -> RemovedCode? {
    code(word).map(RuleList.removed) ?? RuleList.removed(named: word)
  }

  /// The code or the family that a word names; of a code that does not exist the nearest is reported.
  private func pattern(_ word: String) throws -> RulePattern {
    let code = code(word)
    let (pattern, refusal) = RulePattern.parsed(code?.description ?? word)
    if let pattern { return pattern }
    if let code, let near = RuleList.all.min(by: { abs($0, code) < abs($1, code) }) {
      throw ValidationError("unknown code \(code); did you mean \(near.code) (\(near.name))?")
    }
    let reason = refusal?.message(for: VisibleText.quoting(Array(word.utf8)))
    let help = refusal?.help.map { "\($0); 'xlplug explain' lists all rules" }
    throw ValidationError([reason, help].compactMap { $0 }.joined(separator: "; "))
  }

  private func rules(_ pattern: RulePattern) -> [any Rule.Type] {
    RuleList.all.filter { pattern.names($0.code) }
  }

  private func abs(_ rule: any Rule.Type, _ code: DiagnosticCode) -> Int {
    Swift.abs(Int(rule.code.number) - Int(code.number))
  }

  /// Codes, names and summaries in columns.
  private func list(_ rules: [any Rule.Type]) -> String {
    let width = rules.map { $0.name.utf8.count }.max() ?? 0
    let lines = rules.map { rule in
      let pad = String(repeating: " ", count: width - rule.name.utf8.count)
      return "\(rule.code) \(rule.name)\(pad) \(rule.page.summary)"
    }
    return lines.joined(separator: "\n")
  }

  private func printDocuments(_ rules: [any Rule.Type]) {
    var output = Output()
    let documents = JSONValue.array(rules.map { JSONValue.object(PageDocument($0).members) })
    documents.write(to: &output.bytes)
    output.bytes.append(UInt8(ascii: "\n"))
    output.flush()
  }
}

extension String {
  /// Without the line feed at its end.
  fileprivate func trimmingLast() -> String { hasSuffix("\n") ? String(dropLast()) : self }
}
