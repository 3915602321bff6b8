import Glibc
import XLReport
import XLText

/// What is known about the terminal that output goes to.
struct Terminal: Hashable, Sendable {
  /// The columns where the terminal does not say.
  static let widthDefault = 100

  /// Whether escape sequences are required.
  let usesColour: Bool
  /// Whether a line can be replaced by another: on a terminal that is not dumb.
  let canRewrite: Bool
  /// The characters that can be shown.
  let charset: Charset
  /// How many columns there are.
  let width: Int

  /// The characters that can be shown on a descriptor.
  static func charset(_ descriptor: Int32) -> Charset { Terminal(descriptor, colour: .never).charset }

  /// The terminal of a descriptor; color only on a terminal that is not dumb, and not with `NO_COLOR`
  /// set.
  init(_ descriptor: Int32, colour: ColourChoice) {
    let isTerminal = isatty(descriptor) == 1
    let isDumb = Self.variable("TERM") == "dumb"
    canRewrite = isTerminal && !isDumb
    charset = Self.isLocaleUTF8 && !(isTerminal && isDumb) ? .utf8 : .ascii
    switch colour {
    case .always: usesColour = true
    case .never: usesColour = false
    case .auto:
      usesColour = canRewrite && Self.variable("NO_COLOR") == nil
    }
    var size = winsize()
    let isKnown = isTerminal && ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    width = isKnown ? Int(size.ws_col) : Self.widthDefault
  }

  /// How diagnostics of a text with a name are shown on it.
  func rendering(_ path: String, wordSeparator: UInt8? = nil) -> TextRendering {
    TextRendering(
      path: path,
      usesColour: usesColour,
      width: width,
      charset: charset,
      wordSeparator: wordSeparator
    )
  }

  /// Whether the locale's characters are UTF-8: as its name says, else as the C library knows.
  ///
  /// The name comes first, since a locale that was passed along, as ssh(1) does, need not be installed here.
  private static let isLocaleUTF8: Bool = {
    let name = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(variable).first?.lowercased() ?? "C"
    if name.contains("utf-8") || name.contains("utf8") { return true }
    guard let locale = newlocale(1 << LC_CTYPE, "", nil) else { return false }
    defer { freelocale(locale) }
    return nl_langinfo_l(nl_item(CODESET), locale).map { String(cString: $0) } == "UTF-8"
  }()

  /// An environment variable that is set and not empty.
  private static func variable(_ name: String) -> String? {
    ProcessEnvironment.text(name).flatMap { $0.isEmpty ? nil : $0 }
  }
}

/// When colors are used.
enum ColourChoice: String, Sendable, CaseIterable {
  /// On a terminal.
  case auto
  /// Always.
  case always
  /// Never.
  case never
}
