import XLModel
import XLSyntax
import XLText

/// A mark of a template.
enum TemplateMark: FileRule {
  static let code: DiagnosticCode = 48
  static let page = RulePage(
    .warning,
    "The file is a template: it has marks that another program replaces.",
    why: """
      Marks of Jinja (`{{ name }}`), ERB (`<% %>`), autoconf (`@NAME@`) and shells (`${NAME}`, \
      `$(command)`), and words in angle brackets (`<path>`), are replaced before xl reads the file.
      xl takes marks in strings as they are, and does not read a file with marks outside of strings.
      A template gets this one diagnostic instead of what follows from its marks, and no fix.
      """,
    bad: "name = \"{{ name }}\"\ntype = \"hvm\"\nmemory = 512\n",
    good: "name = \"web\"\nmemory = 512\n",
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    guard let mark = file.templateMark else { return [] }
    let isTaken = [file.reading.verdict, file.domain.verdict].allSatisfy { $0 == .accepts || $0 == .ignores }
    return [
      diagnostic(
        "\(file.quoted(mark.range)) is a mark of \(mark.language); the file is a template and is not checked",
        at: mark.range,
        severity: isTaken ? .warning : .error,
        help: "check the file that is made of it; 'exclude' in .xlplug.yaml leaves the template out",
      )
    ]
  }
}
