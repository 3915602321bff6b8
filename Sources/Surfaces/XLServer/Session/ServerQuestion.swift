/// What the server asked its client, to know what an answer is to.
enum ServerQuestion: Hashable, Sendable {
  /// The settings of the editor.
  case configuration
  /// A place to show progress in.
  case progress
  /// Something whose answer changes nothing.
  case other
}

/// How far the reading of the workspace is, and whether it is shown.
struct IndexProgress: Hashable, Sendable {
  /// The name that client and server have for it.
  static let token: JSONValue = "xlplug/workspace"
  /// After so many files it is told how far the reading is.
  static let step = 100

  /// Whether the client shows it.
  var isShown = false
}
