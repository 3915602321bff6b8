import Glibc

/// Standard output, or standard error, for people while devices change: colours where they are wanted, and
/// never a reason to stop.
///
/// A reader that goes away must not end the command between two steps, so errors of writing are passed over.
struct Screen: Sendable {
  /// Whether lines can be replaced.
  let isTerminal: Bool
  /// How many columns a line has.
  let width: Int
  private let usesColour: Bool
  private let descriptor: Int32

  /// The screen behind a descriptor.
  init(colour: ColourChoice, _ descriptor: Int32 = STDOUT_FILENO) {
    self.descriptor = descriptor
    isTerminal = isatty(descriptor) == 1
    let terminal = Terminal(descriptor, colour: colour)
    (usesColour, width) = (terminal.usesColour, terminal.width)
    signal(SIGPIPE, SIG_IGN)
  }

  /// Writes a text as it is.
  func write(_ text: String) {
    let bytes = Array(text.utf8)
    var offset = 0
    while offset < bytes.count {
      let count = bytes[offset...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno != EINTR { return }
      offset += max(0, count)
    }
  }

  /// Writes a line.
  func writeLine(_ text: String) { write(text + "\n") }

  /// A text for something that went well.
  func green(_ text: String) -> String { paint("32", text) }
  /// A text for something that failed.
  func red(_ text: String) -> String { paint("1;31", text) }
  /// A text of less weight.
  func faint(_ text: String) -> String { paint("2", text) }
  /// A heading.
  func bold(_ text: String) -> String { paint("1", text) }

  private func paint(_ code: String, _ text: String) -> String {
    usesColour ? "\u{1b}[\(code)m\(text)\u{1b}[0m" : text
  }
}
