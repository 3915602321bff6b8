import XLModel
import XLSyntax
import XLText

enum UnknownValue: Rule {
  static let code: DiagnosticCode = 3017
  static let page = RulePage(
    .error,
    "A key has an unknown value.",
    why: """
      xl refuses the file.
      Some keys accept values in any case, others only in lower case.
      """,
    bad: "type = \"hvm\"\nvga = \"STDVGA\"\n",
    good: "type = \"hvm\"\nvga = \"stdvga\"\n",
    fix: .changesMeaning,
  )

  static func diagnostic(_ problem: DomainProblem, in file: RuleSubject, allowed: [String]) -> Diagnostic {
    let text = file.text(problem.key) ?? []
    if problem.key == "builder", text.elementsEqual("linux".utf8) { return linux(problem, in: file) }
    let near = NearestName.of(text, among: allowed)
    let isCase = near?.lowercased() == String(decoding: text, as: UTF8.self).lowercased()
    let hint =
      near.map { isCase ? "; expected '\($0)', in lower case" : "; did you mean '\($0)'?" } ?? ""
    let bare = near.map { $0.allSatisfy(\.isNumber) ? $0 : "\"\($0)\"" }
    let last = ConfigKeys.named(problem.key)?.words?.all.first { $0.spelling.utf8.elementsEqual(text) }
    return diagnostic(
      "unknown value \(file.value(problem)) of '\(problem.key)'\(hint)",
      at: problem.range,
      help: "expected \(WordRow.anyQuoted(allowed))",
      notes: last.map { [Diagnostic.Note(Self.release($0))] } ?? [],
      fixes: bare.map { file.replacing(problem.range, by: $0, "write \($0)", .changesMeaning) } ?? [],
    )
  }

  /// The builder of PV guests until Xen 4.9.
  private static func linux(_ problem: DomainProblem, in file: RuleSubject) -> Diagnostic {
    let statement = file.entry("builder")?.setting.statement.range
    let fixes = file.sets("type") ? nil : statement
    return diagnostic(
      "unknown value 'linux' of 'builder'; since Xen 4.10, 'type' sets the type of guest",
      at: problem.range,
      help: file.sets("type") ? "remove it" : "write type = \"pv\"",
      fixes: fixes.map { file.replacing($0, by: "type = \"pv\"", "write type = \"pv\"", .safe) } ?? []
    )
  }

  private static func release(_ word: ConfigWords.Word) -> String {
    if let until = word.untilMinor { return "xl accepted this value until Xen 4.\(until)" }
    return "xl accepts this value since Xen 4.\(word.sinceMinor ?? 0)"
  }
}
