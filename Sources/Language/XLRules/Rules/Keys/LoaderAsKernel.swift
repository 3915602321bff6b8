import XLModel
import XLText

enum LoaderAsKernel: Rule {
  static let code: DiagnosticCode = 3032
  static let page = RulePage(
    .warning,
    "`kernel` of an HVM guest is hvmloader.",
    why: "Only xm required this; xl uses hvmloader anyway, warns, and ignores the kernel.",
    bad: "type = \"hvm\"\nkernel = \"/usr/lib/xen/boot/hvmloader\"\n",
    good: "type = \"hvm\"\n",
    fix: .safe,
  )

  static func diagnostic(_ problem: DomainProblem, in file: RuleSubject) -> Diagnostic {
    let edits = file.entry("kernel").map { [file.removal(of: $0)] } ?? []
    return diagnostic(
      "'kernel' of an HVM guest is hvmloader; xl ignores it",
      at: problem.range,
      help: "remove it; for another firmware set 'firmware'",
      fixes: [Diagnostic.Fix("remove the setting", edits: edits, safety: .safe)],
    )
  }
}
