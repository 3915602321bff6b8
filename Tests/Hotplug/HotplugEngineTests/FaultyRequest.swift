import Synchronization
import XLTestKit
import XenstoreHost
import XenstoreWire

/// The one request of a command that the store does not answer as it should.
final class FaultyRequest: Sendable {
  private struct State {
    var seen: [String] = []
    var number = 0
    var interference: Interference?
  }

  private let state = Mutex(State())

  /// Called with each request of the command.
  func intercept(_ packet: Packet) -> Interference? {
    state.withLock { state in
      let first = Payload.strings(packet.payload).first.map { String(decoding: $0, as: UTF8.self) } ?? ""
      state.seen.append("\(packet.operation?.name ?? "?") \(first)")
      return state.seen.count == state.number ? state.interference : nil
    }
  }

  /// Runs a command of which one request, from 1, is interfered with, none where it is 0.
  ///
  /// Gives the requests that it made, as operation and path.
  func during(
    _ number: Int,
    _ interference: Interference,
    _ body: () throws -> Void
  ) rethrows -> [String] {
    state.withLock { $0 = State(number: number, interference: interference) }
    defer { state.withLock { $0 = State() } }
    try body()
    return state.withLock { $0.seen }
  }

  /// The numbers of the requests that are tried: all commits, and some others, the same each time; with
  /// `XLPLUG_FAULTS=all` each.
  static func sample(of requests: [String]) -> [Int] {
    let all = Array(1...requests.count)
    if Seeded.word("XLPLUG_FAULTS") == "all" { return all }
    let commits = all.filter { requests[$0 - 1] == "TRANSACTION_END T" }
    var generator = Seeded(UInt64(requests.count))
    return Set(all.shuffled(using: &generator).prefix(requestsTriedDefault) + commits).sorted()
  }

  /// How many requests of one command are tried with one kind of fault, beside the commits.
  static let requestsTriedDefault = 2
}
