import Testing

/// Each kind of problem is led to its rule by name, so that the compiler asks for the line of a new one.
@Suite struct ExhaustiveTests {
  @Test func switchesOverProblems() {
    let sources = Checkout.sources.filter { $0.isBelow("Sources") && $0.suffix == "swift" }
    Finding.report(sources.flatMap { Self.defaults($0.bare.lines, of: $0) })
  }

  /// The `default`s of switches over a problem, or over itself in an extension of one.
  private static func defaults(_ lines: [String], of file: Checkout.File) -> [Finding] {
    var isOfProblem = false
    // By the column of the switch, which its cases share.
    var open: [Int: Bool] = [:]
    return lines.enumerated().compactMap { index, line in
      let column = line.prefix { $0 == " " }.count
      if column == 0, line.contains("{") {
        isOfProblem = line.contains(#/^(\w+ )*(extension|enum|struct) [\w.]*(Problem|Refusal|Mistake)\b/#)
      }
      if let found = line.firstMatch(of: #/\bswitch (.+) \{$/#) {
        let isItself = isOfProblem && (found.1 == "self" || found.1 == "kind" || found.1 == "reason")
        let subject = #/(^|\.)\w*([pP]roblem|[mM]istake)s?(\[\w+\])?(\.kind)?$/#
        open[column] = isItself || found.1.contains(subject)
      }
      guard line.contains(#/^ *default:/#), open[column] ?? false else { return nil }
      return Finding(file, index + 1, "a 'default' takes problems without a rule; name the others")
    }
  }

  /// The finding itself, on a text made for it.
  @Test func defaultsAreFound() {
    let file = Checkout.File(
      path: "Sources/A.swift",
      text: """
        extension DiskProblem {
          var a: Int {
            switch self {
            case .one: 1
            default: 2
            }
          }
        }
        extension DiskWord {
          func b(_ problem: NicProblem) -> Int {
            switch self {
            default: 2
            }
            switch problem.kind {
            case .one:
              switch self {
              default: 1
              }
            default: 2
            }
          }
        }
        """
    )
    #expect(Self.defaults(file.bare.lines, of: file).map(\.line) == [5, 19])
  }
}
