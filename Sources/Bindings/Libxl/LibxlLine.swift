/// A line of libxl's log.
public struct LibxlLine: Hashable, Sendable {
  /// How much it matters, by libxentoollog's numbers (xentoollog.h).
  public enum Level: Int32, Hashable, Sendable, CaseIterable {
    /// For who searches for a fault in libxl.
    case debug = 1
    /// Details for debugging.
    case verbose, detail
    /// How far something is.
    case progress
    /// Ordinary news.
    case info, notice
    /// Something may be wrong.
    case warning
    /// Something is wrong.
    case error, critical
  }

  /// How much it matters.
  public var level: Level
  /// What is reported, without a line end: after the name of the part that says it, such as `libxl`.
  public var text: [UInt8]

  /// A line.
  public init(_ level: Level, _ text: [UInt8]) {
    self.level = level
    self.text = text
  }
}
