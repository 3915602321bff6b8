import LibYAML
import Testing
import XLTestKit
import XLText

/// Several documents and aliases, where the options allow them.
@Suite struct YAMLAliasTests {
  private static let options = YAMLOptions(takesDocuments: true, expandsAliases: true)

  /// A value on one line; `<-` shows where scalars are, and `*` where an alias repeats a value.
  private static func shown(_ text: String, options: YAMLOptions = Self.options) -> String {
    let source = SourceText(text)
    let document = YAMLDocument(source, options: options)
    if let problem = document.problem { return "\(problem.range): \(problem.description)" }
    func shown(_ node: YAMLNode) -> String {
      let alias = node.alias.map { "(\(VisibleText(source[$0]).shown))" } ?? ""
      return switch node.kind {
      case .scalar(let bytes, _):
        "\(VisibleText(bytes).shown)<-\(VisibleText(source[node.range]).shown)\(alias)"
      case .sequence(let items): "[\(items.map(shown).joined(separator: ", "))]\(alias)"
      case .mapping(let entries):
        "{\(entries.map { "\(shown($0.key)): \(shown($0.value))" }.joined(separator: ", "))}\(alias)"
      }
    }
    return document.documents.map(shown).joined(separator: " | ")
  }

  @Test func aliasesRepeatValues() {
    let texts = [
      "--- a\n--- b\n", "---\n---\nb\n...\n", "- &x 1\n- *x\n", "a: &x\n  b: 1\nc: *x\n",
      "a: &x # here\n  - 1\nc: [*x, *x]\n", "a: &x\nb: *x\n", "- &x 1\n- &x 2\n- *x\n", "&k a: 1\nb: *k\n",
      "--- &x 1\n--- *x\n", "- *y\n", "&x [*x]\n", "a: {<<: {b: 1}}\n", "a: {'<<': 1}\n", "- !t a\n",
    ]
    Expect(
      """
      --- a\\n--- b\\n
        a<-a | b<-b
      ---\\n---\\nb\\n...\\n
        <- | b<-b
      - &x 1\\n- *x\\n
        [1<-1, 1<-1(*x)]
      a: &x\\n  b: 1\\nc: *x\\n
        {a<-a: {b<-b: 1<-1}, c<-c: {b<-b: 1<-1}(*x)}
      a: &x # here\\n  - 1\\nc: [*x, *x]\\n
        {a<-a: [1<-1], c<-c: [[1<-1](*x), [1<-1](*x)]}
      a: &x\\nb: *x\\n
        {a<-a: <-, b<-b: <-(*x)}
      - &x 1\\n- &x 2\\n- *x\\n
        [1<-1, 2<-2, 2<-2(*x)]
      &k a: 1\\nb: *k\\n
        {a<-a: 1<-1, b<-b: a<-a(*k)}
      --- &x 1\\n--- *x\\n
        13..<15: unknown alias 'x'; expected the name of an anchor before it
      - *y\\n
        2..<4: unknown alias 'y'; expected the name of an anchor before it
      &x [*x]\\n
        4..<6: unknown alias 'x'; expected the name of an anchor before it
      a: {<<: {b: 1}}\\n
        4..<6: the merge key '<<' is not supported; write the keys and values instead
      a: {'<<': 1}\\n
        {a<-a: {<<<-'<<': 1<-1}}
      - !t a\\n
        2..<6: tags are not supported; write the value without a tag
      """
    ).check(texts.map { "\(VisibleText($0.utf8).shown)\n  \(Self.shown($0))" }.joined(separator: "\n"))
  }

  /// Each value is ten times the one before it: few bytes for a billion values.
  @Test(.timeLimit(.minutes(1))) func aliasesOfAliasesStopAtTheLimit() {
    var text = "a0: &a0 [x]\n"
    for level in 1...9 {
      let items = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(items)]\n"
    }
    var options = Self.options
    options.nodeLimit = 1_000_000
    let problem = YAMLDocument(SourceText(text), options: options).problem
    #expect(problem?.kind == .tooManyNodes(1_000_000))
    #expect(problem.map { SourceText(text)[$0.range].elementsEqual("*a5".utf8) } == true)
  }

  @Test func aliasesCountForTheDepth() {
    let half = String(repeating: "[", count: 40) + String(repeating: "]", count: 40)
    let deep = String(repeating: "[", count: 30) + "*x" + String(repeating: "]", count: 30)
    let source = SourceText("- &x \(half)\n- \(deep)\n")
    #expect(YAMLDocument(source, options: Self.options).problem?.kind == .tooDeep)
  }

  /// A short text must not become a long one: the bytes of a repeated value count each time.
  @Test func bytesOfRepeatedValues() {
    let long = String(repeating: "a", count: 1000)
    func problem(_ uses: Int) -> YAMLProblem.Kind? {
      let text = "- &a \(long)\n" + String(repeating: "- *a\n", count: uses)
      let options = YAMLOptions(byteLimit: 10_000, expandsAliases: true)
      return YAMLDocument(SourceText(text), options: options).problem?.kind
    }
    #expect(problem(9) == nil)
    #expect(problem(10) == .tooManyBytes(10_000))
  }

  @Test func scalarsKnowThePlaceOfEachByte() {
    let texts = [
      "plain", "'it''s'", #""a\"b\\c\/d""#, #""a\u00e9b""#, "'two\n  lines'", "''", "|\n  block\n",
    ]
    for text in texts {
      let source = SourceText("- \(text)\n")
      guard case .sequence(let items) = YAMLDocument(source).root?.kind, let node = items.first,
        case .scalar(let bytes, _) = node.kind, let embedded = node.embedded(in: source)
      else {
        Issue.record("\(text) is not a scalar")
        continue
      }
      #expect(embedded.bytes == bytes)
      for offset in bytes.indices {
        let place = embedded.place(ByteRange(offset, offset + 1))
        #expect(place.start >= node.range.start && place.end <= node.range.end)
        if embedded.isPlain(ByteRange(offset, offset + 1)) {
          #expect(source.bytes[place.start] == bytes[offset])
        }
      }
    }
  }
}
