package import XLText

package enum ChangedInLibvirt: Rule {
  package static let code: DiagnosticCode = 8006
  package static let page = RulePage(
    .note,
    "A parameter of a disk or vif string has another value in the XML of libvirt.",
    why: """
      libvirt has a coarser unit, or needs a value where xl takes a default.
      The message names the value that the guest gets.
      """,
    subject: .conversion,
    bad: "name = \"web\"\nvif = [ \"bridge=xenbr0,rate=10MB/s\" ]\n",
    good: "name = \"web\"\nvif = [ \"bridge=xenbr0,rate=10240KB/s\" ]\n",
  )
}
