import Testing
import XLCheck
import XLModel
import XLTestKit
import XLText

/// Random sentences of grammar/vif.abnf: xl takes each without a word, and so do we say.
@Suite struct NicGrammarTests {
  @Test func everySentenceIsAccepted() throws {
    let grammar = try ABNF(file: "grammar/vif.abnf")
    var random = Seeded.fromEnvironment()
    print("vif grammar: XLPLUG_SEED=\(random.seed)")
    for _ in 0..<2_000 {
      let string = SourceText(grammar.sentence(of: "vif-string", using: &random))
      let word = SourceText(grammar.sentence(of: "vif-word", using: &random))
      for nic in [CheckedNic(string), CheckedNic(words: [word])] where nic.verdict != .accepts {
        Issue.record("'\(VisibleText(nic.text.bytes).shown)' is told as \(nic.verdict), seed \(random.seed)")
      }
    }
  }

  @Test func theGrammarKnowsEveryKey() throws {
    let grammar = try ABNF(file: "grammar/vif.abnf")
    var random = Seeded(1)
    var missing = Set(NicKey.all.filter { $0 != .netdev && $0 != .accel }.map(\.name))
    for _ in 0..<60_000 where !missing.isEmpty {
      let sentence = grammar.sentence(of: "vif-word", using: &random)
      missing.remove(String(decoding: sentence.prefix { $0 != UInt8(ascii: "=") }, as: UTF8.self))
    }
    #expect(missing.isEmpty)
  }
}
