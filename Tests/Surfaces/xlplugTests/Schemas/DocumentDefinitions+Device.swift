import HotplugEngine
import HotplugFleet
import HotplugOutcome
import HotplugPlan

extension DocumentMember {
  fileprivate static let ok = DocumentMember("ok", .boolean, "Whether nothing went wrong.")
  fileprivate static let failed = DocumentMember("ok", .isFalse, "False: nothing was done.")
  static let simulated = DocumentMember("simulated", .boolean, "Whether backends and guests are simulated.")
  static let device = DocumentMember("device", .definition("device"), "The device.")
  static let states: [DocumentMember] = [
    .nullable("backend_state", .integer, "The state of the backend, 1 to 6; 4 is Connected."),
    .nullable("frontend_state", .integer, "The state of the frontend, 1 to 6; 4 is Connected."),
  ]
  static let hotplugKeys: [DocumentMember] = [
    .nullable("hotplug_status", .string, "The hotplug-status that the script wrote."),
    .nullable("hotplug_error", .string, "The hotplug-error that the script wrote."),
  ]
  fileprivate static let direction = DocumentMember(
    "direction",
    .words(["attach", "detach", "change", "insert", "eject"]),
    "What the command does with the device."
  )
}

extension DocumentDefinition {
  static let shared: [DocumentDefinition] = [
    .init(
      "failed",
      "Why the command ended before it did anything.",
      [
        .failed,
        .init("error", .object([.init("message", .string, "The error.")]), "The error."),
        .nullable("help", .string, "What to do now."),
      ]
    ),
    .init(
      "refused",
      "A disk or vif string that has errors.",
      [
        .failed, .init("input", .string, "The string."),
        .init(
          "diagnostics",
          .list(.definition("diagnostic")),
          "The diagnostics, in the order of the string."
        ),
        .encoding,
      ]
    ),
    .init(
      "refusedFile",
      "A configuration file or manifest that has errors.",
      [
        .failed, .init("file", .string, "The path of the file."),
        .init("diagnostics", .list(.definition("diagnostic")), "The errors, in the order of the file."),
        .encoding,
      ]
    ),
    .init(
      "device",
      "A device of a guest.",
      [
        .init("name", .string, "The name by which commands take it, such as xvda or vif0."),
        .init(
          "kind",
          .words(DeviceAddress.Kind.allCases.map(\.rawValue)),
          "A disk (vbd) or an interface (vif)."
        ),
        .init("backend", .words(DeviceAddress.Backend.allCases.map(\.rawValue)), "The kind of its backend."),
        .init("domid", .integer, "The number of the guest."),
        .init("devid", .integer, "The number of the device."),
        .init("backend_domid", .integer, "The number of the domain that serves it."),
        .init("backend_path", .string, "The directory of the backend in xenstore."),
      ]
    ),
  ]

  static let outcomes: [DocumentDefinition] = [
    .init(
      "outcome",
      "What was done to one device.",
      [
        .direction, .ok, .simulated, .device,
        .init("absent", .boolean, "Whether there was no such device to detach."),
        .init("notes", .list(.string), "Remarks, such as which file a script's name means."),
        .init("steps", .list(.definition("record")), "The steps that were performed or tried, in order."),
        .nullable("error", .definition("fault"), "The first error."),
        .nullable("stopped_at_step", .integer, "The number of the step that failed, from 1."),
        .init("undone", .list(.definition("record")), "The steps of the rollback, in order."),
        .init("log", .list(.definition("logLine")), "What libxl logged, the first 2,000 lines."),
        .init("left_behind", .list(.string), "What could not be rolled back."),
      ] + DocumentMember.states + [
        .init("microseconds", .integer, "The time of all steps."), .encoding,
      ]
    ),
    .init(
      "record",
      "A step that was performed or tried.",
      [
        .init("action", .string, "The step."), .init("microseconds", .integer, "How long it took."),
        .nullable("error", .string, "Why it failed."),
        .nullable("note", .string, "A remark about its result."),
      ]
    ),
    .init(
      "fault",
      "Why a device could not be attached, detached or changed.",
      [
        .init("message", .string, "The error."),
        .nullable("hotplug_error", .string, "The hotplug-error that the script wrote."),
        .nullable("script_output", .list(.string), "The last lines that a failed script printed, up to 20."),
        .init("hotplug_log", .list(.string), "New lines in the log of Xen's scripts, up to 10."),
      ]
    ),
    .init(
      "logLine",
      "A line that libxl logged.",
      [
        .init("level", .words(ToolstackLine.Level.allCases.map(\.rawValue)), "The level of the line."),
        .init("text", .string, "The line."),
      ]
    ),
  ]

