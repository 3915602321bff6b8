import JSON

/// What the server asked its client, to know what an answer is to.
enum ServerQuestion: Hashable, Sendable {
  /// The settings of the editor.
  case configuration
  /// A place to show the progress of the walk of a number in.
  case progress(Int)
  /// Something whose answer changes nothing.
  case other
}

/// How far the reading of the workspace is, and whether it is shown.
struct IndexProgress: Hashable, Sendable {
  /// The number of the walk; each has its own place.
  private(set) var number = 0

  /// The name that client and server have for the place.
  var token: JSONValue { .string("xlplug/workspace/\(number)") }

  /// After so many files it is reported how far the reading is.
  static let step = 100

  /// Whether the client shows it.
  var isShown = false

  /// Begins again.
  mutating func restart() {
    number += 1
    isShown = false
  }
}

/// What a client may have to fetch again.
struct Refreshments: OptionSet, Hashable, Sendable {
  let rawValue: Int

  static let diagnostics = Refreshments(rawValue: 1)
  static let hints = Refreshments(rawValue: 2)
  static let lenses = Refreshments(rawValue: 4)
}
