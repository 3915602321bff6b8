/// What a script wrote to its standard output and error, in the order of writing: the beginning and the end.
public struct CapturedOutput: Hashable, Sendable {
  /// The most that is kept of the beginning, in bytes.
  public static let headBytesMax = 16 * 1024
  /// The most that is kept of the end, in bytes.
  public static let tailBytesMax = 48 * 1024

  /// The first bytes.
  public private(set) var head: [UInt8] = []
  /// All bytes that were written and read, kept or not.
  public private(set) var totalBytes = 0
  /// The bytes after `head`; grows past its limit so that small writes do not each move the whole.
  private var recent: [UInt8] = []

  /// Nothing written yet.
  public init() {}

  /// The last bytes after `head`.
  public var tail: ArraySlice<UInt8> { recent.suffix(Self.tailBytesMax) }

  /// How many bytes between `head` and `tail` were dropped.
  public var droppedBytes: Int { totalBytes - head.count - tail.count }

  /// Everything that is kept, with a line instead of what was dropped.
  public var bytes: [UInt8] {
    if droppedBytes == 0 { return head + tail }
    return head + Array("\n[\(droppedBytes) bytes not kept]\n".utf8) + tail
  }

  /// Adds what was written next.
  public mutating func append(_ bytes: some Collection<UInt8>) {
    totalBytes += bytes.count
    let room = Self.headBytesMax - head.count
    head += bytes.prefix(room)
    recent += bytes.dropFirst(room)
    if recent.count > 2 * Self.tailBytesMax { recent.removeFirst(recent.count - Self.tailBytesMax) }
  }

  /// The last `count` lines without their line ends; the first of them may lack its beginning.
  public func lastLines(_ count: Int) -> [[UInt8]] {
    var text = droppedBytes == 0 ? head + tail : Array(tail)
    while text.last == UInt8(ascii: "\n") { text.removeLast() }
    if text.isEmpty { return [] }
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return lines.suffix(max(0, count)).map { Array($0) }
  }

  /// Equal when the same bytes were kept and as many were written.
  public static func == (left: Self, right: Self) -> Bool {
    left.totalBytes == right.totalBytes && left.head == right.head && left.tail == right.tail
  }

  /// As `==`.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(totalBytes)
    hasher.combine(head)
    hasher.combine(tail)
  }
}
