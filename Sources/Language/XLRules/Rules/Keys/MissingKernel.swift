import XLModel
import XLSyntax
import XLText

enum MissingKernel: Rule {
  static let code: DiagnosticCode = 3021
  static let page = RulePage(
    .error,
    "A PV or PVH guest has no kernel, bootloader or firmware.",
    why: """
      xl refuses the file: only HVM guests boot without these keys.
      Often the type is missing: without `type` the guest is a PV guest.
      """,
    bad: "name = \"web\"\nmemory = 512\n",
    good: "name = \"web\"\nmemory = 512\nkernel = \"/boot/vmlinuz\"\n",
  )

  static func diagnostic(_ problem: DomainProblem, in file: RuleSubject) -> Diagnostic? {
    if !file.knowsGuest || !file.demandsWhole { return nil }
    let guest = file.domain.guest.phrase
    let isSaid = file.sets("type") || file.sets("builder")
    return diagnostic(
      "\(guest) requires 'kernel', 'bootloader' or 'firmware'",
      at: file.entry("type")?.value.range ?? file.entry("name")?.value.range ?? problem.range,
      help: isSaid ? "add kernel = \"…\"" : "add kernel = \"…\", or type = \"hvm\"",
    )
  }
}
