public import XenstoreWire

/// What a server does to one request, so that tests see what a client makes of a store that fails.
public enum Interference: Hashable, Sendable {
  /// The request is neither carried out nor answered.
  case loseRequest
  /// The request is carried out and not answered.
  case loseAnswer
  /// The connection ends, and the request is not carried out.
  case closeBefore
  /// The request is carried out, and the connection ends before the answer.
  case closeAfter
  /// The server does nothing for a while, for any client; then it goes on.
  case stall(Duration)
  /// The request is refused and not carried out.
  case refuse(StoreError)
}
