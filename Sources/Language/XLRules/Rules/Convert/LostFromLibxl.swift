package import XLText

package enum LostFromLibxl: Rule {
  package static let code: DiagnosticCode = 8009
  package static let page = RulePage(
    .warning,
    "A member of a device in the JSON of libxl is not in the converted device.",
    why: "Disk and vif strings have no parameter that sets the member.",
    subject: .conversion,
    bad: """
      {"disks": [{"pdev_path": "/srv/a.img", "vdev": "xvda", "readwrite": 1, "irq": 7}]}

      """,
    good: """
      {"disks": [{"pdev_path": "/srv/a.img", "vdev": "xvda", "readwrite": 1}]}

      """,
  )
}
