import Foundation
import Testing
import XLTestKit
import XenstoreHost
import XenstoreTestKit
import XenstoreWire

/// The program, killed at a request to the store, or with a store that fails it there.
///
/// Status 3 of an attach leaves the host as it was; status 4 lists everything that differs; and after the
/// next detach the host is as it was in any case, also where the command was killed. `XLPLUG_FAULTS=all`
/// tries each request.
@Suite(.ownThread, .needsLibxlHeaders) struct CommandFaultTests {
  struct Trial: Sendable, CustomTestStringConvertible {
    let subject: CommandHost.Subject
    let fault: Fault
    /// Its place among the trials, so that they try different requests.
    let turn: Int
    var testDescription: String { "\(subject), \(fault)" }

    /// The requests at which it happens.
    ///
    /// libxl ignores that some of its writes are refused, and goes on with what it has.
    func sample(of requests: [String]) -> [Int] {
      let writes = requests.indices.filter { requests[$0].hasPrefix("WRITE ") }.map { $0 + 1 }
      let refused = CommandFaultTests.refusals.contains(fault) ? writes : []
      return FaultyRequest.sample(of: requests, also: refused, others: 1, turn: turn, of: fault.turns)
    }
  }

  /// What is tried; `StoreFaultTests` has the other faults of the native engine.
  ///
  /// No answer is lost here: libxl would wait for it without end.
  static let trials =
    CommandHost.Subject.allCases.flatMap { subject in
      [Fault.killedBefore, .killedAfter].enumerated().map { Trial(subject: subject, fault: $1, turn: $0) }
    }
    + (losses + refusals).enumerated().map { Trial(subject: .libxl, fault: $1, turn: $0) }

  private static let losses: [Fault] = [
    .gone, .once(.closeBefore), .once(.closeAfter), .once(.stall(.milliseconds(400))), .once(.refuse(.again)),
  ]
  private static let refusals: [Fault] = [
    .once(.refuse(.noSpace)), .once(.refuse(.inputOutput)), .once(.refuse(.accessDenied)),
  ]

  @Test(.serialized, arguments: trials) func attach(_ trial: Trial) throws {
    let command = try CommandHost(trial.subject)
    let before = try command.traces()
    let requests = try undisturbed(command, trial.fault) { try command.attach() }
    try done(try command.detach())
    for number in trial.sample(of: requests) {
      let (place, result) = try disturbed(command, number, trial.fault) { try command.attach() }
      switch result.status {
      case 0, 128 + 9: break
      case 3:
        #expect(try StoreFaultTests.left(before, [], command.traces) == [], "\(place)")
        #expect(!command.isRecorded && command.journals == [], "\(place)")
      case 4: #expect(try StoreFaultTests.left(before, listed(result), command.traces) == [], "\(place)")
      default: Issue.record("\(place)")
      }
      try converges(command, before, place)
    }
  }

  @Test(.serialized, arguments: trials) func detach(_ trial: Trial) throws {
    let command = try CommandHost(trial.subject)
    let before = try command.traces()
    try done(try command.attach())
    let requests = try undisturbed(command, trial.fault) { try command.detach() }
    for number in trial.sample(of: requests) {
      try done(try command.attach())
      let (place, result) = try disturbed(command, number, trial.fault) { try command.detach() }
      if result.status == 0 {
        #expect(try StoreFaultTests.left(before, [], command.traces) == [], "\(place)")
      }
      try converges(command, before, place)
    }
  }

  /// libxl logs an error after its script has succeeded: a second run would fail, with nothing left to free.
  @Test func errorAfterTheScript() throws {
    let command = try CommandHost(.libxl)
    let before = try command.traces()
    let fault = Fault.once(.refuse(.accessDenied))
    try done(try command.attach())
    let requests = try undisturbed(command, fault) { try command.detach() }
    let unwatch = "UNWATCH /local/domain/0/backend/vbd/7/51712/state"
    let last = requests.count { $0 == unwatch }
    try done(try command.attach())
    var result: CommandResult?
    _ = try command.faulty.during(last, of: unwatch, fault) { result = try command.detach() }
    let words = result?.text ?? ""
    #expect(result?.status == 0 && words.contains("remove watch for path"), "\(words)")
    #expect(try command.traces() == before, "\(words)")
  }

  /// A command that removes what a dead guest left, and the next one finishes it.
  @Test(
    .serialized,
    arguments: [.killedBefore, .killedAfter, .gone, .once(.refuse(.inputOutput))] as [Fault]
  )
  func collection(_ fault: Fault) throws {
    let command = try CommandHost(.script)
    try command.endGuest()
    let before = try command.traces()
    func left() throws {
      try command.host.store.introduce(7)
      try done(try command.attach())
      try command.endGuest()
    }
    try left()
    let requests = try undisturbed(command, fault) { try command.run(["gc"]) }
    #expect(try command.traces() == before)
    for number in FaultyRequest.sample(of: requests, others: 1, of: fault.turns) {
      try left()
      let (place, result) = try disturbed(command, number, fault) { try command.run(["gc"]) }
      if result.status == 0 {
        #expect(try StoreFaultTests.left(before, [], command.traces) == [], "\(place)")
      }
      let next = try command.run(["gc"])
      let rest = try StoreFaultTests.left(before, [], command.traces) + command.journals
      try #require(next.status == 0 && rest == [], "\(place); then \(next.status): \(next.text)")
    }
  }

  // MARK: one command

  private func undisturbed(
    _ command: CommandHost,
    _ fault: Fault,
    _ body: () throws -> CommandResult
  ) throws -> [String] {
    try command.faulty.during(0, fault) { try done(try body()) }
  }

  /// A command with a fault at a request; what happened, in words, and how it ended.
  private func disturbed(
    _ command: CommandHost,
    _ number: Int,
    _ fault: Fault,
    _ body: () throws -> CommandResult
  ) throws -> (place: String, result: CommandResult) {
    var result = CommandResult(status: 0, output: .init(), errors: .init())
    let seen = try command.faulty.during(number, fault) { result = try body() }
    let request = seen.dropFirst(number - 1).first ?? "none"
    return ("request \(number), \(request): status \(result.status): \(result.text)", result)
  }

  private func done(_ result: CommandResult) throws {
    try #require(result.status == 0, "\(result.text)")
  }

  /// The lines in which a command says what is left behind.
  private func listed(_ result: CommandResult) -> [String] {
    result.text.split(separator: "\n").map(String.init).filter { $0.contains("leftover: ") }
  }

  private func converges(_ command: CommandHost, _ before: String, _ place: String) throws {
    let next = try command.detach()
    let rest = try StoreFaultTests.left(before, [], command.traces) + command.journals
    try #require(rest == [], "\(place); then \(next.status): \(next.text)")
  }
}
