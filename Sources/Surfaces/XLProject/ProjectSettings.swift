public import XLCheck
public import XLModel

/// What a project says once for all runs, in its `.xlplug.yaml`.
public struct ProjectSettings: Hashable, Sendable {
  /// The name of the file.
  public static let fileName = ".xlplug.yaml"

  /// The release whose `xl` is imitated.
  public var xen: XenVersion?
  /// Which codes are reported, and how bad they are.
  public var selection: RuleSelection
  /// Directories that scripts are looked for in; as written, so relative ones are the file's.
  public var scripts: [[UInt8]]
  /// Paths that a walk leaves out, seen from the directory of the file.
  public var exclude: [PathPattern]
  /// Whether a walk leaves out what git ignores.
  public var respectsGitignore: Bool?
  /// The file of problems that are known; as written, so a relative one is the file's.
  public var baseline: [UInt8]?

  /// Settings that say nothing.
  public init() {
    selection = RuleSelection()
    scripts = []
    exclude = []
  }
}
