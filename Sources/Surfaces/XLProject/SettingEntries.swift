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
    "The Xen release to follow.",
    example: "4.17",
    option: "--xen"
  )

  private static let engineEntry = Entry(
    .engine,
    .devices,
    in: [.host],
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
    "Directories with hotplug scripts, in addition to \(ScriptPath.standardDirectory).",
    example: "[/usr/local/lib/xen-scripts]",
    option: "--script-dir"
  )

  private static let scriptTimeoutEntry = Entry(
    .time(Self.scriptTimes),
    .devices,
    in: [.host],
    preset: "\(TimeLimit(seconds: PlanTimes().scriptSeconds))",
    "The time limit of a hotplug script.",
    example: "30s",
    option: "--script-timeout"
  )

  private static let scriptVariablesEntry = Entry(
    .variables,
    .devices,
    in: [.host],
    "Additional environment variables to pass to hotplug scripts.",
    example: "[CEPH_ARGS]"
  )

  private static let waitEntry = Entry(
    .time(Self.waitTimes),
    .devices,
    in: [.host],
    preset: "\(TimeLimit(seconds: PlanTimes().connectedSeconds))",
    "The time to wait for the guest after the script.",
    example: "5s",
    option: "--wait"
  )

  private static let allowSharingEntry = Entry(
    .flag,
    .devices,
    in: [.host],
    preset: "false",
    "Allow an image that another guest uses.",
    example: "false",
    option: "--allow-sharing"
  )

  private static let hostProcessorsEntry = Entry(
    .number(HostShape.processorCounts),
    .files,
    "The number of processors of the host; required to check processor numbers without --host.",
    example: "32"
  )

  private static let hostNodesEntry = Entry(
    .number(HostShape.nodeCounts),
    .files,
    "The number of NUMA nodes of the host; required to check node numbers without --host.",
    example: "2"
  )

  private static let knownKeysEntry = Entry(
    .keys,
    .files,
    "Additional keys that a patched xl reads.",
    example: "[dt_compatible]"
  )

  private static let rulesEntry = Entry(
    .levels,
    .files,
    "The severity of rules; the most specific entry applies.",
    example: "{XL1017: off, XL2: warning}"
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
    "Do not report these rules; --ignore adds to them.",
    example: "[XL4, ByteOrderMark]",
    option: "--ignore"
  )

  private static let excludeEntry = Entry(
    .patterns,
    .files,
    in: [.project],
    "Paths to skip in directories; files named on the command line are still checked.",
    example: "[old/, '*.bak.cfg', templates/**]"
  )

  private static let respectGitignoreEntry = Entry(
    .flag,
    .files,
    preset: "false",
    "Skip the files that git ignores.",
    example: "true",
    option: "--respect-gitignore"
  )

  private static let baselineEntry = Entry(
    .path,
    .files,
    in: [.project],
    "The baseline of entries not to report; a file below the directory of the settings file.",
    example: "known.xlplug",
    option: "--baseline"
  )
}
