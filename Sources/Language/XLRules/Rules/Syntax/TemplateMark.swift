import XLModel
import XLText

enum TemplateMark: SingleFileRule {
  static let code: DiagnosticCode = 48
  static let page = RulePage(
    .warning,
    "The file is a template with placeholders.",
    why: """
      Placeholders of Jinja (`{{ name }}`), ERB (`<% %>`), autoconf (`@NAME@`) and shells (`${NAME}`, \
      `$(command)`), and words such as `<path>`, must be replaced before xl reads the file.
      xl reads placeholders in strings literally, and refuses a file with placeholders outside of strings.
      xlplug does not check the rest of a template.
      """,
    bad: "name = \"{{ name }}\"\ntype = \"hvm\"\nmemory = 512\n",
    good: "name = \"web\"\nmemory = 512\n",
  )

  static func find(_ file: RuleSubject) -> Diagnostic? {
    guard let mark = file.templateMark else { return nil }
    let isTaken = [file.reading.verdict, file.domain.verdict].allSatisfy { $0 == .accepts || $0 == .ignores }
    return diagnostic(
      "\(file.quoted(mark.range)) is a placeholder of \(mark.language); this template is not checked",
      at: mark.range,
      severity: isTaken ? .warning : .error,
      help: "check the generated file instead; to skip the template, add it to 'exclude' in .xlplug.yaml",
    )
  }
}
