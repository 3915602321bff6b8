import HotplugPlan
import HotplugScript
import XLModel

/// The table of settings: an entry for each.
extension SettingKey {
  /// The longest time that a setting takes.
  private static let longest = TimeLimit(seconds: ScriptRunner.budgetSecondsMax)
  /// The times that a script may be given.
  public static let scriptTimes = TimeLimit.Range(takesZero: false, most: longest)
  /// The times that may be waited.
  public static let waitTimes = TimeLimit.Range(takesZero: true, most: longest)

  /// Everything that there is to say about it.
  public var entry: Entry {
    switch self {
    case .xen: Self.xenEntry
    case .engine: Self.engineEntry
    case .scripts: Self.scriptsEntry
    case .scriptTimeout: Self.scriptTimeoutEntry
    case .scriptVariables: Self.scriptVariablesEntry
    case .wait: Self.waitEntry
    case .allowSharing: Self.allowSharingEntry
    case .hostProcessors: Self.hostProcessorsEntry
    case .hostNodes: Self.hostNodesEntry
    case .knownKeys: Self.knownKeysEntry
    case .rules: Self.rulesEntry
    case .select: Self.selectEntry
    case .ignore: Self.ignoreEntry
    case .exclude: Self.excludeEntry
    case .respectGitignore: Self.respectGitignoreEntry
    case .baseline: Self.baselineEntry
    }
  }

  private static let xenEntry = Entry(
    .release,
    .both,
    preset: "\(XenVersion.newest)",
    "The release whose xl is imitated.",
    example: "4.17",
    option: "--xen"
  )

  private static let engineEntry = Entry(
    .engine,
    .devices,
    [.host],
    preset: "libxl on a Xen host, native elsewhere",
    "The engine that attaches and detaches devices.",
    example: "native",
    option: "--engine",
    variable: "XLPLUG_ENGINE"
  )

  private static let scriptsEntry = Entry(
    .directories,
    .both,
    preset: ScriptPath.standardDirectory,
    "Directories with hotplug scripts; from the host's file, besides \(ScriptPath.standardDirectory).",
    example: "[/usr/local/lib/xen-scripts]",
    option: "--script-dir"
  )

  private static let scriptTimeoutEntry = Entry(
    .time(Self.scriptTimes),
    .devices,
    [.host],
    preset: "\(TimeLimit(seconds: PlanTimes().scriptSeconds))",
    "How long a hotplug script may run.",
    example: "30s",
    option: "--script-timeout"
  )

  private static let scriptVariablesEntry = Entry(
    .variables,
    .devices,
    [.host],
    preset: "",
    "Further variables of the caller's environment that hotplug scripts get.",
    example: "[CEPH_ARGS]",
    option: nil
  )

  private static let waitEntry = Entry(
    .time(Self.waitTimes),
    .devices,
    [.host],
    preset: "\(TimeLimit(seconds: PlanTimes().connectedSeconds))",
    "How long to wait for the guest after the script.",
    example: "5s",
    option: "--wait"
  )

  private static let allowSharingEntry = Entry(
    .flag,
    .devices,
    [.host],
    preset: "false",
    "Attach an image that another guest uses.",
    example: "false",
    option: "--allow-sharing"
  )

  private static let hostProcessorsEntry = Entry(
    .number(HostShape.processorCounts),
    .files,
    preset: "",
    "The number of processors of the host; without it and --host, processor numbers are not checked.",
    example: "32",
    option: nil
  )

  private static let hostNodesEntry = Entry(
    .number(HostShape.nodeCounts),
    .files,
    preset: "",
    "The number of NUMA nodes of the host; without it and --host, node numbers are not checked.",
    example: "2",
    option: nil
  )

  private static let knownKeysEntry = Entry(
    .keys,
    .files,
    preset: "",
    "Keys that a patched xl reads besides its release's own.",
    example: "[dt_compatible]",
    option: nil
  )

  private static let rulesEntry = Entry(
    .levels,
    .files,
    preset: "",
    "The severity of rules; the closest rule counts.",
    example: "{XL1017: off, XL2: warning}",
    option: nil
  )

  private static let selectEntry = Entry(
    .rules,
    .files,
    preset: "all",
    "Report these rules only.",
    example: "[all]",
    option: "--select"
  )

  private static let ignoreEntry = Entry(
    .rules,
    .files,
    preset: "",
    "Do not report these rules; --ignore adds to them.",
    example: "[XL4, ByteOrderMark]",
    option: "--ignore"
  )

  private static let excludeEntry = Entry(
    .patterns,
    .files,
    [.project],
    preset: "",
    "Paths that a walk leaves out; a file that is named is checked.",
    example: "[old/, '*.bak.cfg', templates/**]",
    option: nil
  )

  private static let respectGitignoreEntry = Entry(
    .flag,
    .files,
    preset: "false",
    "Leave out the files that git's ignore files name.",
    example: "true",
    option: "--respect-gitignore"
  )

  private static let baselineEntry = Entry(
    .path,
    .files,
    [.project],
    preset: "",
    "A file of problems that are known and not reported; below the directory of the settings file.",
    example: "known.xlplug",
    option: "--baseline"
  )
}
