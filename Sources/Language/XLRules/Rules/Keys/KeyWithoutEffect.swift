import XLModel
import XLSyntax
import XLText

enum KeyWithoutEffect: FileRule {
  static let code: DiagnosticCode = 3031
  static let page = RulePage(
    .warning,
    "A key is set that has no effect without another key.",
    why: "xl reads the key, but the guest starts without its effect.",
    bad: "type = \"hvm\"\nspiceport = 6000\n",
    good: "type = \"hvm\"\nspice = 1\nspiceport = 6000\nspicedisable_ticketing = 1\n",
  )

  static func diagnostic(_ problem: DomainProblem, in file: RuleSubject, needed: String) -> Diagnostic {
    let range = file.entry(problem.key)?.setting.nameRange ?? problem.range
    return diagnostic(
      "'\(problem.key)' requires '\(needed)', but '\(needed)' is not set; xl warns",
      at: range,
      help: "set '\(needed)'"
    )
  }

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    guard file.knowsGuest else { return [] }
    return KeyNeeds.all.flatMap { $0.unmet(in: file) } + screens(file)
  }

  /// PV guests have a screen only where 'vfb' lists one, or 'vnc' asks for one.
  private static func screens(_ file: RuleSubject) -> [Diagnostic] {
    guard file.domain.guest == .pv else { return [] }
    let isListed = file.entry("vfb").map { $0.value.kind == .list && !$0.value.elements.isEmpty } ?? false
    if !isListed, file.number("vnc") ?? 0 != 0 { return [] }
    let keys = KeyNeeds.screens + (isListed ? ["vnc"] : [])
    return file.lastEntries.filter { keys.contains($1.name) }.map { entry, key in
      diagnostic(
        isListed
          ? "'\(key.name)' has no effect for a PV guest with a framebuffer in 'vfb'"
          : "'\(key.name)' has no effect for a PV guest without vnc=1",
        at: entry.setting.nameRange,
        help: isListed ? "move it into the string in 'vfb'" : "set vnc=1, or add a framebuffer to 'vfb'",
      )
    }
  }
}
