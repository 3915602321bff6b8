import XLModel
import XLSyntax
import XLText

/// The firmware as kernel.
enum LoaderAsKernel: Rule {
  static let code: DiagnosticCode = 3032
  static let page = RulePage(
    .warning,
    "An hvm guest has hvmloader as its kernel.",
    why: """
      xm required it; xl always uses hvmloader, warns, and ignores the kernel.
      Use 'firmware' for another firmware.
      """,
    bad: "type = \"hvm\"\nkernel = \"/usr/lib/xen/boot/hvmloader\"\n",
    good: "type = \"hvm\"\n",
    fix: .safe,
  )

  static func diagnostic(_ problem: DomainProblem, in file: RuleSubject) -> Diagnostic {
    let edits = file.entry("kernel").map { [file.removal(of: $0)] } ?? []
    return diagnostic(
      "hvmloader is not a kernel of an hvm guest; xl ignores it",
      at: problem.range,
      help: "remove it; for another firmware use 'firmware'",
      fixes: [Diagnostic.Fix("remove the setting", edits: edits, safety: .safe)],
    )
  }
}