  static let plans: [DocumentDefinition] = [
    .init(
      "plan",
      "What would be done to one device.",
      [
        .init("engine", .definition("engine"), "The engine that would perform the steps."),
        .nullable("assumption", .string, "What is assumed because xenstore cannot be read."),
        .init("notes", .list(.string), "Remarks, such as which file a script's name means."),
        .direction, .device,
        .init("recovery", .list(.string), "How an interrupted attach of the device is rolled back first."),
        .init("steps", .list(.definition("step")), "The steps, in order."),
        .init("cleanup", .list(.string), "What is done after the last step."),
      ]
    ),
    .init(
      "engine",
      "An engine, and why it is used.",
      [
        .init("name", .words(EngineKind.allCases.map(\.rawValue)), "The engine."),
        .init("reason", .string, "Why it is used."),
      ]
    ),
    .init(
      "step",
      "A step of a plan.",
      [
        .init("action", .string, "The step."),
        .optional("changes", .list(.string), "The changes in xenstore, of a step that writes."),
        .optional("instead", .list(.string), "What libxl is expected to do, of a step of libxl."),
        .init("undo", .list(.string), "How the step is rolled back."),
      ]
    ),
  ]

  static let lists: [DocumentDefinition] = [
    .init(
      "list",
      "Devices of guests.",
      [
        .simulated,
        .init(
          "devices",
          .list(.either([.definition("listedDisk"), .definition("listedInterface")])),
          "The devices."
        ),
        .encoding,
      ]
    ),
    listed(
      "listedDisk",
      "A disk.",
      [
        .init("vdev", .string, "The vdev; empty if xenstore does not have it."),
        .init("target", .string, "The target; empty if xenstore does not have it."),
        .nullable("mode", .string, "The access: r, w or w!."),
      ]
    ),
    listed(
      "listedInterface",
      "A network interface.",
      [
        .init("mac", .string, "The MAC address; empty if xenstore does not have it."),
        .init("bridge", .string, "The bridge; empty if xenstore does not have it."),
        .init("mode", .null, "Null: an interface has no mode."),
      ]
    ),
  ]

  private static func listed(_ name: String, _ meaning: String, _ members: [DocumentMember])
    -> DocumentDefinition
  {
    .init(
      name,
      meaning,
      [.device, .nullable("domain_name", .string, "The name of the guest.")] + members
        + [.nullable("script", .string, "The script that connected it.")] + DocumentMember.states
        + DocumentMember.hotplugKeys
    )
  }

  private static let guests = DocumentMember("guests", .list(.definition("guest")), "The guests that run.")
  private static let errors = DocumentMember("errors", .list(.string), "Why guests were left out.")

  static let differences: [DocumentDefinition] = [
    .init(
      "difference",
      "How guests differ from the files that describe them.",
      [.simulated, .init("changed", .boolean, "Whether there are differences."), guests, errors, .encoding]
    ),
    .init(
      "applied",
      "What was changed so that guests are as the files describe them.",
      [
        .init("ok", .boolean, "Whether all guests are as the files describe them."), .simulated,
        .init("changed", .boolean, "Whether a device was changed."), guests,
        .init("skipped", .integer, "The number of changes that were not begun."),
        .init("outcomes", .list(.definition("outcome")), "What was done to each device."), errors, .encoding,
      ]
    ),
    .init(
      "guest",
      "A guest and its devices.",
      [
        .init("name", .string, "The name of the guest."), .init("domid", .integer, "Its number."),
        .init("devices", .list(.definition("change")), "Its devices."),
      ]
    ),
    .init(
      "change",
      "How a device differs from its description.",
      [
        .init(
          "action",
          .words(["keep", "attach", "detach", "leave", "replace", "change"]),
          "What apply does with the device; without --prune it leaves what no file describes."
        ),
        .device,
        .nullable("before", .string, "The device as it is."),
        .nullable("after", .string, "The device as the file describes it."),
        .nullable(
          "defect",
          .string,
          "Why the device does not work, and is replaced although nothing differs."
        ),
        .init("differences", .list(.definition("parameterDifference")), "The parameters that differ."),
      ]
    ),
    .init(
      "parameterDifference",
      "A parameter of a device that differs.",
      [
        .init("parameter", .words(DeviceParameter.allCases.map(\.rawValue)), "The parameter."),
        .init("before", .string, "The value as it is; empty for the default."),
        .init("after", .string, "The value in the file; empty for the default."),
      ]
    ),
  ]
}
