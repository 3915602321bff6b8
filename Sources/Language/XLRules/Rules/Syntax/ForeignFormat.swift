import XLText

enum ForeignFormat: SyntaxRule {
  static let code: DiagnosticCode = 40
  static let page = RulePage(
    .error,
    "The file has another format.",
    why: """
      A file that begins like XML, JSON, YAML or INI is not an xl configuration file.
      xlplug reports this once, instead of an error for each line.
      """,
    bad: "<domain type='xen'>\n  <name>web</name>\n</domain>\n",
    good: "name = \"web\"\n",
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    let name = ForeignFormats.name(of: file.text[mistake.range]) ?? "another format"
    return diagnostic(
      "this looks like \(name); expected settings of the form NAME = VALUE",
      at: mistake.range,
      help: name == "the XML of libvirt"
        ? "convert it with 'virsh domxml-to-native xen-xl'" : "check only xl configuration files",
    )
  }
}
