/// A time as people write it: `30s`, `2m`, `1h`, `500ms`, or plain seconds.
public struct TimeLimit: Hashable, Sendable {
  /// The time in seconds.
  public let seconds: Double

  /// A time.
  public init(seconds: Double) { self.seconds = seconds }

  /// The units, and how many seconds each is; the longest name first where one ends another.
  private static let units: [(name: String, seconds: Double)] = [
    ("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600),
  ]
  /// The most bytes of a written time.
  static let byteCountMax = 32

  /// Why a text is no time that a setting takes.
  public enum Refusal: Error, Hashable, Sendable {
    /// It is not a number with a unit.
    case notATime
    /// It is less or more than the setting takes.
    case outOfRange
  }

  /// The time that a text means, whatever its size; nil where it means none.
  private init?(_ text: String) {
    if text.utf8.count > Self.byteCountMax { return nil }
    let unit = Self.units.first { text.hasSuffix($0.name) }
    var number = Substring(text).dropLast(unit?.name.count ?? 0)
    let isNegative = number.first == "-"
    if isNegative { number = number.dropFirst() }
    let parts = number.split(separator: ".", omittingEmptySubsequences: false)
    let isNumber = parts.allSatisfy { part in
      !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    guard isNumber, parts.count <= 2, let value = Double(number) else { return nil }
    seconds = (isNegative ? -value : value) * (unit?.seconds ?? 1)
  }

  /// The times that a setting takes: from 0, or more than 0, up to a limit.
  public struct Range: Hashable, Sendable, CustomStringConvertible {
    /// Whether no time at all is one of them.
    public let takesZero: Bool
    /// The longest one.
    public let most: TimeLimit

    /// The time that a text means.
    public func read(_ text: String) throws(Refusal) -> TimeLimit {
      guard let time = TimeLimit(text) else { throw .notATime }
      guard takesZero ? time.seconds >= 0 : time.seconds > 0, time.seconds <= most.seconds else {
        throw .outOfRange
      }
      return time
    }

    /// Why a text is refused, in words; `shown` is the text.
    public func message(_ refusal: Refusal, for shown: String) -> String {
      switch refusal {
      case .notATime: "'\(shown)' is not a time"
      case .outOfRange: "'\(shown)' is out of range"
      }
    }

    /// What is expected, in words.
    public var help: String {
      "write a time \(self), in seconds or with a unit: 500ms, 30s, 2m, 1h"
    }

    /// Such as `from 0s to 24h`.
    public var description: String { takesZero ? "from 0s to \(most)" : "above 0s, up to \(most)" }
  }
}

extension TimeLimit: CustomStringConvertible {
  /// The time in the largest unit that needs no fraction, as it can be written.
  public var description: String {
    for unit in Self.units.reversed() where seconds >= unit.seconds || unit.seconds == 1 && seconds == 0 {
      let value = seconds / unit.seconds
      if value.rounded() == value, value < 1e15 { return "\(Int(value))\(unit.name)" }
    }
    return "\(seconds)s"
  }
}
