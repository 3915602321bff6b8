import Testing
import XLSyntax
import XLTestKit
import XLText

@Suite struct VifSyntaxTests {
  private func shown(_ syntax: VifSyntax) -> String {
    syntax.tokens.map { token in
      let text = String(decoding: syntax.text[token.range], as: UTF8.self).replacing("\0", with: "␀")
      return "\(token.kind)'\(text)'"
    }.joined(separator: " ")
  }

  @Test func cutsAtCommas() {
    let strings = ["mac=a,bridge=b", ",,  a = b ,,trusted,", "  ,  x", "a==b", ",", ""]
    Expect(
      """
      key'mac' equals'=' value'a' separator',' key'bridge' equals'=' value'b'
      separator',,' space'  ' key'a ' equals'=' value' b ' separator',,' bare'trusted' separator','
      space'  ' bare'' separator',' space'  ' bare'x'
      key'a' equals'=' value'=b'
      separator','

      """
    ).check(strings.map { shown(VifSyntax(SourceText($0))) }.joined(separator: "\n"))
  }

  @Test func leavesWordsWhole() {
    Expect(
      """
      key'mac' equals'=' value'a,bridge=b' separator'␀' bare' trusted'
      bare''
      bare'' separator'␀' bare''
      """
    ).check(
      ["mac=a,bridge=b\0 trusted", "", "\0"].map { shown(VifSyntax(joinedWords: SourceText($0))) }.joined(
        separator: "\n"
      )
    )
  }

  @Test func coversEveryByte() {
    var random = Seeded.fromEnvironment()
    print("vif tokens: XLPLUG_SEED=\(random.seed)")
    for _ in 0..<Seeded.count("XLPLUG_DIFFERENTIAL", or: 20_000) / 10 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        Array(", =ab\0\t\u{E9}".utf8).randomElement(using: &random) ?? 0
      }
      let text = SourceText(bytes)
      for syntax in [VifSyntax(text), VifSyntax(joinedWords: text)] {
        var offset = 0
        for token in syntax.tokens {
          #expect(token.range.start == offset, "seed \(random.seed)")
          offset = token.range.end
        }
        #expect(offset == bytes.count, "seed \(random.seed)")
      }
    }
  }
}
