public import XLModel
public import XLProject
public import XLRules
public import XLText

/// What the server asks of the machine that it is on; it checks nothing by itself.
///
/// Paths are absolute, plain bytes.
public protocol Surroundings: AnyObject {
  /// What is in a directory, without what links lead to; nil where it cannot be read.
  func entries(of directory: [UInt8]) -> [DirectoryEntry]?
  /// The text of a regular file of at most so many bytes; nil if absent. The last name of the path
  /// may be a link only where `followsLink`.
  func text(of path: [UInt8], byteCountMax: Int, followsLink: Bool) -> SourceText?
  /// The facts that a file asks for; scripts are searched for in these directories, the standard one if
  /// the list is empty. Nothing is run, and no store is asked.
  func look(_ questions: HostQuestions, scriptDirectories: [[UInt8]]) -> HostLook
  /// The names of the bridges of this machine, and of the scripts in these directories.
  func names(scriptDirectories: [[UInt8]]) -> HostNames
  /// What the user and the host set for all projects; their mistakes are not reported here.
  var settings: Settings { get }
  /// The release of Xen that runs here; nil where none does.
  var runningRelease: XenVersion? { get }

  /// How many processors and nodes this machine has.
  var hostShape: HostShape { get }
  /// The URI of the folder that holds the pages of rules; nil where it is not known.
  var rulePages: String? { get }
}

/// Something in a directory.
public struct DirectoryEntry: Hashable, Sendable {
  /// What it is.
  public enum Kind: Hashable, Sendable {
    /// A regular file.
    case file
    /// A directory.
    case directory
  }

  /// Its name.
  public let name: [UInt8]
  /// What it is.
  public let kind: Kind

  /// Something in a directory.
  public init(_ name: [UInt8], _ kind: Kind) {
    self.name = name
    self.kind = kind
  }
}

/// Names of this machine that are offered where a file needs one.
public struct HostNames: Hashable, Sendable {
  /// Its bridges.
  public var bridges: [String]
  /// Its hotplug scripts.
  public var scripts: [String]

  /// Names of a machine.
  public init(bridges: [String] = [], scripts: [String] = []) {
    self.bridges = bridges
    self.scripts = scripts
  }
}
