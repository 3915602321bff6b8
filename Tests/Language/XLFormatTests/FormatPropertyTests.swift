import Foundation
import Testing
import XLFormat
import XLModel
import XLSyntax
import XLTestKit
import XLText

/// What holds of any text: formatting twice is formatting once, xl reads the same, and edits lead there.
@Suite struct FormatPropertyTests {
  /// What is wrong with how a text is formatted; nil where nothing is.
  private static func complaint(_ bytes: [UInt8]) -> String? {
    let source = SourceText(bytes)
    let (before, formatted) = (ConfigReading(ConfigSyntax(source)), FormattedConfig(ConfigSyntax(source)))
    let after = ConfigReading(ConfigSyntax(formatted.text))
    if FormattedConfig(after.syntax).text != formatted.text { return "formatting it again changes it" }
    if settings(before) != settings(after) { return "its settings change" }
    if before.verdict != after.verdict, !mayBeMended(before) {
      return "\(before.verdict) becomes \(after.verdict)"
    }
    let edits = formatted.edits
    if source.applying(edits) != formatted.text { return "its edits do not lead to the formatted text" }
    if edits.contains(where: { Array(source[$0.range]) == $0.replacement }) {
      return "an edit changes nothing"
    }
    return nil
  }

  /// Whether xl refuses a text for something that formatting takes away.
  private static func mayBeMended(_ reading: ConfigReading) -> Bool {
    reading.verdict != .accepts
      && reading.syntax.problems.contains {
        $0.kind == .carriageReturn || $0.kind == .byteOrderMark || $0.kind == .unendedComment
      }
  }

  /// Name, operator and decoded value of each setting; nil stands for the end of a list.
  private static func settings(_ reading: ConfigReading) -> [[[UInt8]?]] {
    reading.entries.map { entry in
      var words: [[UInt8]?] = [Array(entry.name), entry.setting.isAppending ? [0x2B] : []]
      var rest: [ConfigValue?] = [entry.value]
      while let next = rest.popLast() {
        guard let value = next else {
          words.append(nil)
          continue
        }
        if value.kind == .list {
          words.append([0x5B])
          rest.append(nil)
          rest += value.elements.reversed().map { Optional($0) }
        } else {
          words.append(value.text?.bytes ?? Array(reading.syntax.bytes(in: value.range)))
        }
      }
      return words
    }
  }

  @Test func textsOfTheCorpus() throws {
    let texts = try ConfigCorpus.files() + ConfigCorpus.cases()
    #expect(texts.count > 400)
    for text in texts {
      let complaint = Self.complaint(text.bytes)
      #expect(complaint == nil, "\(text.name)")
    }
  }

  @Test func generatedTexts() {
    let random = Seeded.fromEnvironment()
    print("format: XLPLUG_SEED=\(random.seed)")
    var sentences = ConfigSentences(random: random)
    for _ in 0..<Seeded.count("XLPLUG_FORMAT_FILES", or: 5_000) {
      let text = sentences.next()
      guard let complaint = Self.complaint(text) else { continue }
      Issue.record(
        "\(String(decoding: text, as: UTF8.self).debugDescription): \(complaint), seed \(random.seed)"
      )
    }
  }

  @Test func changedTextsOfTheCorpus() throws {
    var random = Seeded.fromEnvironment()
    let texts = try ConfigCorpus.files().filter { $0.bytes.count < 2_000 }
    let bytes = Array("a1 \n\n#;,=[]\"'\\\r\t?".utf8)
    for _ in 0..<Seeded.count("XLPLUG_FORMAT_FILES", or: 1_000) {
      var text = random.pick(texts).bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0...text.count, using: &random)
        let end = min(text.count, place + Int.random(in: 0...3, using: &random))
        text.replaceSubrange(place..<end, with: random.chance(1, in: 2) ? [random.pick(bytes)] : [])
      }
      guard let complaint = Self.complaint(text) else { continue }
      let shown = String(decoding: text, as: UTF8.self).debugDescription
      Issue.record("\(shown): \(complaint), seed \(random.seed)")
    }
  }

  /// A part that is formatted alone changes no meaning, and nothing that formatting the rest would not.
  @Test func partsOfTexts() {
    var random = Seeded.fromEnvironment()
    var sentences = ConfigSentences(random: random)
    for _ in 0..<2_000 {
      let source = SourceText(sentences.next())
      let start = Int.random(in: 0...source.bytes.count, using: &random)
      let range = ByteRange(start, Int.random(in: start...source.bytes.count, using: &random))
      let formatted = FormattedConfig(ConfigSyntax(source))
      let part = ConfigSyntax(source.applying(formatted.edits(in: range)))
      let shown = "\(String(decoding: source.bytes, as: UTF8.self).debugDescription), \(range)"
      let isSame = Self.settings(ConfigReading(part)) == Self.settings(ConfigReading(formatted.syntax))
      #expect(isSame, "\(shown): its settings change, seed \(sentences.seed)")
      #expect(FormattedConfig(part).text == formatted.text, "\(shown): differs, seed \(sentences.seed)")
    }
  }

  /// The library itself reads the same settings from both, but for their lines.
  @Test(.needsLibxlHeaders) func libxlutilReadsTheSame() throws {
    let random = Seeded.fromEnvironment()
    var sentences = ConfigSentences(random: random)
    let texts = (0..<2_000).map { _ in sentences.next() }
    let formatted = texts.map { FormattedConfig(ConfigSyntax(SourceText($0))).text.bytes }
    let (before, after) = (try ConfigOracle.answers(texts), try ConfigOracle.answers(formatted))
    var taken = 0
    for (index, text) in texts.enumerated() where before[index].hasPrefix("ok") {
      taken += 1
      if Self.withoutLines(before[index]) == Self.withoutLines(after[index]) { continue }
      let shown = String(decoding: text, as: UTF8.self).debugDescription
      Issue.record("seed \(random.seed): \(shown)\n  before: \(before[index])\n  after:  \(after[index])")
    }
    #expect(taken > 500)
  }

  private static func withoutLines(_ answer: String) -> String {
    answer.replacing(#/(\+?=) \d+/#) { $0.output.1 }
  }
}
