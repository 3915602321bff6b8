import XLSyntax
import XLText

/// A file of another format.
enum ForeignFormat: SyntaxRule {
  static let code: DiagnosticCode = 40
  static let page = RulePage(
    .error,
    "The file is of another format.",
    why: """
      A file that begins as XML, JSON, YAML or INI is not a configuration file of xl.
      It gets only this diagnostic, instead of a diagnostic for each line.
      """,
    bad: "<domain type='xen'>\n  <name>web</name>\n</domain>\n",
    good: "name = \"web\"\n",
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    let name = ForeignFormats.name(of: file.text[mistake.range]) ?? "another format"
    return diagnostic(
      "this looks like \(name); expected settings NAME = VALUE",
      at: mistake.range,
      help: name == "the XML of libvirt"
        ? "'virsh domxml-to-native xen-xl' converts it into a file for xl" : "check only files for xl",
    )
  }
}
