import Foundation
import Testing
import XLTestKit
import XenstoreTestKit

/// Random requests from two clients, transactions and watches among them: both stores answer alike
/// throughout.
@Suite struct RandomDifferentialTests {
  /// Requests in every run; `XLPLUG_STORE_STEPS` asks for more.
  static let stepsDefault = 3000

  @Test func sameAnswers() throws {
    let environment = ProcessInfo.processInfo.environment
    let seed = Seeded.fromEnvironment().seed
    let steps = environment["XLPLUG_STORE_STEPS"].flatMap { Int($0) } ?? Self.stepsDefault
    print("store differential: \(steps) steps, XLPLUG_SEED=\(seed)")
    var writer = RandomRequests(seed: seed)
    let script = (0..<steps).map { _ in writer.next() }.joined(separator: "\n")
    let (ours, theirs) = (
      try PacketScript.play(script, .embedded), try PacketScript.play(script, .real)
    )
    // A transaction that met another's removals answers EIO here or there, and the daemon may list a child
    // twice; all that counts is that it cannot be committed.
    var lost: Set<String> = []
    for (index, (our, their)) in zip(ours, theirs).enumerated() {
      let words = our.split(separator: "\n").first.map { $0.split(separator: " ") } ?? []
      if let first = words.first, let last = words.last, last.hasPrefix("@") {
        let name = "\(first)\(last)"
        if their.hasSuffix("EIO|") || our.hasSuffix("EIO|") || Self.listsTwice(their) { lost.insert(name) }
        if our != their && lost.contains(name) {
          #expect(words[1] != "TRANSACTION_END" || our.contains("EAGAIN") == their.contains("EAGAIN"))
          continue
        }
      }
      if our == their { continue }
      let (ourLines, theirLines) = (our.split(separator: "\n"), their.split(separator: "\n"))
      let common = zip(ourLines, theirLines).prefix { $0 == $1 }.count
      Issue.record(
        """
        XLPLUG_SEED=\(seed), step \(index): \(ourLines.first ?? "")
        ours goes on \(ourLines.dropFirst(common))
        the daemon's \(theirLines.dropFirst(common))
        """
      )
      break
    }
  }

  private static func listsTwice(_ answer: String) -> Bool {
    guard let last = answer.split(separator: "\n").last, last.contains("DIRECTORY") else { return false }
    let names = (last.split(separator: " ").last ?? "").split(separator: "|")
    return Set(names).count < names.count
  }
}

/// Writes lines for `PacketScript`, over so few paths that clients meet.
private struct RandomRequests {
  private var state: UInt64
  /// The transactions that each client may have open, by the number the store will have given.
  private var open: [String: [Int]] = ["a": [], "b": []]
  private var started: [String: Int] = ["a": 0, "b": 0]

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  private mutating func number(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }

  private mutating func pick<T>(_ list: [T]) -> T { list[number(list.count)] }

  private mutating func path() -> String {
    let depth = 1 + number(4)
    let names = (0..<depth).map { _ in pick(["a", "b", "c"]) }
    return pick(["/r/", "/r/", "/r/", "r/", "/local/domain/0/r/"]) + names.joined(separator: "/")
  }

  mutating func next() -> String {
    let client = pick(["a", "a", "b"])
    let transaction = number(3) > 0 ? open[client]?.last : nil
    let suffix = transaction.map { " @\($0)" } ?? ""
    switch number(24) {
    case 0...4: return "\(client) WRITE \(path())|\(number(100))\(suffix)"
    case 5...6: return "\(client) MKDIR \(path())|\(suffix)"
    case 7...9: return "\(client) READ \(path())|\(suffix)"
    case 10...12: return "\(client) DIRECTORY \(path())|\(suffix)"
    case 13...15: return "\(client) RM \(path())|\(suffix)"
    case 16: return "\(client) GET_PERMS \(path())|\(suffix)"
    case 17: return "\(client) SET_PERMS \(path())|\(pick(["n0|", "n0|r7|", "b7|", "r8|w7|"]))\(suffix)"
    case 18: return "\(client) WATCH \(pick([path(), "/", "/r", "r"]))|\(number(3))|"
    case 19: return "\(client) UNWATCH \(pick([path(), "/", "/r", "r"]))|\(number(3))|"
    case 20...21:
      if (open[client]?.count ?? 0) >= 3 { return end(client) }
      started[client, default: 0] += 1
      open[client]?.append(started[client, default: 0])
      return "\(client) TRANSACTION_START |"
    default: return end(client)
    }
  }

  private mutating func end(_ client: String) -> String {
    guard let last = open[client]?.popLast() else { return "\(client) DIRECTORY /r|" }
    return "\(client) TRANSACTION_END \(pick(["T", "T", "T", "F"]))| @\(last)"
  }
}
