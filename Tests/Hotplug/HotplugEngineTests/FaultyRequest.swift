import Synchronization
import XLTestKit
import XenstoreHost
import XenstoreWire

/// The one request of a command that the store does not answer as it should.
final class FaultyRequest: Sendable {
  private struct State {
    var seen = 0
    var number = 0
    var interference: Interference?
    var hit: String?
  }

  private let state = Mutex(State())

  /// Called with each request of the command.
  func intercept(_ packet: Packet) -> Interference? {
    state.withLock { state in
      state.seen += 1
      guard state.seen == state.number else { return nil }
      let path = Payload.strings(packet.payload).first.map { String(decoding: $0, as: UTF8.self) } ?? ""
      state.hit = "\(packet.operation?.name ?? "?") \(path)"
      return state.interference
    }
  }

  /// Runs a command of which one request, from 1, is interfered with, none where it is 0.
  ///
  /// Gives how many requests it made, and which that one was.
  func during(
    _ number: Int,
    _ interference: Interference,
    _ body: () throws -> Void
  ) rethrows -> (count: Int, hit: String?) {
    state.withLock { $0 = State(number: number, interference: interference) }
    try body()
    return state.withLock { state in
      defer { state = State() }
      return (state.seen, state.hit)
    }
  }

  /// The requests that are tried of so many: some, the same each time, or with `XLPLUG_FAULTS=all` each.
  static func sample(of count: Int, _ seed: UInt64) -> [Int] {
    let all = Array(1...count)
    if Seeded.word("XLPLUG_FAULTS") == "all" { return all }
    var generator = Seeded(seed)
    return Array(all.shuffled(using: &generator).prefix(requestsTriedDefault)).sorted()
  }

  /// How many requests of one command are tried with one kind of fault.
  static let requestsTriedDefault = 8
}
