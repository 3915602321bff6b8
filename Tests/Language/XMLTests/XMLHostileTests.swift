import Foundation
import Testing
import XLTestKit
import XLText
import XML

/// Generated texts, most of them broken: no crash, ranges inside the text, and nothing is read that expat
/// refuses.
@Suite struct XMLHostileTests {
  private static let pieces = [
    "<a>", "</a>", "<a b='", "'", "\"", "/>", ">", "<", "&lt;", "&#65;", "&", ";", "<!--", "-->", "<![CDATA[",
    "]]>", "<?p ", "?>", "<?xml version='1.0'?>", "<!DOCTYPE a>", " ", "\n", "x", "é", "\u{1}", "=", "b=",
    "<b c='1'/>",
    "<a b='1'>", "</b>", "<b>",
  ]

  private func texts(_ random: inout Seeded) -> [String] {
    (0..<2000).map { _ in
      let inner = (0..<Int.random(in: 0...9, using: &random)).map { _ in random.pick(Self.pieces) }.joined()
      return random.chance(1, in: 2) ? inner : "<r>\(inner)</r>"
    }
  }

  private static let script = """
    import json, sys
    from xml.parsers import expat

    def accepts(text):
        try:
            expat.ParserCreate("UTF-8").Parse(text.encode(), True)
            return True
        except expat.ExpatError:
            return False

    # Several elements may follow each other at the top, so each text is in one more element.
    print(json.dumps([accepts("<top>" + text + "</top>") for text in json.load(sys.stdin)]))
    """

  @Test func whatIsReadIsXML() throws {
    var random = Seeded.fromEnvironment()
    let all = texts(&random).filter { !$0.contains("<?xml") && !$0.contains("<!DOCTYPE") }
    let input = try JSONSerialization.data(withJSONObject: all)
    let result = try runCommand(["python3", "-c", Self.script], input: input)
    let accepted = try #require(try JSONSerialization.jsonObject(with: Data(result.text.utf8)) as? [Bool])
    var readCount = 0
    for (text, isXML) in zip(all, accepted) {
      let isRead = XMLReading(SourceText("<top>\(text)</top>")).problem == nil
      if isRead { readCount += 1 }
      #expect(isRead == isXML, "seed \(random.seed): \(text)")
    }
    #expect(readCount > 100, "seed \(random.seed): \(readCount) texts are XML")
  }

  @Test func rangesAreInsideTheText() {
    var random = Seeded.fromEnvironment()
    for text in texts(&random) {
      var bytes = Array(text.utf8)
      if random.chance(1, in: 3), !bytes.isEmpty {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      let source = SourceText(bytes)
      let reading = XMLReading(source)
      #expect(reading.problem.map { $0.range.end <= bytes.count } ?? true, "seed \(random.seed): \(text)")
      #expect(reading.problem == nil || reading.elements.isEmpty)
    }
  }
}
