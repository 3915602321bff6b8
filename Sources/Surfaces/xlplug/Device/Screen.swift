import Glibc
import XLText

/// Standard output, or standard error, for people while devices change: colors where they are required, and
/// never a reason to stop.
///
/// A reader that goes away must not end the command between two steps, so errors of writing are ignored.
struct Screen: Sendable {
  /// Whether lines can be replaced.
  let canRewrite: Bool
  /// How many columns a line has.
  let width: Int
  private let usesColour: Bool
  private let charset: Charset
  private let descriptor: Int32

  /// The screen of a descriptor.
  init(colour: ColourChoice, _ descriptor: Int32 = STDOUT_FILENO) {
    self.descriptor = descriptor
    let terminal = Terminal(descriptor, colour: colour)
    (usesColour, width, charset) = (terminal.usesColour, terminal.width, terminal.charset)
    canRewrite = terminal.canRewrite
    signal(SIGPIPE, SIG_IGN)
  }

  /// Writes a text in the characters that can be shown.
  func write(_ text: String) { write(Array(charset.shown(text).utf8)) }

  /// Writes a document for programs as a line, as it is.
  func writeDocument(_ text: String) { write(Array((text + "\n").utf8)) }

  private func write(_ bytes: [UInt8]) {
    var offset = 0
    while offset < bytes.count {
      let count = bytes[offset...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno != EINTR { return }
      offset += max(0, count)
    }
  }

  /// Writes a line that the next one replaces: the text, cut so that the tail fits after it.
  func writeOpenLine(_ text: String, tail: String = "") {
    let tail = charset.shown(tail)
    let room = max(0, width - 1 - tail.utf8.count)
    var pieces = VisibleText(text.utf8).pieces.map(charset.shown)
    if pieces.reduce(0, { $0 + $1.width }) > room {
      let cut = charset.shown("…")
      var used = cut.count
      pieces = Array(
        pieces.prefix { piece in
          used += piece.width
          return used <= room
        }
      )
      write("\r\u{1b}[K" + pieces.map(\.shown).joined() + cut + tail)
    } else {
      write("\r\u{1b}[K" + pieces.map(\.shown).joined() + tail)
    }
  }

  /// Takes such a line away.
  func eraseOpenLine() { write("\r\u{1b}[K") }

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
