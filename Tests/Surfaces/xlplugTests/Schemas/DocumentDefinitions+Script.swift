extension DocumentDefinition {
  static let scripts: [DocumentDefinition] = [
    .init(
      "conformance",
      "The results of the checks of a hotplug script.",
      [
        .init("ok", .boolean, "Whether check 104 passed and the script failed no check."),
        .init("script", .string, "The absolute path of the script."),
        .init("kind", .words(["block", "vif"]), "What the script connects."),
        .init("passed", .integer, "How many checks the script passed."),
        .init("failed", .integer, "How many checks the script failed."),
        .init("skipped", .integer, "How many checks were not run."),
        .init("checks", .list(.definition("conformanceCheck")), "The checks, in the order of their numbers."),
      ]
    ),
    .init(
      "conformanceCheck",
      "The result of one check.",
      [
        .init("number", .integer, "The number of the check."),
        .init("name", .string, "The name of the check."),
        .init("clause", .string, "The anchor of its rule in docs/protocol.md."),
        .init("expected", .string, "The behavior that the rule requires."),
        .init("help", .string, "What the author of the script can do."),
        .init("verdict", .words(["passed", "failed", "skipped"]), "The verdict."),
        .nullable("finding", .string, "What was found, or why the check was not run."),
        .init("microseconds", .integer, "How long the check took."),
      ]
    ),
  ]
}
