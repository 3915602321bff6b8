import Foundation
import Testing
import XLModel
import XLSyntax
import XLTestKit
import XLText

/// Ours against the installed libxlutil, on files that nobody wrote.
@Suite(.needsLibxlHeaders) struct ConfigDifferentialTests {
  private static let batchSize = 10_000

  @Test func agreesWithLibxlutil() throws {
    let random = Seeded.fromEnvironment()
    let count = Seeded.count("XLPLUG_DIFFERENTIAL_FILES", or: 2_000)
    var sentences = ConfigSentences(random: random)
    var (done, taken) = (0, 0)
    while done < count {
      let batch = (0..<min(Self.batchSize, count - done)).map { _ in sentences.next() }
      let answers = try ConfigOracle.answers(batch)
      for (text, theirs) in zip(batch, answers) {
        if theirs.hasPrefix("ok") { taken += 1 }
        let ours = ConfigOracle.ours(text)
        if ours == theirs { continue }
        let shown = String(decoding: text, as: UTF8.self).debugDescription
        Issue.record("seed \(random.seed): \(shown)\n  xlu:  \(theirs)\n  ours: \(ours)")
      }
      done += batch.count
    }
    print("files compared with libxlutil: \(done), \(taken) of them taken, seed \(random.seed)")
    #expect(taken > done / 4, "most of the files are broken; the comparison says little")
  }

  @Test func agreesOnTheCorpus() throws {
    let texts = try ConfigCorpus.files()
    for (text, theirs) in zip(texts, try ConfigOracle.answers(texts.map(\.bytes))) {
      let ours = ConfigOracle.ours(text.bytes)
      #expect(ours == theirs, "\(text.name)")
      if text.name.hasPrefix("ok/") { #expect(theirs.hasPrefix("ok"), "\(text.name)") }
    }
  }

  /// Lists in lists, around the depth at which the library's parser has no more room.
  @Test func agreesOnDepth() throws {
    var texts: [String] = []
    for (open, most) in [
      ("[", 4_996), ("[1,", 1_999), ("[\n", 4_996), ("['x',[],", 1_998), ("[1\n,#\n", 1_998),
    ] {
      for depth in [most - 3, most - 2, most - 1, most, most + 1, most + 2, most + 3] {
        texts.append("a=" + String(repeating: open, count: depth) + String(repeating: "]", count: depth))
        texts.append(
          "\n;b=2\na+=" + String(repeating: open, count: depth) + String(repeating: "]", count: depth)
        )
      }
    }
    let answers = try ConfigOracle.answers(texts.map { Array($0.utf8) })
    for (text, theirs) in zip(texts, answers) {
      let ours = ConfigReading(ConfigSyntax(SourceText(text))).verdict
      #expect((ours == .accepts) == theirs.hasPrefix("ok"), "\(text.prefix(24))…, \(text.utf8.count) bytes")
    }
  }
}
