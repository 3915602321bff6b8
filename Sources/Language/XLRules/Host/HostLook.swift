public import XLModel

/// What a check of the machine found: facts, gathered by the process that may look.
public struct HostLook: Hashable, Sendable {
  /// What a path leads to, links followed.
  public enum Kind: Hashable, Sendable {
    /// A regular file of so many bytes.
    case file(byteCount: Int64)
    /// A block device.
    case blockDevice
    /// A directory.
    case directory
    /// Something else, named: `a socket`.
    case other(String)
    /// Nothing; a name beside it that is near, where there is one.
    case missing(nearest: [UInt8]?)
    /// It could not be checked, for a reason.
    case hidden(String)
  }

  /// A path.
  public struct Path: Hashable, Sendable {
    /// What it leads to.
    public var kind: Kind
    /// The format that the first bytes of an image show; nil where they show none.
    public var format: DiskFormat?

    /// A path that leads to something.
    public init(_ kind: Kind, format: DiskFormat? = nil) {
      self.kind = kind
      self.format = format
    }
  }

  /// A script.
  public struct Script: Hashable, Sendable {
    /// The file that its name means.
    public var path: String
    /// Whether that is there.
    public var exists: Bool
    /// What keeps it from being run or trusted, and the fix; nil where nothing does.
    public var objection: String?

    /// A script that was searched for.
    public init(path: String, exists: Bool, objection: String? = nil) {
      self.path = path
      self.exists = exists
      self.objection = objection
    }
  }

  /// How many processors and nodes the machine has.
  public var shape = HostShape()
  /// What the paths of files and devices lead to, of those that were asked for.
  public var paths: [[UInt8]: Path] = [:]
  /// The scripts that were asked for, by name.
  public var scripts: [[UInt8]: Script] = [:]
  /// The bridges of the machine.
  public var bridges: [String] = []
  /// All network interfaces of the machine; bridges of Open vSwitch are among them.
  public var interfaces: [String] = []
  /// Whether the tools of Open vSwitch are there.
  public var hasOpenVSwitch = false
  /// Whether CPU pools exist, of those that were asked for.
  public var pools: [[UInt8]: Bool] = [:]
  /// Whether the store was asked and did not answer, so that nothing is known of domains and pools.
  public var isStoreSilent = false
  /// Whether domains exist, of those that were asked for; none where the store cannot be asked.
  public var domains: [[UInt8]: Bool] = [:]

  /// A look that found nothing.
  public init() {}
}

/// A machine for the examples of a page, and a sentence about it.
public struct HostExample: Hashable, Sendable {
  /// The machine.
  public let look: HostLook
  /// The same in words, after `On a machine where`.
  public let sentence: String

  init(_ sentence: String, _ change: (inout HostLook) -> Void) {
    var look = HostLook()
    change(&look)
    self.look = look
    self.sentence = sentence
  }
}
