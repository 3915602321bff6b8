import XLText

/// What people read about the codes of settings files and baselines.
enum SettingsPages {
  /// The pages, sorted by code.
  static let all: [RulePage] = [
    RulePage(
      SettingsCode.unreadableSettings.code,
      "UnreadableSettings",
      .error,
      "A settings file is no YAML, or more of it than is read.",
      why: """
        Nothing in the file counts, so every rule is as it is without one.
        Anchors, aliases, tags and several documents are not taken: the file says few things, each once.
        """,
      subject: .settings,
      bad: "rules: {XL0001: off\n",
      good: "rules: {XL0001: off}\n",
    ),
    RulePage(
      SettingsCode.unknownSetting.code,
      "UnknownSetting",
      .error,
      "A settings file has a setting that does not exist.",
      why: "What the setting was meant to do is not done.",
      subject: .settings,
      bad: "ignored: XL0001\n",
      good: "ignore: XL0001\n",
      fix: .changesMeaning,
    ),
    RulePage(
      SettingsCode.repeatedSetting.code,
      "RepeatedSetting",
      .error,
      "A name stands in a mapping of a settings file twice.",
      why: "The first counts; the second is easily taken for what is in force.",
      subject: .settings,
      bad: "xen: 4.17\nxen: 4.18\n",
      good: "xen: 4.18\n",
    ),
    RulePage(
      SettingsCode.misshapenSetting.code,
      "MisshapenSetting",
      .error,
      "A setting is a list, a mapping or one value where another of them is asked for.",
      why: "The setting counts as not written.",
      subject: .settings,
      bad: "xen: [4.17]\n",
      good: "xen: 4.17\n",
    ),
    RulePage(
      SettingsCode.unknownSettingValue.code,
      "UnknownSettingValue",
      .error,
      "A setting has a value that is none of those allowed.",
      why: "The setting counts as not written.",
      subject: .settings,
      bad: "rules:\n  XL0001: fatal\n",
      good: "rules:\n  XL0001: error\n",
      fix: .changesMeaning,
    ),
    RulePage(
      SettingsCode.unknownRule.code,
      "UnknownRule",
      .warning,
      "A word in a settings file names no code, no family and no rule.",
      why: """
        The word does nothing.
        It may be a code of a later release of xlplug, so this is a warning only.
        """,
      subject: .settings,
      bad: "ignore: [StrayByte]\n",
      good: "ignore: [StrayBytes]\n",
      fix: .changesMeaning,
    ),
    RulePage(
      SettingsCode.unusablePattern.code,
      "UnusablePattern",
      .error,
      "A pattern of paths in a settings file can match nothing.",
      why: "Nothing is excluded by it.",
      subject: .settings,
      bad: "exclude: ['old[']\n",
      good: "exclude: ['old*']\n",
    ),
    RulePage(
      SettingsCode.unreadableBaseline.code,
      "UnreadableBaseline",
      .error,
      "A line of a baseline is none.",
      why: "A problem that was known may be reported again.",
      subject: .baseline,
      bad: "guest.cfg: 3 errors\n",
      good: "# nothing is known\n",
    ),
    RulePage(
      SettingsCode.settledBaseline.code,
      "SettledBaseline",
      .note,
      "A problem that a baseline knows is there no longer.",
      why: "A line that stays would hide the problem if it came back.",
      subject: .baseline,
      bad: "XL0001 0123456789abcdef guest.cfg\n",
      good: "# nothing is known\n",
    ),
    RulePage(
      SettingsCode.pathOutside.code,
      "PathOutsideProject",
      .error,
      "A baseline that a settings file names is outside of the directory of that file.",
      why: """
        The baseline is not read and not written.
        A settings file comes with a directory, perhaps from a stranger: it must not make xlplug print or \
        overwrite other files of the person who runs it.
        '--baseline FILE' takes any file.
        """,
      subject: .settings,
      bad: "baseline: ../known.xlplug\n",
      good: "baseline: known.xlplug\n",
    ),
    RulePage(
      SettingsCode.misplacedSetting.code,
      "MisplacedSetting",
      .error,
      "A settings file has a setting that is not taken from this kind of file.",
      why: """
        The setting counts as not written.
        What commands do to devices as root is set by '/etc/xlplug.yaml' only, never by a file of a project \
        or a user; what is about the files of one project is set by its own file only.
        """,
      subject: .settings,
      bad: "engine: native\n",
      good: "xen: 4.17\n",
    ),
    RulePage(
      SettingsCode.misnamedSettings.code,
      "MisnamedSettings",
      .warning,
      "A file '.xlplug.yml' is not read; the name is '.xlplug.yaml'.",
      why: "What the file says has no effect.",
      subject: .settings,
      bad: "# .xlplug.yml\nxen: 4.17\n",
      good: "# .xlplug.yaml\nxen: 4.17\n",
    ),
  ]
}
