/// One line of libxl's log.
public struct LibxlLine: Hashable, Sendable {
  /// How much a line matters, least first (xentoollog.h, `xentoollog_level`).
  public enum Level: Int32, Hashable, Sendable, Comparable {
    /// For who looks into libxl.
    case debug = 1
    /// More than most want to know.
    case verbose
    /// A detail.
    case detail
    /// How far something is.
    case progress
    /// What happens.
    case info
    /// What happens, and is worth to know.
    case notice
    /// What may be a mistake.
    case warning
    /// What failed.
    case error
    /// What cannot go on.
    case critical

    /// Whether the first matters less than the second.
    public static func < (one: Level, other: Level) -> Bool { one.rawValue < other.rawValue }
  }

  /// How much it matters.
  public var level: Level
  /// The line, without line feed; as libxl says it, at most 4,096 bytes.
  public var text: [UInt8]
  /// The errno that belongs to it.
  public var errno: Int32?
  /// Which library speaks: `libxl`, `xencall`, `xc`; empty if it does not say.
  public var context: String

  /// A line of its parts.
  public init(level: Level, text: [UInt8], errno: Int32? = nil, context: String = "") {
    (self.level, self.text, self.errno, self.context) = (level, text, errno, context)
  }
}
