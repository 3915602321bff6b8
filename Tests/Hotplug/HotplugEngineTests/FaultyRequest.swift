import Synchronization
import XLTestKit
import XenstoreHost
import XenstoreWire

/// What happens at one request of a command to the store.
enum Fault: Hashable, Sendable {
  /// The store interferes with it.
  case once(Interference)
  /// The store ends the connection, and each that follows, until the command has ended.
  case gone
  /// The command is killed before the request is carried out.
  case killedBefore
  /// The command is killed, and the request is carried out.
  case killedAfter

  /// How many faults share the commits of a command that are tried in a usual run: after a kill the host is
  /// nearly as it is before the next commit.
  var turns: Int {
    switch self {
    case .killedAfter: 1
    case .killedBefore, .gone: 2
    case .once: 4
    }
  }
}

/// The one request of a command at which something goes wrong.
final class FaultyRequest: Sendable {
  private struct State {
    var seen: [String] = []
    var number = 0
    /// The requests that count; nil where all do.
    var counted: String?
    var count = 0
    var fault: Fault?
  }

  /// The process that makes the requests, where it is not this one.
  let victim = Victim()
  private let state = Mutex(State())

  /// Called with each request of the command.
  func intercept(_ packet: Packet) -> Interference? {
    let fault = state.withLock { state -> Fault? in
      let first = Payload.strings(packet.payload).first.map { String(decoding: $0, as: UTF8.self) } ?? ""
      let request = "\(packet.operation?.name ?? "?") \(first)"
      state.seen.append(request)
      if state.counted ?? request == request { state.count += 1 } else if state.fault != .gone { return nil }
      if state.number == 0 || state.count < state.number { return nil }
      return state.count == state.number || state.fault == .gone ? state.fault : nil
    }
    switch fault {
    case nil: return nil
    case .once(let interference): return interference
    case .gone: return .closeBefore
    case .killedBefore:
      victim.kill()
      return .closeBefore
    case .killedAfter:
      victim.kill()
      return .closeAfter
    }
  }

  /// Whether the command is one to which an answer comes late or never.
  var isLate: Bool {
    state.withLock { state in
      guard state.number > 0, case .once(let interference)? = state.fault else { return false }
      switch interference {
      case .loseRequest, .loseAnswer, .stall: return true
      case .closeBefore, .closeAfter, .refuse: return false
      }
    }
  }

  /// Runs a command that has a fault at one of its requests, from 1; at none where it is 0.
  ///
  /// Where `counted` is given, only such requests count: those of two processes come in any order.
  /// Gives the requests that it made, as operation and path.
  func during(_ number: Int, of counted: String? = nil, _ fault: Fault, _ body: () throws -> Void) rethrows
    -> [String]
  {
    state.withLock { $0 = State(number: number, counted: counted, fault: fault) }
    defer { state.withLock { $0 = State() } }
    try body()
    return state.withLock { $0.seen }
  }

  /// The numbers of the requests that are tried: all commits, and some others, the same each time; with
  /// `XLPLUG_FAULTS=all` each.
  ///
  /// Where so many `turns` take turns, the commits and what is to be tried `also` are shared among them.
  static func sample(
    of requests: [String],
    also further: [Int] = [],
    others: Int = requestsTriedDefault,
    turn: Int = 0,
    of turns: Int = 1
  ) -> [Int] {
    let all = Array(1...requests.count)
    if Seeded.word("XLPLUG_FAULTS") == "all" {
      print("faults: \(requests.count) requests")
      return all
    }
    let commits = (all.filter { requests[$0 - 1] == "TRANSACTION_END T" } + further).sorted()
    let own = commits.indices.filter { $0 % turns == turn % turns }.map { commits[$0] }
    var generator = Seeded(UInt64(requests.count + turn))
    return Set(all.shuffled(using: &generator).prefix(others) + own).sorted()
  }

  /// How many requests of one command are tried with one kind of fault, beside the commits.
  static let requestsTriedDefault = 2
}
