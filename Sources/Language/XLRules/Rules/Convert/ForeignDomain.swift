package import XLText

package enum ForeignDomain: Rule {
  package static let code: DiagnosticCode = 8003
  package static let page = RulePage(
    .error,
    "A file of JSON or XML, or an empty file, does not describe a guest of Xen.",
    why: """
      `convert` reads the JSON of `xl -N create` and `xl list -l`, and of libvirt the elements `domain`, \
      `devices`, `disk` and `interface`.
      Disks of other hypervisors have names and drivers that Xen does not have.
      An empty file is an error, since a command that fails often leaves one.
      """,
    subject: .conversion,
    bad: "<domain type='kvm'><name>web</name></domain>\n",
    good: "<domain type='xen'><name>web</name></domain>\n",
  )
}
