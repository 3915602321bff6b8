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
    kind: .release,
    users: .both,
    preset: "\(XenVersion.newest)",
    words: "The Xen release to follow.",
    example: "4.17",
    option: "--xen"
  )

  private static let engineEntry = Entry(
    kind: .engine,
    users: .devices,
    scopes: [.host],
    preset: "libxl on a Xen host, native elsewhere",
    words: "The engine that attaches and detaches devices.",
    example: "native",
    option: "--engine",
    variable: "XLPLUG_ENGINE"
  )

  private static let scriptsEntry = Entry(
    kind: .directories,
    users: .both,
    preset: ScriptPath.standardDirectory,
    words: "Directories with hotplug scripts, in addition to \(ScriptPath.standardDirectory).",
    example: "[/usr/local/lib/xen-scripts]",
    option: "--script-dir"
  )

  private static let scriptTimeoutEntry = Entry(
    kind: .time(Self.scriptTimes),
    users: .devices,
    scopes: [.host],
    preset: "\(TimeLimit(seconds: PlanTimes().scriptSeconds))",
    words: "The time limit of a hotplug script.",
    example: "30s",
    option: "--script-timeout"
  )

  private static let scriptVariablesEntry = Entry(
    kind: .variables,
    users: .devices,
    scopes: [.host],
    words: "Additional environment variables to pass to hotplug scripts.",
    example: "[CEPH_ARGS]"
  )

  private static let waitEntry = Entry(
    kind: .time(Self.waitTimes),
    users: .devices,
    scopes: [.host],
    preset: "\(TimeLimit(seconds: PlanTimes().connectedSeconds))",
    words: "The time to wait for the guest after the script.",
    example: "5s",
    option: "--wait"
  )

  private static let allowSharingEntry = Entry(
    kind: .flag,
    users: .devices,
    scopes: [.host],
    preset: "false",
    words: "Allow an image that another guest uses.",
    example: "false",
    option: "--allow-sharing"
  )

  private static let hostProcessorsEntry = Entry(
    kind: .number(HostShape.processorCounts),
    users: .files,
    words: "The number of processors of the host; required to check processor numbers without --host.",
    example: "32"
  )

  private static let hostNodesEntry = Entry(
    kind: .number(HostShape.nodeCounts),
    users: .files,
    words: "The number of NUMA nodes of the host; required to check node numbers without --host.",
    example: "2"
  )

  private static let knownKeysEntry = Entry(
    kind: .keys,
    users: .files,
    words: "Additional keys that a patched xl reads.",
    example: "[dt_compatible]"
  )

  private static let rulesEntry = Entry(
    kind: .levels,
    users: .files,
    words: "The severity of rules; the most specific entry applies.",
    example: "{XL1017: off, XL2: warning}"
  )

  private static let selectEntry = Entry(
    kind: .rules,
    users: .files,
    preset: "all",
    words: "Report these rules only.",
    example: "[all]",
    option: "--select"
  )

  private static let ignoreEntry = Entry(
    kind: .rules,
    users: .files,
    words: "Do not report these rules; --ignore adds to them.",
    example: "[XL4, ByteOrderMark]",
    option: "--ignore"
  )

  private static let excludeEntry = Entry(
    kind: .patterns,
    users: .files,
    scopes: [.project],
    words: "Paths to skip in directories; files named on the command line are still checked.",
    example: "[old/, '*.bak.cfg', templates/**]"
  )

  private static let respectGitignoreEntry = Entry(
    kind: .flag,
    users: .files,
    preset: "false",
    words: "Skip the files that git ignores.",
    example: "true",
    option: "--respect-gitignore"
  )

  private static let baselineEntry = Entry(
    kind: .path,
    users: .files,
    scopes: [.project],
    words: "The baseline of entries not to report; a file below the directory of the settings file.",
    example: "known.xlplug",
    option: "--baseline"
  )
}
