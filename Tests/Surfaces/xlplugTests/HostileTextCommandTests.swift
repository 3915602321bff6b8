import Foundation
import Testing
import XLTestKit

/// The command, given texts that nobody would write.
@Suite struct HostileTextCommandTests {
  private static let verbs = [["fmt", "-"], ["parse", "cfg", "--json", "-"], ["lint", "--quiet", "-"]]

  /// The whole size takes minutes where the command is built for debugging.
  private static let mebibytes = ProcessInfo.processInfo.environment["XLPLUG_HOSTILE"] == "1" ? 60 : 2

  @Test func answersThem() throws {
    let texts: [(String, Data)] = [
      ("brackets", Data("a=".utf8) + Data(repeating: 0x5B, count: 100_000)),
      (
        "closed brackets",
        Data((String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)).utf8)
      ),
      (
        "deep",
        Data("a=\(String(repeating: "[", count: 4_900))\(String(repeating: "]", count: 4_900))\n".utf8)
      ),
      ("quotes", Data(repeating: 0x22, count: 1_000_000)),
      ("hashes", Data(repeating: 0x23, count: Self.mebibytes << 20)),
      ("long", Data("a='".utf8) + Data(repeating: 0x78, count: Self.mebibytes << 20) + Data("'\n".utf8)),
    ]
    for (name, text) in texts {
      for verb in Self.verbs {
        let result = try XLPlugCommand.run(verb, input: text)
        #expect(
          result.status == 0 || result.status == 1,
          "\(verb) of \(name): \(result.status) \(result.errorText)"
        )
        #expect(!result.output.isEmpty || verb[0] == "lint", "\(verb) of \(name)")
      }
    }
  }

  @Test func refusesMoreThanItReads() throws {
    let text = Data(repeating: 0x0A, count: (64 << 20) + 1)
    for verb in Self.verbs {
      let result = try XLPlugCommand.run(verb, input: text)
      #expect(
        [2, 3].contains(result.status) && result.errorText.contains("more than"),
        "\(verb): \(result.errorText)"
      )
    }
  }
}
