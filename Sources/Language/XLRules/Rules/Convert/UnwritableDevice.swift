package import XLText

package enum UnwritableDevice: Rule {
  package static let code: DiagnosticCode = 8007
  package static let page = RulePage(
    .error,
    "A device or a guest cannot be in a manifest, the JSON of libxl or the XML of libvirt.",
    why: """
      The file is not converted, so that no device is missing from the result.
      libvirt needs absolute paths of images and names of virtual devices with letters.
      YAML, JSON and XML are UTF-8, and XML has no control characters.
      """,
    subject: .conversion,
    bad: "name = \"web\"\ndisk = [ \"a.img,raw,xvda,w\" ]\n",
    good: "name = \"web\"\ndisk = [ \"/srv/a.img,raw,xvda,w\" ]\n",
  )
}
