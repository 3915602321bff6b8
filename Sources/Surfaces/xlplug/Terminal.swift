import Glibc

/// What is known about the terminal that output goes to.
struct Terminal: Hashable, Sendable {
  /// The columns where the terminal does not say.
  static let widthDefault = 100

  /// Whether escape sequences are wanted.
  let usesColour: Bool
  /// How many columns there are.
  let width: Int

  /// The terminal behind a descriptor; colour only on a terminal that is not dumb, and not with `NO_COLOR`
  /// set.
  init(_ descriptor: Int32, colour: ColourChoice) {
    let isTerminal = isatty(descriptor) == 1
    switch colour {
    case .always: usesColour = true
    case .never: usesColour = false
    case .auto:
      usesColour = isTerminal && Self.variable("NO_COLOR") == nil && Self.variable("TERM") != "dumb"
    }
    var size = winsize()
    let isKnown = isTerminal && ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    width = isKnown ? Int(size.ws_col) : Self.widthDefault
  }

  /// An environment variable that is set and not empty.
  private static func variable(_ name: String) -> String? {
    ProcessEnvironment.text(name).flatMap { $0.isEmpty ? nil : $0 }
  }
}

/// When colours are used.
enum ColourChoice: String, Sendable, CaseIterable {
  /// On a terminal.
  case auto
  /// Always.
  case always
  /// Never.
  case never
}
