import CLibxl

/// Where a context's lines go: to who asked for them, and the last ones that matter are kept for a fault.
final class LibxlLog {
  /// The most lines that a fault tells.
  static let lastLinesMax = 16

  private let log: (LibxlLine) -> Void
  /// Warnings and worse since the last `forget`.
  private(set) var lastLines: [LibxlLine] = []

  init(_ log: @escaping (LibxlLine) -> Void) { self.log = log }

  /// Begins anew, before a call whose lines are wanted.
  func forget() { lastLines = [] }

  private func take(_ line: LibxlLine) {
    if line.level >= .warning {
      if lastLines.count == Self.lastLinesMax { lastLines.removeFirst() }
      lastLines.append(line)
    }
    log(line)
  }

  /// What C calls with a log as `user`.
  static let callback:
    @convention(c) (
      UnsafeMutableRawPointer?, Int32, Int32, UnsafePointer<CChar>?, UnsafePointer<CChar>?, Int
    ) -> Void = { user, level, error, context, text, length in
      guard let user, let text else { return }
      let line = LibxlLine(
        level: LibxlLine.Level(rawValue: level) ?? .error,
        text: Array(UnsafeRawBufferPointer(start: text, count: length)),
        errno: error < 0 ? nil : error,
        context: context.map { String(cString: $0) } ?? ""
      )
      Unmanaged<LibxlLog>.fromOpaque(user).takeUnretainedValue().take(line)
    }
}
