import Foundation
import Testing
import XLTestKit
import XLText

/// `xlplug -N` beside the real `xl -N` 4.17: standard output byte for byte, and the status.
@Suite struct XLDryRunTests {
  /// Longer strings overrun the heap of xl's parser.
  private static let wordByteCountMax = 1000

  /// Compares what both print and how they end.
  ///
  /// Where xl does not survive its own parser (a signal, or the status 2 of its scanner), xlplug refuses.
  private func compare(_ all: [[[UInt8]]], _ what: String) throws {
    for (words, answer) in zip(all, try XLProgram.answers(to: all)) {
      let text = words.map { VisibleText($0).shown }.joined(separator: "' '")
      let isUsage = answer.xl.output.starts(with: "Usage: ".utf8)
      let dies = answer.xl.status >= 128 || answer.xl.status == 2 && answer.xl.output.isEmpty
      if isUsage {
        try compareUsage(answer, "\(what): '\(text)'")
      } else if dies && answer.ours.status != 2 {
        #expect(answer.ours == .init(output: Data(), status: 1), "\(what): '\(text)'")
      } else {
        #expect(
          answer.ours == answer.xl,
          """
          \(what): '\(text)'
          xl (\(answer.xl.status)):
          \(VisibleText(answer.xl.output).shown)
          ours (\(answer.ours.status)):
          \(VisibleText(answer.ours.output).shown)
          """
        )
      }
    }
  }

  /// Help is xl's with our own name and options: the status, the operands and every line below them are the
  /// same.
  private func compareUsage(_ answer: (xl: XLProgram.Answer, ours: XLProgram.Answer), _ what: String) throws {
    let (ours, theirs) = (answer.ours, answer.xl)
    #expect(ours.status == theirs.status, "\(what)")
    // The columns of options are as wide as the longest option.
    func lines(_ output: Data) -> [String] {
      String(decoding: output, as: UTF8.self).split(separator: "\n")
        .map { $0.split(separator: " ").joined(separator: " ") }
    }
    let (text, expected) = (lines(ours.output), lines(theirs.output))
    let usage = try #require(text.first, "\(what): no help")
    let operands = try #require(expected[0].range(of: "] ")).upperBound
    #expect(
      usage.hasPrefix("Usage: xlplug [") && usage.hasSuffix(expected[0][operands...]),
      "\(what): \(usage)"
    )
    for line in expected.dropFirst() { #expect(text.contains(line), "\(what): no '\(line)'") }
  }

  private func block(_ words: [[UInt8]]) -> [[UInt8]] {
    ["-N", "block-attach", "7"].map { Array($0.utf8) } + words
  }

  private func network(_ words: [[UInt8]]) -> [[UInt8]] {
    ["-N", "network-attach", "7"].map { Array($0.utf8) } + words
  }

  private func isShort(_ words: [[UInt8]]) -> Bool {
    words.allSatisfy { $0.count < Self.wordByteCountMax && !$0.contains(0) }
  }

  // MARK: the corpus

  private func corpus(_ kind: String) throws -> [[String: Any]] {
    let data = try Data(contentsOf: Project.file("grammar/corpus/\(kind)/cases.json"))
    let top = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    return try #require(top["cases"] as? [[String: Any]])
  }

  private func disks() throws -> [[[UInt8]]] {
    try corpus("disk").compactMap { entry in
      if let words = entry["specs"] as? [String] { return words.map { Array($0.utf8) } }
      return (entry["input"] as? String).map { [Array($0.utf8)] }
    }.filter(isShort)
  }

  private func interfaces() throws -> [[[UInt8]]] {
    try corpus("vif").compactMap { entry in
      if let words = entry["words"] as? [String] { return words.map { Array($0.utf8) } }
      // What is one element of a file's list is cut here as a person would cut it for network-attach.
      return (entry["vif"] as? [String])?.first.map { text in
        text.split(separator: ",").map { Array($0.utf8) }
      }
    }.filter(isShort)
  }

  @Test func diskCorpus() throws {
    let all = try disks()
    #expect(all.count > 300)
    try compare(all.map(block), "corpus")
  }

  @Test func vifCorpus() throws {
    let all = try interfaces()
    #expect(all.count > 80)
    try compare(all.map(network), "corpus")
  }

  // MARK: what nobody wrote

  @Test func generatedDisks() throws {
    var random = Seeded.fromEnvironment()
    let grammar = try ABNF(file: "grammar/disk.abnf")
    let seeds = try disks()
    let all = (0..<Seeded.count("XLPLUG_XL_RUNS", or: 100)).map { _ -> [[UInt8]] in
      if random.chance(1, in: 2) { return [grammar.sentence(of: "disk-string", using: &random)] }
      return random.pick(seeds).map { changed($0, &random) }
    }
    try compare(all.filter(isShort).map(block), "seed \(random.seed)")
  }

  @Test func generatedInterfaces() throws {
    var random = Seeded.fromEnvironment()
    let grammar = try ABNF(file: "grammar/vif.abnf")
    let seeds = try interfaces()
    let all = (0..<Seeded.count("XLPLUG_XL_RUNS", or: 100)).map { _ -> [[UInt8]] in
      (0..<Int.random(in: 0...4, using: &random)).flatMap { _ -> [[UInt8]] in
        if random.chance(2, in: 3) { return [grammar.sentence(of: "vif-word", using: &random)] }
        return random.pick(seeds).map { random.chance(1, in: 2) ? $0 : changed($0, &random) }
      }
    }
    try compare(all.filter(isShort).map(network), "seed \(random.seed)")
  }

  /// A word with a few bytes taken out, put in or replaced.
  private func changed(_ word: [UInt8], _ random: inout Seeded) -> [UInt8] {
    var bytes = word
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      let at = Int.random(in: 0...bytes.count, using: &random)
      let byte =
        random.chance(1, in: 2) ? random.pick(Array(",=: \t\n/-wx0".utf8)) : UInt8.random(in: 1...255)
      if random.chance(1, in: 3), at < bytes.count { bytes.remove(at: at) }
      bytes.insert(byte, at: min(at, bytes.count))
    }
    return bytes
  }

  // MARK: the words around

  @Test(arguments: [
    "block-attach", "block-detach", "block-list", "network-attach", "network-detach", "network-list",
    "cd-insert", "cd-eject",
  ])
  func wordsAroundTheCommand(_ command: String) throws {
    let disk = "/dev/vg/a,raw,xvda,w"
    var lines = [
      [command], [command, "7"], [command, "-h"], [command, "--help"], [command, "--he"],
      [command, "--help=x"],
      [command, "--h=x", "7"], [command, "-x"], [command, "-xh"], [command, "-hx"], [command, "--x"],
      [command, "7", "xvda", "--nonsense"], [command, "7", "-x", disk], [command, "-1", disk],
      [command, "--"],
      [command, "--", "-h"], ["-N", command], ["-vN", command, "7"], ["-x", command, "7", disk],
      ["-vftT", command, "-h"], ["help", command], ["help", command, "7"],
      ["help", String(command.dropLast())],
      ["help", command, "-x"], [command, "-f"], [command, "-f", "-h"], [command, "--force", "-h"],
      [command, "--f", "--h"], [command, "--force=1", "7", "x"], [command, "--=x"],
    ]
    if command.hasSuffix("attach") {
      let word = command.hasPrefix("block") ? disk : "bridge=b"
      lines += [
        ["-N", command, "7", word], ["-N", command, "--", "7", word], ["-N", command, "7", "--", word],
        ["-N", command, "", word], ["-N", command, "4294967303", word], ["-N", command, "007", word],
        ["-N", command, "99999999999999999999", word], ["-N", command, "7", word, "-h"],
        ["-N", command, "7", "-", word], ["-NvvfTt", command, "7", word], ["-N", "-v", command, "7", word],
        ["-N", String(command.dropLast(2)), "7", word], ["-N", command, "7", "--", "-f"],
        ["-N", command, "-7"],
        ["-N", command, "7", "", word], ["-N", command, "7", word, ""],
      ]
    } else if !command.hasPrefix("cd") {
      lines += [["-N", command, "7", "8"], ["-Nx", command, "7", "8"]]
    }
    if command.hasSuffix("list") {
      // With a guest they want a store; that is another test.
      lines.removeAll { line in
        let rest = line.drop { $0 != command }.dropFirst().drop { $0 == "--" }
        return line[0] == command && !rest.isEmpty
          && (line.contains("--") || !rest[rest.startIndex].hasPrefix("-"))
      }
    }
    try compare(lines.map { $0.map { Array($0.utf8) } }, command)
  }
}
