import LibYAML
import Testing
import XLTestKit
import XLText

/// YAML texts as values with places, and the reasons why others are none.
@Suite struct YAMLDocumentTests {
  /// A value as lines: what it is, and the bytes of the text that it stands in.
  private static func shown(_ text: String) -> String {
    let source = SourceText(text)
    let document = YAMLDocument(source)
    var lines: [String] = []
    if let problem = document.problem {
      lines.append("problem at \(problem.range): \(problem.description)")
    }
    func add(_ node: YAMLNode, _ depth: Int) {
      let indent = String(repeating: "  ", count: depth)
      let stands = VisibleText(source[node.range]).shown
      switch node.kind {
      case .scalar(let bytes, let isPlain):
        lines.append("\(indent)\(isPlain ? "plain" : "quoted") '\(VisibleText(bytes).shown)' <- \(stands)")
      case .sequence(let items):
        lines.append("\(indent)sequence <- \(stands)")
        for item in items { add(item, depth + 1) }
      case .mapping(let entries):
        lines.append("\(indent)mapping <- \(stands)")
        for entry in entries {
          add(entry.key, depth + 1)
          add(entry.value, depth + 2)
        }
      }
    }
    if let root = document.root { add(root, 0) }
    return lines.joined(separator: "\n")
  }

  @Test func placesAreBytes() {
    Expect(
      """
      mapping <- xen: 4.10\\n"targét": ['é😀', off]\\r\\nlast: # größe\\n  - a\\n  - b: "\\u{2028}c"
        plain 'xen' <- xen
          plain '4.10' <- 4.10
        quoted 'targét' <- "targét"
          sequence <- ['é😀', off]
            quoted 'é😀' <- 'é😀'
            plain 'off' <- off
        plain 'last' <- last
          sequence <- - a\\n  - b: "\\u{2028}c"
            plain 'a' <- a
            mapping <- b: "\\u{2028}c"
              plain 'b' <- b
                quoted '\\u{2028}c' <- "\\u{2028}c"
      """
    ).check(
      Self.shown("xen: 4.10\n\"targét\": ['é😀', off]\r\nlast: # größe\n  - a\n  - b: \"\u{2028}c\"\n\n")
    )
  }

  @Test func byteOrderMarkIsNoProblem() {
    Expect(
      """
      mapping <- é: ü
        plain 'é' <- é
          plain 'ü' <- ü
      """
    ).check(Self.shown("\u{FEFF}é: ü\n"))
  }

  @Test func problemsHavePlaces() {
    let texts = [
      "a: &x 1\n", "a: *x\n", "a: !!int 1\n", "--- a\n--- b\n", "é: [1, 2\n", "a: b: c\n", "\ta: 1\n",
      "é: \"\\q\"\n", "é\u{1}\n", "a: é\0\n", "%YAML 3.0\n---\na\n", "é: 1\n é: 2\n", "",
    ]
    Expect(
      """
      a: &x 1\\n
        problem at 3..<7: anchors and aliases are not supported; write the value instead
      a: *x\\n
        problem at 3..<5: anchors and aliases are not supported; write the value instead
      a: !!int 1\\n
        problem at 3..<10: tags are not supported; write the value without a tag
      --- a\\n--- b\\n
        problem at 6..<9: a second document begins here; only one is supported
      é: [1, 2\\n
        problem at 10..<10: did not find expected ',' or ']' (while parsing a flow sequence)
      a: b: c\\n
        problem at 4..<5: mapping values are not allowed in this context
      \\ta: 1\\n
        problem at 0..<1: found character that cannot start any token (while scanning for the next token)
      é: "\\q"\\n
        problem at 5..<6: found unknown escape character (while parsing a quoted scalar)
      é\\x01\\n
        problem at 2..<3: control characters are not allowed
      a: é\\x00\\n
        problem at 5..<6: control characters are not allowed
      %YAML 3.0\\n---\\na\\n
        problem at 0..<1: found incompatible YAML document
      é: 1\\n é: 2\\n
        problem at 9..<10: mapping values are not allowed in this context

        
      """
    ).check(texts.map { "\(VisibleText($0.utf8).shown)\n  \(Self.shown($0))" }.joined(separator: "\n"))
  }

  @Test func limitsHold() {
    func problem(_ text: String) -> YAMLProblem.Kind? { YAMLDocument(SourceText(text)).problem?.kind }
    func lists(_ count: Int) -> String {
      String(repeating: "[", count: count) + String(repeating: "]", count: count)
    }
    #expect(problem(lists(YAMLDocument.depthMax)) == nil)
    #expect(problem(lists(YAMLDocument.depthMax + 1)) == .tooDeep)
    func many(_ count: Int) -> String { "[" + String(repeating: "1,", count: count) + "]" }
    #expect(problem(many(YAMLDocument.nodeCountMax - 1)) == nil)
    #expect(problem(many(YAMLDocument.nodeCountMax)) == .tooManyNodes(YAMLDocument.nodeCountMax))
    let comment = "#" + String(repeating: "x", count: YAMLDocument.byteCountMax - 1)
    #expect(problem(comment) == nil)
    #expect(problem(comment + "x") == .tooLong(YAMLDocument.byteCountMax))
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: ["[", "{", "- ", "? ", "\"", "[{a: ", "&a ", "!a ", "a: ", "|\n", "\r", "é"]
  )
  func hostileTextsAreAnswered(_ piece: String) {
    let text = String(repeating: piece, count: YAMLDocument.byteCountMax / piece.utf8.count)
    let document = YAMLDocument(SourceText(text))
    #expect(document.root == nil || document.problem == nil)
  }

  @Test func anyBytesAreAnswered() {
    var random = Seeded.fromEnvironment()
    let alphabet =
      Array("abé:-[]{},#&*!|>'\"%@`?\\ \n\r\t~0.\u{FEFF}\u{85}".utf8) + [0, 0x80, 0xFE, 0xFF, 0x7F]
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        alphabet[Int.random(in: alphabet.indices, using: &random)]
      }
      let text = SourceText(bytes)
      let document = YAMLDocument(text)
      #expect((document.problem?.range.end ?? 0) <= bytes.count, "XLPLUG_SEED=\(random.seed)")
      #expect(document.problem == nil || document.root == nil)
      if let root = document.root { Self.checkPlaces(root, in: text.range) }
    }
  }

  private static func checkPlaces(_ node: YAMLNode, in outer: ByteRange) {
    #expect(node.range.start >= outer.start && node.range.end <= outer.end, "\(node)")
    switch node.kind {
    case .scalar: break
    case .sequence(let items): for item in items { checkPlaces(item, in: node.range) }
    case .mapping(let entries):
      for entry in entries {
        checkPlaces(entry.key, in: node.range)
        checkPlaces(entry.value, in: node.range)
      }
    }
  }
}
