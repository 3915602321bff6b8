import XLProject

extension DocumentDefinition {
  static let settings: [DocumentDefinition] = [
    .init(
      "settings",
      "The settings that are in effect, and their origin.",
      [
        .init(
          "files",
          settingList(["defaultSetting", "fileSetting"]),
          "The settings of lint, fmt, lsp and parse."
        ),
        .init(
          "devices",
          settingList(["defaultSetting", "environmentSetting", "fileSetting"]),
          "The settings of commands that work on devices."
        ),
        .init("read", .list(.definition("settingsFile")), "The settings files, in order of precedence."),
        .encoding,
      ]
    ),
    setting("defaultSetting", "A default.", "default", []),
    setting(
      "environmentSetting",
      "A setting from the environment.",
      "environment",
      [
        .init("variable", .string, "The variable.")
      ]
    ),
    setting(
      "fileSetting",
      "A setting from a file.",
      "file",
      [
        .init("path", .string, "The path of the file."), .init("line", .integer, "The line, from 1."),
      ]
    ),
    .init(
      "settingsFile",
      "A settings file.",
      [
        .init("kind", .words(SettingsScope.allCases.map(\.rawValue)), "Whose settings the file has."),
        .init("path", .string, "The path of the file."),
      ]
    ),
  ]

  private static func settingList(_ kinds: [String]) -> DocumentShape {
    .list(.either(kinds.map { .definition($0) }))
  }

  private static func setting(
    _ name: String,
    _ meaning: String,
    _ origin: String,
    _ members: [DocumentMember]
  )
    -> DocumentDefinition
  {
    .init(
      name,
      meaning,
      [
        .init("key", .words(SettingKey.allCases.map(\.rawValue)), "The key."),
        .init("value", .string, "The value, as text."),
        .init("from", .words([origin]), "The kind of origin."),
      ] + members
    )
  }

  static let doctor: [DocumentDefinition] = [
    .init(
      "examination",
      "What the doctor found.",
      [
        .simulated, .init("ok", .boolean, "Whether every device is online."),
        .nullable("absent", .string, "That the device that was named does not exist."),
        .init("host", .definition("host"), "The host."),
        .init(
          "devices",
          .list(.either([.definition("examinedDisk"), .definition("examinedInterface")])),
          "The devices."
        ),
        .init("left_behind", .list(.definition("garbage")), "What gc would remove, if no domain was named."),
        .encoding,
      ]
    ),
    .init(
      "host",
      "The host.",
      [
        .init("own_domid", .integer, "The number of the domain of this host."),
        .init("modules", .list(.definition("module")), "Kernel modules that devices need."),
        .init("daemons", .list(.definition("process")), "The processes 'xlplug devd' and 'xl devd'."),
        .init("udev_rules", .list(.string), "The rules of udev that run scripts a second time."),
        .init("unseen", .list(.string), "What could not be checked."),
        .init("path_left_out", .list(.string), "The directories of PATH that scripts do not get, and why."),
      ]
    ),
    .init(
      "module",
      "A kernel module.",
      [
        .init("name", .string, "The name."),
        .nullable("present", .boolean, "Whether it is loaded or built in; null if unknown."),
      ]
    ),
    .init(
      "process",
      "A process.",
      [
        .init("pid", .integer, "The number of the process."), .init("command", .string, "The command line."),
        .nullable("seconds", .integer, "How long it has run; null if unknown."),
      ]
    ),
    examined("examinedDisk", "A disk.", "vdev", "The vdev; empty if xenstore does not have it."),
    examined(
      "examinedInterface",
      "A network interface.",
      "mac",
      "The MAC address; empty if xenstore does not have it."
    ),
  ]

  private static func examined(_ name: String, _ meaning: String, _ member: String, _ memberMeaning: String)
    -> DocumentDefinition
  {
    .init(
      name,
      meaning,
      [
        .device, .init(member, .string, memberMeaning),
        .init("online", .boolean, "Whether both sides are connected."),
        .nullable("code", .string, "The code of the verdict; null if nothing is wrong."),
        .nullable("name", .string, "The name of the verdict."), .nullable("cause", .string, "The cause."),
        .nullable("help", .string, "The fix, in words."), .nullable("next", .string, "The next command."),
        .nullable("then", .string, "The command after it, which attaches the device again."),
        .init("facts", .list(.string), "The evidence."),
      ] + DocumentMember.states + DocumentMember.hotplugKeys + [
        .nullable("script", .string, "The script that connects it."),
        .nullable("script_process", .definition("process"), "The execution of the script that runs now."),
        .init("log", .list(.string), "The lines in the log of scripts that name the device."),
      ]
    )
  }

  private static let garbageMembers: [DocumentMember] = [
    .init("kind", .words(["device", "loop", "file"]), "The kind."), .init("what", .string, "The thing."),
    .init("why", .string, "Why it has no owner."), .nullable("device", .definition("device"), "The device."),
    .nullable("obstacle", .string, "Why it stays."),
  ]

  static let garbage: [DocumentDefinition] = [
    .init(
      "collection",
      "What has no living owner.",
      [
        .simulated, .init("dry_run", .boolean, "Whether nothing was done."),
        .init("ok", .boolean, "Whether everything was removed, and nothing failed."),
        .init(
          "garbage",
          .list(.either([.definition("garbage"), .definition("removedGarbage")])),
          "The things."
        ),
      ]
    ),
    .init("garbage", "A thing without a living owner.", garbageMembers),
    .init(
      "removedGarbage",
      "A thing without a living owner that was removed, or should have been.",
      garbageMembers + [
        .init("removed", .boolean, "Whether it is gone."),
        .init("troubles", .list(.string), "What failed without stopping the removal."),
        .init("left", .list(.string), "What of it is still there."),
      ]
    ),
  ]
}
