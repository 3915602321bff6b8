import JSON

/// The order in which what came at once is done: as it came, except for requests that were canceled
/// meanwhile.
///
/// Nothing is done at the same time as something else, so that every answer is about the text that the
/// client had when it asked.
enum MessageOrder {
  /// One thing to do.
  enum Step: Hashable, Sendable {
    /// A message is met.
    case message(ClientMessage)
    /// A request is answered with the word that it was rolled back.
    case cancelled(RequestIdentifier)
  }

  /// The steps for messages that came at once.
  static func steps(_ messages: [ClientMessage]) -> [Step] {
    var steps: [Step] = []
    var places: [RequestIdentifier: Int] = [:]
    for message in messages {
      switch message {
      case .notification(.cancel, let parameters):
        if let id = RequestIdentifier(parameters.value["id"]), let place = places[id] {
          steps[place] = .cancelled(id)
          continue
        }
      case .request(let id, let method, _) where method != .initialize && method != .shutdown:
        // Beginning and end cannot be rolled back.
        places[id] = steps.count
      default: break
      }
      steps.append(.message(message))
    }
    return steps
  }
}
