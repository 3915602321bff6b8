import Testing
import XLCheck
import XLModel
import XLRules
import XLSyntax
import XLTestKit
import XLText

/// What is true of the rules about entries, whatever the file.
@Suite struct DeviceRulePropertyTests {
  /// Every problem of an entry is told by one rule, at its place; fixes can be applied.
  @Test func eachProblemIsToldOnce() throws {
    var sentences = FormatSentences(Seeded.fromEnvironment())
    print("device rules: XLPLUG_SEED=\(sentences.seed)")
    for _ in 0..<Seeded.count("XLPLUG_RULE_RUNS", or: 2000) {
      let sentence = sentences.next()
      let text = SourceText(sentence.file)
      for xen in [XenVersion.oldest, .newest] {
        let checked = CheckedConfig(text, options: CheckOptions(xen: xen))
        let told = checked.diagnostics.filter { (3100...3199).contains($0.code.number) }
        let reading = ConfigReading(ConfigSyntax(text))
        let problems = DomainReading(reading, xen: xen).problems.filter {
          if case .entry = $0.kind { true } else { false }
        }
        let places = problems.map(\.range.start).sorted()
        #expect(told.map(\.range.start).sorted() == places, "\(sentence), \(xen), seed \(sentences.seed)")
        for diagnostic in told {
          #expect(diagnostic.range.end <= text.bytes.count)
          for fix in diagnostic.fixes { #expect(text.applying(fix.edits) != text, "\(diagnostic)") }
        }
      }
    }
  }
}
