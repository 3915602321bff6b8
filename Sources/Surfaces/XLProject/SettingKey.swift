import XLModel
import XLText

/// The settings, by the names that they have in a file, in the order of the documentation.
public enum SettingKey: String, Hashable, Sendable, CaseIterable {
  case xen, engine, scripts
  case scriptTimeout = "script-timeout"
  case scriptVariables = "script-variables"
  case wait
  case allowSharing = "allow-sharing"
  case hostProcessors = "host-processors"
  case hostNodes = "host-nodes"
  case knownKeys = "known-keys"
  case rules, select, ignore, exclude
  case respectGitignore = "respect-gitignore"
  case baseline

  /// What a value of a setting is.
  public enum Kind: Hashable, Sendable {
    /// A release of Xen, or `auto`.
    case release
    /// An engine.
    case engine
    /// Directories.
    case directories
    /// Names of variables of the environment.
    case variables
    /// A time within a range.
    case time(TimeLimit.Range)
    /// A number within a range.
    case number(ClosedRange<Int>)
    /// Names of keys.
    case keys
    /// `true` or `false`.
    case flag
    /// Rules with their levels.
    case levels
    /// Rules.
    case rules
    /// Patterns of paths.
    case patterns
    /// A path.
    case path

    /// The values, for people.
    public var words: String {
      switch self {
      case .release: "`\(XenVersion.oldest)` to `\(XenVersion.newest)`, or `auto` for the release of the host"
      case .engine: WordRow.any(EngineName.allCases.map { "`\($0.rawValue)`" })
      case .directories: "a list of directories"
      case .variables: "a list of names of environment variables"
      case .time(let range): "a time \(range), such as `30s`"
      case .number(let range): "a number from \(range.lowerBound) to \(range.upperBound)"
      case .keys: "a list of keys"
      case .flag: "`true` or `false`"
      case .levels: "a mapping of rules to `off`, `note`, `warning` or `error`"
      case .rules: "a list of rules"
      case .patterns: "a list of patterns"
      case .path: "a path"
      }
    }
  }

  /// Which commands use a setting.
  public enum Users: String, Hashable, Sendable, CaseIterable {
    /// Those that read configuration files: `lint`, `fmt`, `lsp`, `parse`.
    case files
    /// Those that work on devices, xl's own commands included.
    case devices
    /// Both.
    case both
  }

  /// Everything that there is to say about a setting; documents, help and reports are made of it.
  public struct Entry: Hashable, Sendable {
    /// What a value is.
    public let kind: Kind
    /// The commands that use it.
    public let users: Users
    /// The files that it may be in.
    public private(set) var scopes = SettingsScope.allCases
    /// What holds where no process says more, as it is shown.
    public private(set) var preset = ""
    /// What it is for, in one line.
    public let words: String
    /// A value, as it is written in a file.
    public let example: String
    /// The option that says the same.
    public private(set) var option: String?
    /// The variable of the environment that says the same.
    public private(set) var variable: String?
  }
}
