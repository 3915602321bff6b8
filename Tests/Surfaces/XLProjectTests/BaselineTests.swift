import Testing
import XLCheck
import XLProject
import XLReport
import XLRules
import XLText

/// Baselines: written, read, and what is wrong with them.
@Suite struct BaselineTests {
  private static func entry(_ path: [UInt8], _ code: UInt16, _ digest: UInt64) -> Baseline.Entry {
    Baseline.Entry(path: path, ProblemFingerprint(code: DiagnosticCode(code), digest: digest))
  }

  @Test func whatIsWrittenIsRead() {
    let entries = [
      Self.entry(Array("b c.cfg".utf8), 3001, .max), Self.entry(Array("a\\\n\r.cfg".utf8), 1, 0),
      Self.entry([0xFF, 0xFE], 9999, 0x0123_4567_89AB_CDEF),
    ]
    let text = Baseline.text(of: entries)
    #expect(Baseline.text(of: entries.reversed()) == text)
    let read = Baseline(SourceText(text))
    #expect(read.diagnostics.isEmpty)
    #expect(Set(read.entries.keys) == Set(entries))
  }

  @Test(arguments: [
    "x", "XL3001", "XL3001 0123456789abcdef", "XL3001 0123456789abcdeg a", "XL30011 0123456789abcdef a",
  ])
  func otherLinesAreNone(_ line: String) {
    let read = Baseline(SourceText("# remark\n\n\(line)\n"))
    #expect(read.entries.isEmpty)
    #expect(read.diagnostics.map(\.code) == [UnreadableBaseline.code])
    #expect(read.diagnostics.first?.range.start == 10)
  }

  @Test func settledProblemsOfFilesThatWereSeenAreNamed() {
    let (seen, gone, elsewhere) = (
      Self.entry([0x61], 1, 1), Self.entry([0x61], 1, 2), Self.entry([0x62], 1, 3)
    )
    let read = Baseline(SourceText(Baseline.text(of: [seen, gone, elsewhere])))
    let settled = read.settled(seen: [seen], in: [[0x61]])
    #expect(settled.map(\.code) == [SettledBaseline.code])
    #expect(settled.first?.range == read.entries[gone])
  }
}
