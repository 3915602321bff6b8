import JSON

/// Why a request gets no result.
public struct ResponseFault: Error, Hashable, Sendable {
  /// The kinds that JSON-RPC and LSP 3.17 number.
  public enum Code: Int, Hashable, Sendable {
    /// The bytes are no JSON.
    case parseError = -32700
    /// The value is no message, or has no place at this time.
    case invalidRequest = -32600
    /// The server does not know the method.
    case methodNotFound = -32601
    /// The parameters are not those of the method.
    case invalidParameters = -32602
    /// A request came before `initialize`.
    case notInitialized = -32002
    /// The request is right, and cannot be met.
    case requestFailed = -32803
    /// The client took the request back.
    case cancelled = -32800
  }

  /// The kind.
  public let code: Code
  /// What was found, and what was expected.
  public let message: String

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  /// That the client took the request back.
  static let cancelled = ResponseFault(.cancelled, "the request was canceled")

  /// As it is in a response.
  var json: JSONValue { ["code": JSONValue(code.rawValue), "message": .string(message)] }
}
