import JSON
import Testing
import XLServer

/// Beginning and end, and everything that comes at a wrong time.
@Suite struct LifecycleTests {
  @Test func beginsAndEnds() {
    let talk = Talk()
    #expect(talk.request("shutdown", .null) == .null)
    talk.notify("exit", .null)
    #expect(talk.session.ending == 0)
  }

  @Test func anEndWithoutShutdownIsTold() {
    let talk = Talk()
    talk.notify("exit", .null)
    #expect(talk.session.ending == 1)
    let other = Talk()
    other.session.handle([.inputEnded])
    #expect(other.session.ending == 1)
    let third = Talk(isFresh: true)
    third.notify("exit", .null)
    #expect(third.session.ending == 1)
  }

  @Test func nothingIsAnsweredBeforeTheBeginning() {
    let talk = Talk(isFresh: true)
    #expect(talk.fault("shutdown", .null)?.code == .notInitialized)
    #expect(
      talk.fault("textDocument/hover", Talk.spot(["line": 0, "character": 0]))?.code == .notInitialized
    )
    #expect(talk.fault("nobody/knows", .null)?.code == .notInitialized)
    talk.notify("textDocument/didOpen", Talk.document())
    #expect(talk.session.ending == nil)
  }

  @Test func nothingFollowsShutdown() {
    let talk = Talk()
    _ = talk.request("shutdown", .null)
    #expect(talk.fault("shutdown", .null)?.code == .invalidRequest)
    #expect(talk.fault("workspace/symbol", ["query": ""])?.code == .invalidRequest)
  }

  @Test func theBeginningComesOnce() {
    let talk = Talk()
    #expect(talk.fault("initialize", ["capabilities": [:]])?.code == .invalidRequest)
  }

  @Test func whatIsNotKnownIsRefused() {
    let talk = Talk()
    #expect(talk.fault("textDocument/implementation", Talk.document())?.code == .methodNotFound)
    #expect(talk.fault("$/something", .null)?.code == .methodNotFound)
    #expect(talk.fault("textDocument/didOpen", Talk.document())?.code == .methodNotFound)
    #expect(talk.notify("nobody/knows", .null) == [])
    #expect(talk.fault("workspace/executeCommand", ["command": "rm"])?.code == .invalidParameters)
  }

  @Test func parametersAreNamed() {
    let talk = Talk()
    talk.open("memory = 1\n")
    let fault = talk.fault("textDocument/hover", Talk.document())
    #expect(fault?.message == "the parameters have no 'position' that is an object")
    let negative = talk.fault("textDocument/hover", Talk.spot(["line": -1, "character": 0]))
    #expect(negative?.code == .invalidParameters)
    let elsewhere = talk.fault(
      "textDocument/hover",
      Talk.spot(["line": 0, "character": 0], uri: "file:///no")
    )
    #expect(elsewhere?.message == "the document is not open")
  }

  @Test func brokenMessagesAreAnswered() {
    let talk = Talk()
    func answer(_ text: String) -> [ServerMessage] {
      talk.session.handle([.message(Array(text.utf8))])
      return talk.session.takeMessages()
    }
    for text in ["{", "[1,", "nul", "\"a", "{\"id\":1,}", "\u{1}", ""] {
      guard case .failure(nil, let fault)? = answer(text).first else {
        Issue.record("\(text)")
        continue
      }
      #expect(fault.code == .parseError, "\(text)")
    }
    for text in ["[]", "1", "{}", "{\"id\":[],\"method\":\"shutdown\"}", "{\"id\":3}"] {
      guard case .failure(_, let fault)? = answer(text).first else {
        Issue.record("\(text)")
        continue
      }
      #expect(fault.code == .invalidRequest, "\(text)")
    }
    #expect(answer("{\"id\":77,\"result\":null}") == [])
    let deep = String(repeating: "[", count: 100_000)
    guard case .failure(nil, _)? = answer(deep).first else {
      Issue.record("a deep message is not refused")
      return
    }
    #expect(talk.session.ending == nil)
  }

  @Test func whatIsTakenBackIsNotDone() {
    let talk = Talk()
    talk.open("memory = 1\n")
    let hover = Talk.message("textDocument/hover", Talk.spot(["line": 0, "character": 0]), id: 500)
    let said = talk.hand([hover, Talk.message("$/cancelRequest", ["id": 500])])
    guard case .failure(.number(500), let fault)? = said.first else {
      Issue.record("\(said)")
      return
    }
    #expect(said.count == 1 && fault.code == .cancelled)
    // What is answered already cannot be taken back.
    #expect(talk.notify("$/cancelRequest", ["id": 499]) == [])
  }

  @Test func tracesAreToldWhereWanted() {
    let talk = Talk()
    talk.settle()
    talk.notify("$/setTrace", ["value": "verbose"])
    let said = talk.hand([Talk.message("workspace/symbol", ["query": ""], id: 900)])
    #expect(said.contains { if case .notification(.logTrace, _) = $0 { true } else { false } })
    talk.notify("$/setTrace", ["value": "off"])
    let silent = talk.hand([Talk.message("workspace/symbol", ["query": ""], id: 901)])
    #expect(silent.count == 1)
  }
}
