extension DocumentSchema {
  private static let failed = DocumentShape.definition("failed")
  private static let refused = DocumentShape.definition("refused")

  /// All schemas, in the order of docs/schema/README.md.
  static let all: [DocumentSchema] = [
    .init(
      name: "outcome",
      title: "Outcome of attaching or detaching a device",
      commands: ["attach", "detach", "insert", "eject", "demo"],
      alternatives: [.definition("outcome"), refused, failed],
      description: "A line that attach, detach, insert, eject and demo print for each device with --json."
    ),
    .init(
      name: "plan",
      title: "Plan for a device",
      commands: [
        "plan", "attach --dry-run", "detach --dry-run", "insert --dry-run", "eject --dry-run",
      ],
      alternatives: [
        .definition("plan"), .definition("outcome"), refused, .definition("refusedFile"), failed,
      ],
      description: """
        A line that plan, and attach, detach, insert and eject with --dry-run, print for each device with \
        --json; for a device that is absent, detach prints an outcome.
        """
    ),
    .init(
      name: "list",
      title: "List of devices",
      commands: ["list"],
      alternatives: [.definition("list"), failed],
      description: "The document that list prints with --json."
    ),
    .init(
      name: "diff",
      title: "Differences between guests and files",
      commands: ["diff", "apply --dry-run"],
      alternatives: [.definition("difference"), .definition("refusedFile"), failed],
      description: "The document that diff, and apply with --dry-run, print with --json."
    ),
    .init(
      name: "apply",
      title: "Outcome of applying files",
      commands: ["apply"],
      alternatives: [.definition("applied"), .definition("refusedFile"), failed],
      description: "The document that apply prints with --json."
    ),
    .init(
      name: "doctor",
      title: "Examination of devices",
      commands: ["doctor"],
      alternatives: [.definition("examination"), failed],
      description: "The document that doctor prints with --json."
    ),
    .init(
      name: "gc",
      title: "Things without a living owner",
      commands: ["gc"],
      alternatives: [.definition("collection"), failed],
      description: "The document that gc prints with --json."
    ),
    .init(
      name: "script-check",
      title: "Conformance of a hotplug script",
      commands: ["script check --format json"],
      alternatives: [.definition("conformance"), failed],
      description: "The document that script check prints with --format json."
    ),
    .init(
      name: "lint",
      title: "Report of lint",
      commands: ["lint --output-format json"],
      alternatives: [.definition("lint")],
      description: "The document that lint prints with --output-format json."
    ),
    .init(
      name: "lint-line",
      title: "Diagnostic of lint",
      commands: ["lint --output-format jsonl"],
      alternatives: [.definition("lintLine")],
      description: "A line that lint prints for each diagnostic with --output-format jsonl."
    ),
    parse("disk", "Disk string", .definition("parsedDisk")),
    parse("vif", "Vif string", .definition("parsedVif")),
    parse("vdev", "Name of a virtual device", .definition("parsedVdev")),
    parse("cfg", "Configuration file", .definition("parsedFile")),
    .init(
      name: "explain",
      title: "Pages of rules",
      commands: ["explain"],
      alternatives: [.list(.definition("page"))],
      description: "The document that explain prints with --json."
    ),
    .init(
      name: "config",
      title: "Settings in effect",
      commands: ["config"],
      alternatives: [.definition("settings"), failed],
      description: "The document that config prints with --json."
    ),
  ]

  private static func parse(_ kind: String, _ title: String, _ shape: DocumentShape) -> DocumentSchema {
    .init(
      name: "parse-\(kind)",
      title: title,
      commands: ["parse \(kind)"],
      alternatives: [shape],
      description: "The document that parse \(kind) prints with --json, and a line of it with --jsonl."
    )
  }
}
