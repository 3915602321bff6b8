import Foundation
import Testing
import XLModel
import XLTestKit
import XLText

/// Ours against the installed libxlutil, on strings that nobody wrote.
@Suite(.needsLibxlHeaders) struct DiskDifferentialTests {
  /// How many strings go to the library at a time.
  private static let batchSize = 20_000

  @Test func agreesWithLibxlutil() throws {
    let random = Seeded.fromEnvironment()
    let count = Seeded.count("XLPLUG_DIFFERENTIAL", or: 20_000)
    // Longer ones overrun the library's heap, and what it then says depends on the allocator.
    let seeds = try DiskCase.all().map { $0.words.first ?? [] }.filter { $0.count < 1000 }
    var sentences = DiskSentences(random: random, seeds: seeds)
    var done = 0
    while done < count {
      let batch = (0..<min(Self.batchSize, count - done)).map { _ in sentences.next() }
      try compare(batch, seed: random.seed)
      done += batch.count
    }
    print("disk strings compared with libxlutil: \(done), seed \(random.seed)")
  }

  @Test func agreesOnSentencesOfTheGrammar() throws {
    var random = Seeded.fromEnvironment()
    let grammar = try ABNF(file: "grammar/disk.abnf")
    let seed = random.seed
    let batch = (0..<Seeded.count("XLPLUG_DIFFERENTIAL", or: 20_000) / 4).map { _ in
      [grammar.sentence(of: "disk-string", using: &random)]
    }
    try compare(batch, seed: seed)
  }

  private func compare(_ inputs: [[[UInt8]]], seed: UInt64) throws {
    let answers = try DiskOracle.answers(inputs)
    let accepted = try AcceptedDifferences.all()
    for (words, theirs) in zip(inputs, answers) {
      let ours = DiskOracle.ours(words)
      if ours == theirs { continue }
      let text = words.map { String(decoding: $0, as: UTF8.self).debugDescription }.joined(separator: " ")
      if accepted.contains(text) { continue }
      Issue.record("seed \(seed): \(text)\n  xlu:  \(theirs)\n  ours: \(ours)")
    }
  }
}

/// The inputs in `accepted-differences.txt`: each a line with the input, a tab, and the reason.
enum AcceptedDifferences {
  static func all() throws -> Set<String> {
    let url = Project.file("Tests/Language/XLCheckTests/accepted-differences.txt")
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").filter {
      !$0.hasPrefix("#")
    }
    return Set(lines.compactMap { $0.split(separator: "\t").first.map(String.init) })
  }
}
