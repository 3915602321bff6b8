import Testing

/// The lists of diagnostic codes: the numbers are a promise, so each is there once, used, and seen in a test.
@Suite struct CodeTests {
  private struct Code {
    var file: Checkout.File
    var line: Int
    var name: String
    var number: Int

    /// Whether nothing gets it any more; its comment says so, and where the problem went.
    var isRemoved: Bool { file.lines[line - 2].contains("/// Removed; ") }

    /// As people see it.
    var text: String { "XL" + String(repeating: "0", count: 4 - String(number).count) + String(number) }
  }

  private static let codes: [Code] = Checkout.sources.filter {
    $0.isBelow("Sources") && $0.name.hasSuffix("Codes.swift")
  }.flatMap { file in
    file.bare.lines.enumerated().compactMap { index, line in
      guard let match = line.wholeMatch(of: #/\s*case (\w+) = (\d{1,4})/#) else { return nil }
      let number = Int(match.output.2) ?? 0
      return Code(file: file, line: index + 1, name: String(match.output.1), number: number)
    }
  }

  @Test func numbersAreUnique() {
    #expect(Self.codes.count > 50, "the lists are not found")
    let groups = Dictionary(grouping: Self.codes, by: \.number).values.filter { $0.count > 1 }
    Finding.report(
      groups.flatMap { $0.dropFirst() }.map {
        Finding($0.file, $0.line, "\($0.text) is taken; give it the next number")
      }
    )
  }

  @Test func everyCodeIsUsed() {
    let used = Checkout.sources.filter { $0.isBelow("Sources") }
    Finding.report(
      Self.codes.filter { code in
        !code.isRemoved && !used.contains { $0.path != code.file.path && $0.names(".\(code.name)") }
      }.map {
        Finding($0.file, $0.line, "nothing gives '\($0.name)'; remove it, and never give its number again")
      }
    )
  }

  @Test func everyCodeIsSeenInATest() {
    // The examples of a page are run by RuleListTests.
    let pages = "Sources/Language/XLRules/Rules"
    let tests = Checkout.files.filter { $0.isTest || $0.isBelow("grammar/corpus") || $0.isBelow(pages) }
    Finding.report(
      Self.codes.filter { code in
        !tests.contains { $0.text.contains(code.text) || $0.names(".\(code.name)") }
      }.map {
        Finding(
          $0.file,
          $0.line,
          "no test shows \($0.text) '\($0.name)'; add the string that gets it to a snapshot"
        )
      }
    )
  }
}

extension Checkout.File {
  /// Whether a name stands in the text with no further letter behind it.
  func names(_ word: String) -> Bool {
    text.ranges(of: word).contains { found in
      guard found.upperBound < text.endIndex else { return true }
      let next = text[found.upperBound]
      return !next.isLetter && !next.isNumber && next != "_"
    }
  }
}
