import JSON
import XLCheck

/// What can happen to a server; there is nothing else.
public enum ServerEvent: Hashable, Sendable {
  /// The client sent the bytes of a message.
  case message([UInt8])
  /// The client said something that is not a message; in words.
  case broken(String)
  /// No process says anything, so that the next bit of what can wait is done.
  case idle
  /// The client reports nothing any more.
  case inputEnded
}

/// A language server for one client, as a machine of events: messages in, messages out.
///
/// It reads and writes no stream, starts no thread, runs no program, and asks only its surroundings about
/// files. Diagnostics are made once for all changes that came together.
public final class Session {
  /// How far the talk with the client is.
  enum Stage: Hashable, Sendable {
    /// Nothing was reported yet.
    case waiting
    /// Everything may be asked.
    case running
    /// Only the end may follow.
    case shutDown
  }

  let surroundings: any Surroundings
  let version: String
  /// What a client's request without the request to see the settings of another would see.
  var client = Initialization()
  var clientSettings = ClientSettings()
  var stage = Stage.waiting
  /// The documents that are open.
  var documents: [String: Document] = [:]
  /// Documents of which what was found is kept, the one made last after.
  var analysed: [Document] = []
  /// The URIs of open documents by path.
  var openPaths: [[UInt8]: String] = [:]
  var shelf: SettingsShelf
  /// The folders of the workspace.
  var folders: [[UInt8]] = []
  var index = WorkspaceIndex()
  var walk: WorkspaceWalk?
  var progress = IndexProgress()
  /// Documents that were changed since something was published of them, in that order.
  var changed: [String] = []
  /// Documents that others touch, of which something may have to be published again.
  var touched: Set<String> = []
  /// Documents that the index does not know as they are now.
  var unindexed: Set<String> = []
  /// What was found in a document before it was changed: thousands of values, which go when no process waits.
  var outdated: CheckedConfig?
  /// Whether the client fetches diagnostics by itself.
  var pulls = false
  /// What the client has to fetch again.
  var refreshments: Refreshments = []
  /// Requests that wait until the workspace is read.
  var delayed: [(id: RequestIdentifier, method: ClientMethod, parameters: Parameters)] = []
  /// Searches through the workspace that are not over.
  var searches: [WorkspaceSearch] = []
  var traces = false
  /// What the server has asked and the client not yet answered.
  var questions: [Int: ServerQuestion] = [:]
  private var lastQuestion = 0
  var lastResult = 0
  private var messages: [ServerMessage] = []

  /// The status that the process ends with; nil while it goes on.
  public internal(set) var ending: Int32?

  /// A server that no process has talked to yet; `version` is that of the program.
  public init(_ surroundings: any Surroundings, version: String) {
    self.surroundings = surroundings
    self.version = version
    shelf = SettingsShelf(surroundings, ClientSettings())
  }

  /// The process that started the server, by what it reported.
  public var clientProcess: Int? { client.processIdentifier }

  /// Whether there is something to do while no process says anything.
  public var hasWork: Bool {
    ending == nil && stage == .running
      && (walk != nil || !touched.isEmpty || !unindexed.isEmpty || !searches.isEmpty || !refreshments.isEmpty
        || !delayed.isEmpty || outdated != nil)
  }

  /// The messages that are to be sent, in order; each is given once.
  public func takeMessages() -> [ServerMessage] {
    defer { messages = [] }
    return messages
  }

  func send(_ message: ServerMessage) { messages.append(message) }

  func notify(_ method: ServerMethod, _ parameters: JSONValue) { send(.notification(method, parameters)) }

  func ask(_ method: ServerMethod, _ parameters: JSONValue, _ question: ServerQuestion) {
    lastQuestion += 1
    questions[lastQuestion] = question
    send(.request(lastQuestion, method, parameters))
  }

  /// A name that no result had before.
  func nextResultName() -> String {
    lastResult += 1
    return String(lastResult)
  }

  /// Meets everything that happened at once, in order, and publishes what came of it.
  public func handle(_ events: [ServerEvent]) {
    var batch: [ClientMessage] = []
    func meetBatch() {
      for step in MessageOrder.steps(batch) where ending == nil { meet(step) }
      batch = []
    }
    for event in events where ending == nil {
      switch event {
      case .message(let bytes): batch.append(ClientMessage(bytes))
      case .broken(let words):
        let fault = ResponseFault(.parseError, words)
        batch.append(.refused(nil, fault, isAnswered: true))
      case .idle:
        meetBatch()
        if hasWork { work() }
      case .inputEnded:
        meetBatch()
        if ending == nil { ending = stage == .shutDown ? 0 : 1 }
      }
    }
    meetBatch()
    if ending == nil { publishChanges() }
  }

  private func meet(_ step: MessageOrder.Step) {
    switch step {
    case .cancelled(let id): send(.failure(id, .cancelled))
    case .message(.request(let id, let method, let parameters)): meet(id, method, parameters)
    case .message(.notification(let method, let parameters)): meet(method, parameters)
    case .message(.answer(let id, let value)): meetAnswer(id, value)
    case .message(.refused(let id, let fault, let isAnswered)):
      if isAnswered { send(.failure(id, refusal(fault))) }
    }
  }

  /// Before the beginning nothing is known, and after the end nothing is done.
  private func refusal(_ fault: ResponseFault) -> ResponseFault {
    if fault.code == .parseError { return fault }
    return stageFault ?? fault
  }

  /// Why nothing is answered at this time; nil where it is.
  private var stageFault: ResponseFault? {
    switch stage {
    case .waiting: ResponseFault(.notInitialized, "'initialize' must be the first request")
    case .running: nil
    case .shutDown: ResponseFault(.invalidRequest, "only 'exit' is allowed after 'shutdown'")
    }
  }

  func meet(_ id: RequestIdentifier, _ method: ClientMethod, _ parameters: Parameters) {
    do throws(ResponseFault) {
      if method == .initialize, stage == .waiting, let initialization = try? Initialization(parameters) {
        return send(.result(id, initialize(initialization)))
      }
      if let fault = stageFault { throw fault }
      let answer = try answer(method, parameters, id)
      trace("request", method)
      if walk != nil, method.isAboutAllFiles {
        delayed.append((id, method, parameters))
      } else if let result = try answer() {
        send(.result(id, result))
      }
    } catch {
      send(.failure(id, error))
    }
  }

  private func meet(_ method: ClientMethod, _ parameters: Parameters) {
    if method == .exit { ending = stage == .shutDown ? 0 : 1 }
    // One with other parameters than those of its method is ignored.
    guard stage == .running, ending == nil, let action = try? action(method, parameters) else { return }
    trace("notification", method)
    action()
  }

  private func trace(_ kind: String, _ method: ClientMethod) {
    if traces { notify(.logTrace, ["message": .string("\(kind) \(String(describing: method))")]) }
  }
}
