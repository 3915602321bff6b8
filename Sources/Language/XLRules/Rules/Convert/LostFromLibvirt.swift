package import XLText

package enum LostFromLibvirt: Rule {
  package static let code: DiagnosticCode = 8008
  package static let page = RulePage(
    .warning,
    "An element or attribute of a device of libvirt is not in the converted device.",
    why: """
      Disk and vif strings have no parameter for it.
      Elements that libvirt generates, such as `alias` and `address`, are not reported.
      """,
    subject: .conversion,
    bad: """
      <disk type='file'>
        <source file='/srv/a.img'/>
        <target dev='xvda'/>
        <serial>42</serial>
      </disk>

      """,
    good: "<disk type='file'><source file='/srv/a.img'/><target dev='xvda'/></disk>\n",
  )
}
