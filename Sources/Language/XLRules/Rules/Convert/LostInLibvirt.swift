package import XLText

package enum LostInLibvirt: Rule {
  package static let code: DiagnosticCode = 8005
  package static let page = RulePage(
    .warning,
    "A parameter of a disk or vif string is not in the XML of libvirt.",
    why: """
      libvirt has no element for the parameter, or its Xen driver ignores the element.
      The guest that libvirt starts has the device without the parameter; without `script=` a target is \
      attached as it is.
      """,
    subject: .conversion,
    bad: "name = \"web\"\ndisk = [ \"/srv/a.img,raw,xvda,w,script=block-x\" ]\n",
    good: "name = \"web\"\ndisk = [ \"/srv/a.img,raw,xvda,w\" ]\n",
  )
}
