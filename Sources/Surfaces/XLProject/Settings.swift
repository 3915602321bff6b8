public import XLCheck
public import XLModel
public import XLRules
public import XLText

/// What settings files say; nil for what none of them does.
public struct Settings: Hashable, Sendable {
  /// The release whose `xl` is imitated.
  public var xen: ReleaseChoice?
  /// The engine that attaches and detaches devices.
  public var engine: EngineName?
  /// Directories that scripts are in; as written, so relative ones are the file's.
  public var scripts: [[UInt8]]?
  /// How long a script may run.
  public var scriptTimeout: TimeLimit?
  /// Names of further variables of the environment that scripts get.
  public var scriptVariables: [String]?
  /// How long the guest is awaited.
  public var wait: TimeLimit?
  /// Whether an image is attached that another guest uses.
  public var allowsSharing: Bool?
  /// How many processors the host has.
  public var hostProcessors: Int?
  /// How many NUMA nodes the host has.
  public var hostNodes: Int?
  /// Keys that the host's xl reads besides those of the release.
  public var knownKeys: [String]?
  /// Other severities of rules.
  public var levels: [RuleSelection.Override]?
  /// The codes that are reported.
  public var select: [RulePattern]?
  /// The codes that are not reported.
  public var ignore: [RulePattern]?
  /// Paths that a walk leaves out, seen from the directory of the file.
  public var exclude: [PathPattern]?
  /// Whether a walk leaves out what git ignores.
  public var respectsGitignore: Bool?
  /// The file of problems that are known; as written, so a relative one is the file's.
  public var baseline: [UInt8]?
  /// Where each setting is written, and its value as it is written there.
  public var sources: [SettingKey: Source] = [:]

  /// Where a setting is written.
  public struct Source: Hashable, Sendable {
    /// The place of its name in the text.
    public var range: ByteRange
    /// Its value as it is shown: elements of lists with commas between.
    public var shown: String
  }

  /// Settings that report nothing.
  public init() {}

  /// Which codes are reported, and how bad they are.
  public var selection: RuleSelection {
    RuleSelection(select: select ?? [], ignore: ignore ?? [], levels: levels ?? [])
  }

  /// What the settings report about the host, over what a check of it found.
  private func hostShape(_ found: HostShape?) -> HostShape {
    HostShape(
      processorCount: hostProcessors ?? found?.processorCount,
      nodeCount: hostNodes ?? found?.nodeCount
    )
  }

  /// What a check of files depends on.
  public func checkOptions(xen: XenVersion, optedIn: Set<DiagnosticCode>, host: HostShape?) -> CheckOptions {
    CheckOptions(xen: xen, optedIn: optedIn, host: hostShape(host), knownKeys: Set(knownKeys ?? []))
  }

  /// These settings, with those of a file that counts less where these report nothing; values are not merged.
  ///
  /// Places of settings are those of one text, so only these keep theirs.
  public func over(_ lower: Settings) -> Settings {
    var both = self
    for key in SettingKey.allCases { both.fill(key, from: lower) }
    return both
  }

  private mutating func fill(_ key: SettingKey, from lower: Settings) {
    switch key {
    case .xen: xen = xen ?? lower.xen
    case .engine: engine = engine ?? lower.engine
    case .scripts: scripts = scripts ?? lower.scripts
    case .scriptTimeout: scriptTimeout = scriptTimeout ?? lower.scriptTimeout
    case .scriptVariables: scriptVariables = scriptVariables ?? lower.scriptVariables
    case .wait: wait = wait ?? lower.wait
    case .allowSharing: allowsSharing = allowsSharing ?? lower.allowsSharing
    case .hostProcessors: hostProcessors = hostProcessors ?? lower.hostProcessors
    case .hostNodes: hostNodes = hostNodes ?? lower.hostNodes
    case .knownKeys: knownKeys = knownKeys ?? lower.knownKeys
    case .rules: levels = levels ?? lower.levels
    case .select: select = select ?? lower.select
    case .ignore: ignore = ignore ?? lower.ignore
    case .exclude: exclude = exclude ?? lower.exclude
    case .respectGitignore: respectsGitignore = respectsGitignore ?? lower.respectsGitignore
    case .baseline: baseline = baseline ?? lower.baseline
    }
  }

  /// These settings with paths from the root; relative ones are seen from a directory.
  public func resolved(in directory: [UInt8]) -> Settings {
    var settings = self
    settings.scripts = scripts?.map { FilePath.plain($0, in: directory) }
    settings.baseline = baseline.map { FilePath.plain($0, in: directory) }
    return settings
  }
}

/// A release in a settings file: one by its number, or the one of the host.
public enum ReleaseChoice: Hashable, Sendable {
  /// A release.
  case release(XenVersion)
  /// The release that runs on this host: `auto`.
  case running

  /// The release; the newest where it is the running one and none runs.
  public func release(running: XenVersion?) -> XenVersion {
    switch self {
    case .release(let release): release
    case .running: running ?? .newest
    }
  }
}

/// An engine that a host can be set to.
public enum EngineName: String, Hashable, Sendable, CaseIterable {
  /// Xen's own library.
  case libxl
  /// xlplug by itself.
  case native
}
