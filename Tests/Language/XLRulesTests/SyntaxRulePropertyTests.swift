import Testing
import XLCheck
import XLModel
import XLSyntax
import XLTestKit
import XLText

/// What holds of the diagnostics of any text.
@Suite struct SyntaxRulePropertyTests {
  private static let pieces = [
    "a", "memory", "=", "+=", " ", "\n", "\"x\"", "'y'", "[", "]", ",", ";", "#", "1", "0x1F", "512M", "-1",
    "(", ")",
    "{", "}", ":", "%", "+", "*", "\\", "\"", "'", "\r\n", "\r", "“", "”", "\u{A0}", "é", "True", "if", "for",
    "in", "def f():",
    "print", "\t", ".", "/", "//", "/*", "*/", "$", "@", "\0", "\"\\x41\"", "\"\\q\"", "'''", "range(3)",
    "x.y", "==", "\u{FEFF}",
    "disk = [ \"/a,raw,xvda,w\" ]\n", "vif = [ \"bridge=a\" ]\n", "a = [1]\n", "a += \"x\"\n",
  ]

  private func check(_ text: SourceText, _ origin: String) {
    let checked = CheckedConfig(text, options: CheckOptions())
    for diagnostic in checked.diagnostics {
      let ranges = [diagnostic.range] + diagnostic.notes.compactMap(\.range)
      #expect(ranges.allSatisfy { $0.end <= text.bytes.count }, "\(origin): \(diagnostic)")
      for fix in diagnostic.fixes {
        #expect(!fix.edits.isEmpty, "\(origin): \(diagnostic)")
        _ = text.applying(fix.edits)
      }
    }
    if checked.reading.verdict != .accepts {
      #expect(!checked.isAcceptable, "\(origin): xl \(checked.reading.verdict), and nothing is said")
    }
  }

  /// Whatever xl refuses gets an error; places and edits lie inside of the text.
  @Test func whatXLRefusesIsTold() {
    var random = Seeded.fromEnvironment()
    for round in 0..<4000 {
      let count = Int.random(in: 0...24, using: &random)
      let text = (0..<count).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
      check(SourceText(text), "seed \(random.seed) round \(round) \(text.debugDescription)")
    }
  }

  @Test func anyBytesAreAnswered() {
    var random = Seeded.fromEnvironment()
    for round in 0..<1000 {
      let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      check(SourceText(bytes), "seed \(random.seed) round \(round) \(bytes)")
    }
  }
}
