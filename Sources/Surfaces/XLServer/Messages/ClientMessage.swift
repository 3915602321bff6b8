import JSON

/// A message of a client, read and judged.
enum ClientMessage: Hashable {
  /// It asks for something.
  case request(RequestIdentifier, ClientMethod, Parameters)
  /// It reports something.
  case notification(ClientMethod, Parameters)
  /// It answers what the server asked; null where it refuses to.
  case answer(RequestIdentifier, JSONValue)
  /// An invalid message; whether the client waits for an answer.
  case refused(RequestIdentifier?, ResponseFault, isAnswered: Bool)

  /// Reads a message.
  init(_ bytes: [UInt8]) {
    do throws(JSONFault) {
      self.init(try JSONReader.value(of: bytes))
    } catch {
      self = .refused(nil, ResponseFault(.parseError, error.description), isAnswered: true)
    }
  }

  private init(_ value: JSONValue) {
    func refusal(_ id: RequestIdentifier?, _ words: String) -> Self {
      .refused(id, ResponseFault(.invalidRequest, words), isAnswered: true)
    }
    let id = RequestIdentifier(value["id"])
    guard let members = value.members else {
      self = refusal(nil, "the message is not an object")
      return
    }
    guard let name = value["method"].string else {
      if let id, members.contains(where: { $0.name == "result" || $0.name == "error" }) {
        self = .answer(id, value["result"])
      } else {
        self = refusal(id, "the message has no string 'method'")
      }
      return
    }
    if id == nil, members.contains(where: { $0.name == "id" }) {
      self = refusal(nil, "expected a number or a string as the 'id' of a request")
      return
    }
    guard let method = ClientMethod(rawValue: name), method.isNotification == (id == nil) else {
      self = .refused(id, ResponseFault(.methodNotFound, "unknown method"), isAnswered: id != nil)
      return
    }
    let parameters = Parameters(value: value["params"])
    self = id.map { .request($0, method, parameters) } ?? .notification(method, parameters)
  }
}
