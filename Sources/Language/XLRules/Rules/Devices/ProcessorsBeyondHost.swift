import XLModel
import XLText

enum ProcessorsBeyondHost: Rule {
  static let code: DiagnosticCode = 3134
  static let page = RulePage(
    .error,
    "The host has no processor of a list.",
    why: """
      xl ignores processors that the host does not have, and refuses a list without any other.
      This is checked with `--host`, or with `host-processors` and `host-nodes` in `.xlplug.yaml`.
      """,
    subject: .host,
    bad: """
      vcpus = 2
      cpus = "64-71"

      """,
    good: """
      vcpus = 2
      cpus = "0-7"

      """,
    host: HostExample("Xen has 8 processors") { $0.shape.processorCount = 8 },
  )

  static func diagnostic(_ finding: EntryFinding, host: HostShape) -> Diagnostic {
    var diagnostic = diagnostic(
      finding,
      "the host has no processor of \(finding.quoted); \(words(host))",
      help: "list existing processors, or describe another host: set 'host-processors' and 'host-nodes' "
        + "in .xlplug.yaml",
    )
    if finding.isSurvived { diagnostic.severity = .warning }
    return diagnostic
  }

  private static func words(_ host: HostShape) -> String {
    [(host.processorCount, "processors"), (host.nodeCount, "nodes")].compactMap { count, name in
      count.map { "its \(name) are 0 to \($0 - 1)" }
    }.joined(separator: ", ")
  }
}
