import Testing
import XLModel
import XLSyntax
import XLTestKit
import XLText

/// Random sentences of grammar/xlcfg.abnf: libxlutil takes each, and so do we, without a problem.
@Suite(.needsLibxlHeaders) struct ConfigGrammarTests {
  @Test func everySentenceIsTaken() throws {
    let grammar = try ABNF(file: "grammar/xlcfg.abnf")
    var random = Seeded.fromEnvironment()
    print("xlcfg grammar: XLPLUG_SEED=\(random.seed)")
    let texts = (0..<2_000).map { _ in grammar.sentence(of: "file", using: &random) }
    for text in texts {
      let syntax = ConfigSyntax(SourceText(text))
      if let problem = syntax.problems.first {
        let shown = String(decoding: text, as: UTF8.self).debugDescription
        Issue.record("\(problem.kind) at \(problem.range) of \(shown), seed \(random.seed)")
      }
    }
    // A string added to a list is grammar, and still refused; single settings cannot have that.
    let single = (0..<2_000).map { _ in grammar.sentence(of: "line", using: &random) }.filter { text in
      !ConfigReading(ConfigSyntax(SourceText(text))).entries.contains { $0.setting.isAppending }
    }
    #expect(single.count > 1_000)
    for (text, answer) in zip(single, try ConfigOracle.answers(single))
    where answer != ConfigOracle.ours(text) {
      let shown = String(decoding: text, as: UTF8.self).debugDescription
      Issue.record("\(shown)\n  xlu:  \(answer)\n  ours: \(ConfigOracle.ours(text)), seed \(random.seed)")
    }
    for answer in try ConfigOracle.answers(single) { #expect(answer.hasPrefix("ok"), "seed \(random.seed)") }
  }
}
