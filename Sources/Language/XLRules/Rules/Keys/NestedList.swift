import XLModel
import XLSyntax
import XLText

enum NestedList: Rule {
  static let code: DiagnosticCode = 3009
  static let page = RulePage(
    .error,
    "A list is inside a list of strings.",
    why: """
      xl stops at an element that is a list, and silently ignores the rest.
      For a few keys it exits or crashes instead.
      """,
    bad: "disk = [\"/dev/vg/root,raw,xvda,rw\", [\"/dev/vg/swap,raw,xvdb,rw\"]]\n",
    good: "disk = [\"/dev/vg/root,raw,xvda,rw\", \"/dev/vg/swap,raw,xvdb,rw\"]\n",
    fix: .changesMeaning,
  )

  static func diagnostic(_ problem: DomainProblem, in file: RuleSubject) -> Diagnostic {
    let index = file.reading.lastIndex(of: problem.key.utf8)
    let elements = index.map { file.reading.elements(of: $0) } ?? []
    let behind = elements.reversed().prefix { $0.range != problem.range }.count
    let rest =
      behind == 0 ? "it" : behind == 1 ? "it and the next element" : "it and the next \(behind) elements"
    let follows =
      switch problem.outcome {
      case .staysSilent, .warns: "xl ignores \(rest)"
      case .refuses: "xl refuses the file"
      case .dies: "xl crashes"
      }
    var fixes: [Diagnostic.Fix] = []
    if let nested = elements.first(where: { $0.range == problem.range }), nested.isClosed,
      !nested.elements.isEmpty,
      nested.elements.allSatisfy({ $0.kind != .list })
    {
      let inner = [
        TextEdit(ByteRange(problem.range.start, problem.range.start + 1), ""),
        TextEdit(ByteRange(problem.range.end - 1, problem.range.end), ""),
      ]
      fixes.append(Diagnostic.Fix("remove the inner brackets", edits: inner, safety: .changesMeaning))
    }
    return diagnostic(
      "'\(problem.key)' requires strings, found a list; \(follows)",
      at: problem.range,
      fixes: fixes,
    )
  }
}
