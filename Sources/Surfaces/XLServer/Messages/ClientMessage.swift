public import JSON

/// A message of a client, read and judged.
public enum ClientMessage: Hashable, Sendable {
  /// It asks for something.
  case request(RequestIdentifier, ClientRequest)
  /// It reports something.
  case notification(ClientNotification)
  /// It answers what the server asked; null where it refuses to.
  case answer(RequestIdentifier, JSONValue)
  /// An invalid message; whether the client waits for an answer.
  case refused(RequestIdentifier?, ResponseFault, isAnswered: Bool)

  /// Reads a message.
  public init(_ bytes: [UInt8]) {
    do throws(JSONFault) {
      self.init(try JSONReader.value(of: bytes))
    } catch {
      self = .refused(nil, ResponseFault(.parseError, error.description), isAnswered: true)
    }
  }

  init(_ value: JSONValue) {
    let id = RequestIdentifier(value["id"])
    guard value.members != nil else {
      self = .refused(nil, ResponseFault(.invalidRequest, "the message is not an object"), isAnswered: true)
      return
    }
    guard let name = value["method"].string else {
      if let id, value.members?.contains(where: { $0.name == "result" || $0.name == "error" }) == true {
        self = .answer(id, value["result"])
      } else {
        let fault = ResponseFault(.invalidRequest, "the message has no string 'method'")
        self = .refused(id, fault, isAnswered: true)
      }
      return
    }
    let hasIdentifier = value.members?.contains { $0.name == "id" } == true
    if hasIdentifier, id == nil {
      let fault = ResponseFault(.invalidRequest, "expected a number or a string as the 'id' of a request")
      self = .refused(nil, fault, isAnswered: true)
      return
    }
    self = Self.message(name, id, Parameters(value["params"]))
  }

  private static func message(_ name: String, _ id: RequestIdentifier?, _ parameters: Parameters) -> Self {
    guard let method = ClientMethod(rawValue: name), method.isNotification == (id == nil) else {
      let fault = ResponseFault(.methodNotFound, "unknown method")
      return .refused(id, fault, isAnswered: id != nil)
    }
    do throws(ResponseFault) {
      if let id, let request = try ClientRequest(method, parameters) { return .request(id, request) }
      if let notification = try ClientNotification(method, parameters) { return .notification(notification) }
      return .refused(id, ResponseFault(.methodNotFound, "unknown method"), isAnswered: id != nil)
    } catch {
      return .refused(id, error, isAnswered: id != nil)
    }
  }
}
