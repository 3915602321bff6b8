import ArgumentParser
import XLCheck
import XLProject
import XLRules
import XLText

/// `xlplug explain`: the page of a code.
struct ExplainVerb: PagedCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain diagnostic codes, with examples.",
    discussion: page.discussion,
  )

  static let page = CommandPage(
    description: [
      """
      Without a code, lists all codes.
      """
    ],
    examples: [
      "xlplug explain XL1001",
      "xlplug explain ForgottenFormat --json",
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
    help: ArgumentHelp("A code such as XL1001, its number, or the name of a rule.", valueName: "code"),
    completion: .custom(RuleCompletion.codes)
  )
  var codes: [String] = []

  func run() throws {
    if codes.isEmpty { return json ? printDocuments(RuleList.pages) : printList() }
    let removed = codes.compactMap(removed)
    let pages = try codes.filter { self.removed($0) == nil }.map(page)
    if json { return printDocuments(pages) }
    let texts = removed.map(PageText.text) + pages.map(ProjectPages.text)
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

  /// The page that a word names.
  private func page(_ word: String) throws -> RulePage {
    let bytes = Array(word.utf8)
    if let code = code(word) {
      if let page = RuleList.page(code) { return page }
      let near = RuleList.pages.min { abs($0, code) < abs($1, code) }
      throw ValidationError(
        "there is no code \(code)" + (near.map { "; the nearest is \($0.code) \($0.name)" } ?? "")
      )
    }
    if let page = RuleList.code(named: word).flatMap(RuleList.page) { return page }
    if let names = RuleList.newNames(of: word) {
      throw ValidationError(RulePattern.Refusal.renamed(names).message(for: VisibleText.quoting(bytes)))
    }
    let near = NearestName.of(bytes, among: RuleList.pages.map(\.name))
    throw ValidationError(
      "there is no code '\(VisibleText.quoting(bytes))'"
        + (near.map { "; did you mean '\($0)'?" } ?? "; 'xlplug explain' lists all")
    )
  }

  private func abs(_ page: RulePage, _ code: DiagnosticCode) -> Int {
    Swift.abs(Int(page.code.number) - Int(code.number))
  }

  private func printList() {
    let width = RuleList.pages.map(\.name.utf8.count).max() ?? 0
    let lines = RuleList.pages.map { page in
      let pad = String(repeating: " ", count: width - page.name.utf8.count)
      return "\(page.code) \(page.name)\(pad) \(page.summary)"
    }
    Output.print(lines.joined(separator: "\n"))
  }

  private func printDocuments(_ pages: [RulePage]) {
    var output = Output()
    let documents = JSONText.array(pages.map { JSONText.object(PageDocument($0).members) })
    documents.write(to: &output.bytes)
    output.bytes.append(UInt8(ascii: "\n"))
    output.flush()
  }
}

extension String {
  /// Without the line feed at its end.
  fileprivate func trimmingLast() -> String { hasSuffix("\n") ? String(dropLast()) : self }
}
