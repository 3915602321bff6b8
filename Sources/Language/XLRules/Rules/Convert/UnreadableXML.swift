package import XLText

package enum UnreadableXML: Rule {
  package static let code: DiagnosticCode = 8001
  package static let page = RulePage(
    .error,
    "A file of libvirt is invalid XML, or uses unsupported parts of XML.",
    why: """
      The file is not converted.
      A document type, entities other than those of XML itself, and encodings other than UTF-8 are not \
      supported; libvirt writes none of them.
      """,
    subject: .conversion,
    bad: "<domain type='xen'><name>web</domain>\n",
    good: "<domain type='xen'><name>web</name></domain>\n",
  )
}
