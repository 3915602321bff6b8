import Foundation
import XLTestKit

/// A row of Tests/Support/foreign/table, whose head says what the columns contain.
struct ForeignScript {
  enum Run: String { case here, kernel, all, given, helper }
  enum Result: String { case same, fails, refused, forced, none = "-" }

  let name: String
  let run: Run
  let result: Result
  /// Keys that the script writes for a toolstack of its own, and leaves.
  let leavesKeys: Bool
  /// A package or a repository.
  let origin: String
  let path: String
  /// Nil for a package, as is the sum.
  let commit: String?
  let sum: String?
  let needs: String
  let words: String

  /// The argument of Tests/Support/foreign/run.sh.
  var argument: String { "\(name)|\(needs)|\(words)" }

  /// What the report says of the result.
  var summary: String {
    switch result {
    case .same: "as under xl"
    case .fails: "fails, as under xl"
    case .refused, .forced: "**differs**"
    case .none: ""
    }
  }

  /// A row; nil where the line is not one.
  init?(_ line: Substring) {
    let cells = line.split(separator: "|", omittingEmptySubsequences: false)
      .map { $0.trimmingCharacters(in: .whitespaces) }
    guard cells.count == 9, let run = Run(rawValue: cells[1]) else { return nil }
    let parts = cells[2].split(separator: ",", maxSplits: 1)
    guard let first = parts.first, let result = Result(rawValue: String(first)) else { return nil }
    guard parts.count == 1 || parts[1] == " leaving keys" else { return nil }
    (name, self.run, self.result, leavesKeys) = (cells[0], run, result, parts.count == 2)
    (origin, path, needs, words) = (cells[3], cells[4], cells[7], cells[8])
    commit = cells[5] == "-" ? nil : cells[5]
    sum = cells[6] == "-" ? nil : cells[6]
  }

  /// All rows, and the lines that are neither a row nor a comment.
  static func table() throws -> (rows: [ForeignScript], others: [Substring]) {
    let text = try String(contentsOf: Project.file("Tests/Support/foreign/table"), encoding: .utf8)
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    return (lines.compactMap(ForeignScript.init), lines.filter { ForeignScript($0) == nil })
  }

  private var isDisk: Bool { words.contains("vdev=") }

  // MARK: comparing

  /// What one program did with the device: the keys, and what it left.
  struct Outcome: Equatable {
    var keys: [String: String] = [:]
    var left = ""

    var attached: Bool { keys["attach"] == "ok" }
  }

  /// The outcomes that a run printed about this row, by program; other lines about it are faults.
  func outcomes(in text: String) -> (by: [String: Outcome], faults: [String]) {
    var by: [String: Outcome] = [:]
    var faults: [String] = []
    for line in text.split(separator: "\n") where line.hasPrefix("\(name)|") {
      let cells = line.split(separator: "|", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
      guard cells.count == 4, cells[1] != "set-up" else {
        faults.append(String(line))
        continue
      }
      let pairs = cells[2].split(separator: " ").map {
        $0.split(separator: "=", maxSplits: 1).map(String.init)
      }
      let keys = Dictionary(pairs.map { ($0[0], $0.last ?? "") }, uniquingKeysWith: { $1 })
      by[cells[1]] = Outcome(keys: keys, left: cells[3])
    }
    return (by, faults)
  }

  /// What a run printed that the row does not say; empty where it is true.
  func objections(to text: String) -> [String] {
    let (by, faults) = outcomes(in: text)
    guard let ours = by["xlplug"], let xl = by["xl"] else { return faults + ["it was not run"] }
    var found = faults
    func expect(_ holds: Bool, _ message: String) { if !holds { found.append(message) } }
    expect(ours.left.isEmpty == !leavesKeys, "xlplug leaves: \(ours.left)")
    expect(ours.left.split(separator: ";").allSatisfy { $0.hasPrefix("key ") }, "xlplug leaves: \(ours.left)")
    switch result {
    case .same, .forced:
      var alike = ours
      if result == .forced { alike.keys["detach"] = "ok" }
      expect(alike == xl, "they differ: xlplug \(ours.keys) \(ours.left), xl \(xl.keys) \(xl.left)")
      expect(ours.attached, "it fails: \(ours.keys)")
      expect(ours.keys["detach"] == (result == .same ? "ok" : "forced"), "detach: \(ours.keys)")
      expect(ours.keys["status"] == "connected", "hotplug-status: \(ours.keys)")
      expect(ours.keys["device"] == (isDisk ? "numbers" : "-"), "physical-device: \(ours.keys)")
    case .fails: expect(!ours.attached && !xl.attached, "it succeeds: xlplug \(ours.keys), xl \(xl.keys)")
    case .refused:
      expect(!ours.attached && xl.attached, "xlplug \(ours.keys), xl \(xl.keys)")
      expect(ours.left == xl.left, "xl leaves: \(xl.left)")
    case .none: found.append("it is not called")
    }
    return found
  }
}
