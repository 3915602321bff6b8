import Glibc

/// Cuts what a descriptor delivers into records that end in a byte; the last may end with the input.
struct RecordReader: ~Copyable {
  /// How many bytes are asked for at once.
  static let chunkByteCount = 1 << 16
  /// The most bytes of one record; a longer one ends the run.
  static let recordByteCountMax = 1 << 30

  let descriptor: Int32
  let separator: UInt8
  private(set) var buffer: [UInt8] = []
  private(set) var start = 0
  private(set) var searched = 0
  private(set) var isAtEnd = false

  /// The next record without its end, or nil; `beforeWaiting` runs before each call that may block.
  mutating func next(beforeWaiting: () -> Void) throws(InputFault) -> [UInt8]? {
    while true {
      let (end, from) = (buffer.count, searched)
      let separator = separator
      let found = buffer.withUnsafeBufferPointer { bytes -> Int? in
        guard from < end, let base = bytes.baseAddress else { return nil }
        return memchr(base + from, Int32(separator), end - from).map {
          UnsafeRawPointer($0) - UnsafeRawPointer(base)
        }
      }
      if let found {
        let record = Array(buffer[start..<found])
        (start, searched) = (found + 1, found + 1)
        return record
      }
      searched = end
      if isAtEnd {
        defer { start = buffer.count }
        return start < buffer.count ? Array(buffer[start...]) : nil
      }
      beforeWaiting()
      try fill()
    }
  }

  private mutating func fill() throws(InputFault) {
    buffer.removeFirst(start)
    (start, searched) = (0, searched - start)
    if buffer.count > Self.recordByteCountMax { throw InputFault.recordTooLong(Self.recordByteCountMax) }
    let used = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: Self.chunkByteCount))
    var count = 0
    repeat {
      count = buffer.withUnsafeMutableBytes { bytes in
        bytes.baseAddress.map { read(descriptor, $0 + used, Self.chunkByteCount) } ?? 0
      }
    } while count < 0 && errno == EINTR
    let number = errno
    buffer.removeLast(Self.chunkByteCount - max(count, 0))
    if count < 0 { throw InputFault.unreadable("standard input", errno: number) }
    isAtEnd = count == 0
  }
}
