import Foundation
import Glibc
import JSON
import Testing
import XLCheck
import XLFormat
import XLModel
import XLReport
import XLSyntax
import XLTestKit
import XLText

/// Texts of any bytes are answered, in time that grows as they do, on a thread with little stack.
@Suite(.serialized) struct HostileTextTests {
  private static let isWhole = ProcessInfo.processInfo.environment["XLPLUG_HOSTILE"] == "1"

  /// Seconds of this thread's processor, which other work on the machine does not change.
  private static func seconds(_ work: () -> Void) -> Double {
    var (start, end) = (timespec(), timespec())
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &start)
    work()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end)
    return Double(end.tv_sec - start.tv_sec) + Double(end.tv_nsec - start.tv_nsec) / 1e9
  }

  private static func answer(_ bytes: [UInt8]) {
    let text = SourceText(bytes)
    let config = CheckedConfig(text, options: CheckOptions())
    for diagnostic in config.diagnostics {
      precondition(diagnostic.range.end <= text.bytes.count, "\(diagnostic.code) ends behind the text")
    }
    let formatted = FormattedConfig(config.syntax)
    precondition(FormattedConfig(ConfigSyntax(formatted.text)).isUnchanged, "formatting it again changes it")
  }

  /// Twice the text takes not much more than twice the time; four times would be the square.
  @Test(arguments: HostileText.allCases) func timeIsLinear(_ kind: HostileText) {
    let count = 16 << 10
    let texts = (kind.bytes(count), kind.bytes(4 * count))
    let once = Self.seconds { Self.answer(texts.0) }
    let fourTimes = Self.seconds { Self.answer(texts.1) }
    #expect(fourTimes < 9 * once + 0.2, "\(kind): \(once) s, and \(fourTimes) s for four times the text")
  }

  @Test func hundredThousandBracketsInEachOther() {
    let count = 100_000
    let brackets = String(repeating: "[", count: count) + String(repeating: "]", count: count)
    for text in [
      "a=\(brackets)\n", brackets, "a=" + String(repeating: "[", count: count), "a=1\n\(brackets)\nb=2",
    ] {
      let config = CheckedConfig(SourceText(text), options: CheckOptions())
      #expect(config.verdict == .rejects && !config.isAcceptable)
      Self.answer(Array(text.utf8))
    }
  }

  /// The deepest lists that xl takes are taken, shown as JSON, and given back, without recursion.
  @Test func deepestListsThatXLTakes() {
    let text = "a=" + String(repeating: "[", count: 4_900) + String(repeating: "]", count: 4_900) + "\n"
    let config = CheckedConfig(SourceText(text), options: CheckOptions())
    #expect(config.reading.verdict == .accepts)
    var output: [UInt8] = []
    ConfigDocument(config.reading).settings.write(to: &output)
    #expect(output.count == "[[\"a\",\"=\",,1]]".utf8.count + 9_800)
    Self.answer(Array(text.utf8))
  }

  @Test func millionQuotes() {
    for text in [HostileText.quotes.bytes(1_000_000), Array("a=".utf8) + HostileText.quotes.bytes(1_000_000)]
    {
      #expect(CheckedConfig(SourceText(text), options: CheckOptions()).verdict == .rejects)
    }
  }

  @Test func lineOfSixtyMebibytes() {
    let text = SourceText(HostileText.oneLine.bytes(60 << 20))
    let syntax = ConfigSyntax(text)
    #expect(syntax.problems.isEmpty && syntax.tokenCount == 4)
    #expect(FormattedConfig(syntax).text.bytes.count == text.bytes.count + 2)
  }

  @Test(.enabled(if: isWhole), arguments: HostileText.allCases) func wholeSize(_ kind: HostileText) {
    Self.answer(kind.bytes(ConfigLimits.byteCountMax))
  }
}
