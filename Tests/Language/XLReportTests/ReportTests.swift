import Testing
import XLReport
import XLTestKit
import XLText

/// The report formats, on diagnostics made for them: notes, fixes, odd bytes, several lines.
@Suite struct ReportTests {
  private static let text = SourceText("name = 'ü'\ndisk = [ 'a',\n  'b'\n]\nmemory = 512M\n")

  private static let diagnostics = [
    Diagnostic(
      DiagnosticCode(9002),
      .error,
      "'ü' & <b> \"c\"",
      at: ByteRange(7, 11),
      help: "write 100 %",
      notes: [.init("first here", at: ByteRange(0, 4)), .init("no place")],
      fixes: [.init("write 'u'", edits: [TextEdit(ByteRange(8, 10), "u")], safety: .safe)]
    ),
    Diagnostic(
      DiagnosticCode(4999),
      .warning,
      "a list",
      at: ByteRange(19, 34),
      fixes: [.init("remove it", edits: [TextEdit(ByteRange(12, 35), [])], safety: .changesMeaning)]
    ),
    Diagnostic(
      DiagnosticCode(3999),
      .note,
      "a unit",
      at: ByteRange(47, 47),
      fixes: [.init("bytes", edits: [TextEdit(ByteRange(47, 48), [0xFF])], safety: .safe)]
    ),
  ]

  private static func report(_ format: ReportFormat) -> String {
    let writer = format.writer(version: "1.2.3")
    let files = [
      FileReport(path: Array("a,b:c%.cfg".utf8), text, diagnostics),
      FileReport(path: Array("/clean.cfg".utf8), SourceText("\n"), []),
    ]
    var summary = ReportSummary()
    for file in files { summary.add(file.diagnostics) }
    summary.faults = ["'x' cannot be read: & why"]
    var output = writer.head
    let pieces = files.map { writer.piece($0) }.filter { !$0.isEmpty }
    output += pieces.joined(separator: writer.separator)
    output += writer.end(summary)
    return String(decoding: output, as: UTF8.self)
  }

  @Test func full() {
    Expect(
      """
      a,b:c%.cfg:1:8: error[XL9002]: 'ü' & <b> "c"
        |
      1 | name = 'ü'
        | ----   ^^^
        | first here
        = note: no place
        = help: write 100 %
        = fix: write 'u'
      1 - name = 'ü'
      1 + name = 'u'

      a,b:c%.cfg:2:8: warning[XL4999]: a list
        |
      2 | disk = [ 'a',
        |        ^^^^^^
      ...
      4 | ]
        | ^
        = unsafe fix: remove it
      2 - disk = [ 'a',
      3 -   'b'
      4 - ]
      5 - memory = 512M
      2 + emory = 512M

      a,b:c%.cfg:5:14: note[XL3999]: a unit
        |
      5 | memory = 512M
        |              ^
        = fix: bytes
      5 - memory = 512M
      6 -
      5 + memory = 512M\\xff


      """
    ).check(Self.report(.full))
  }

  @Test func concise() {
    Expect(
      """
      a,b:c%.cfg:1:8: error[XL9002]: 'ü' & <b> "c"
      a,b:c%.cfg:2:8: warning[XL4999]: a list
      a,b:c%.cfg:5:14: note[XL3999]: a unit

      """
    ).check(Self.report(.concise))
  }

  @Test func json() {
    Expect(
      """
      {"files":[
      {"path":"a,b:c%.cfg","diagnostics":[{"code":"XL9002","severity":"error","message":"'Ã¼' & <b> \\"c\\"","start":7,"end":11,"line":1,"column":8,"endLine":1,"endColumn":11,"help":"write 100 %","notes":[{"message":"first here","start":0,"end":4,"line":1,"column":1,"endLine":1,"endColumn":5},{"message":"no place"}],"fixes":[{"title":"write 'u'","safety":"safe","edits":[{"start":8,"end":10,"text":"u"}]}]},{"code":"XL4999","severity":"warning","message":"a list","start":19,"end":34,"line":2,"column":8,"endLine":5,"endColumn":1,"fixes":[{"title":"remove it","safety":"changesMeaning","edits":[{"start":12,"end":35,"text":""}]}]},{"code":"XL3999","severity":"note","message":"a unit","start":47,"end":47,"line":5,"column":14,"endLine":5,"endColumn":14,"fixes":[{"title":"bytes","safety":"safe","edits":[{"start":47,"end":48,"text":"ÿ"}]}]}],"encoding":"bytes"},
      {"path":"/clean.cfg","diagnostics":[]}
      ],"summary":{"files":2,"errors":1,"warnings":1,"notes":1,"fixed":0,"known":0,"unread":["'x' cannot be read: & why"]}}

      """
    ).check(Self.report(.json))
  }

  @Test func jsonLines() {
    Expect(
      """
      {"path":"a,b:c%.cfg","code":"XL9002","severity":"error","message":"'Ã¼' & <b> \\"c\\"","start":7,"end":11,"line":1,"column":8,"endLine":1,"endColumn":11,"help":"write 100 %","notes":[{"message":"first here","start":0,"end":4,"line":1,"column":1,"endLine":1,"endColumn":5},{"message":"no place"}],"fixes":[{"title":"write 'u'","safety":"safe","edits":[{"start":8,"end":10,"text":"u"}]}],"encoding":"bytes"}
      {"path":"a,b:c%.cfg","code":"XL4999","severity":"warning","message":"a list","start":19,"end":34,"line":2,"column":8,"endLine":5,"endColumn":1,"fixes":[{"title":"remove it","safety":"changesMeaning","edits":[{"start":12,"end":35,"text":""}]}],"encoding":"bytes"}
      {"path":"a,b:c%.cfg","code":"XL3999","severity":"note","message":"a unit","start":47,"end":47,"line":5,"column":14,"endLine":5,"endColumn":14,"fixes":[{"title":"bytes","safety":"safe","edits":[{"start":47,"end":48,"text":"ÿ"}]}],"encoding":"bytes"}

      """
    ).check(Self.report(.jsonl))
  }

  @Test func sarif() {
    Expect(
      """
      {"$schema":"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json","version":"2.1.0","runs":[{"results":[
      {"ruleId":"XL9002","level":"error","message":{"text":"'ü' & <b> \\"c\\"\\nhelp: write 100 %\\nnote: no place"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"a%2Cb%3Ac%25.cfg"},"region":{"startLine":1,"startColumn":8,"endLine":1,"endColumn":11}}}],"relatedLocations":[{"physicalLocation":{"artifactLocation":{"uri":"a%2Cb%3Ac%25.cfg"},"region":{"startLine":1,"startColumn":1,"endLine":1,"endColumn":5}},"message":{"text":"first here"}}],"partialFingerprints":{"XL9002/v1":"d1ff3c6290160988"},"fixes":[{"description":{"text":"write 'u'"},"artifactChanges":[{"artifactLocation":{"uri":"a%2Cb%3Ac%25.cfg"},"replacements":[{"deletedRegion":{"startLine":1,"startColumn":9,"endLine":1,"endColumn":10},"insertedContent":{"text":"u"}}]}]}]},
      {"ruleId":"XL4999","level":"warning","message":{"text":"a list"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"a%2Cb%3Ac%25.cfg"},"region":{"startLine":2,"startColumn":8,"endLine":5,"endColumn":1}}}],"partialFingerprints":{"XL4999/v1":"143f307a7f2d06a3"},"fixes":[{"description":{"text":"remove it"},"artifactChanges":[{"artifactLocation":{"uri":"a%2Cb%3Ac%25.cfg"},"replacements":[{"deletedRegion":{"startLine":2,"startColumn":1,"endLine":5,"endColumn":2}}]}]}]},
      {"ruleId":"XL3999","level":"note","message":{"text":"a unit"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"a%2Cb%3Ac%25.cfg"},"region":{"startLine":5,"startColumn":14,"endLine":5,"endColumn":14}}}],"partialFingerprints":{"XL3999/v1":"2a8c0f449c75dc70"},"fixes":[{"description":{"text":"bytes"},"artifactChanges":[{"artifactLocation":{"uri":"a%2Cb%3Ac%25.cfg"},"replacements":[{"deletedRegion":{"startLine":5,"startColumn":14,"endLine":6,"endColumn":1},"insertedContent":{"binary":"/w=="}}]}]}]}
      ],"columnKind":"unicodeCodePoints","invocations":[{"executionSuccessful":false,"toolExecutionNotifications":[{"level":"error","message":{"text":"'x' cannot be read: & why"}}]}],"tool":{"driver":{"name":"xlplug","version":"1.2.3","rules":[{"id":"XL3999"},{"id":"XL4999"},{"id":"XL9002","name":"UnknownSetting","shortDescription":{"text":"A settings file has an unknown setting."},"fullDescription":{"text":"The setting has no effect."},"helpUri":"file:///usr/share/doc/xlplug/rules/XL9002.md","help":{"text":"The setting has no effect.","markdown":"The setting has no effect."},"defaultConfiguration":{"level":"error"}}]}}}]}

      """
    ).check(Self.report(.sarif))
  }

  @Test func github() {
    Expect(
      """
      ::error file=a%2Cb%3Ac%25.cfg,line=1,col=8,endColumn=10,title=XL9002::'ü' & <b> "c"%0Ahelp: write 100 %25
      ::warning file=a%2Cb%3Ac%25.cfg,line=2,endLine=4,title=XL4999::a list
      ::notice file=a%2Cb%3Ac%25.cfg,line=5,col=14,title=XL3999::a unit

      """
    ).check(Self.report(.github))
  }

  @Test func gitlab() {
    Expect(
      """
      [
      {"description":"'ü' & <b> \\"c\\"","check_name":"XL9002","fingerprint":"246b9133e858b9cfd1ff3c6290160988","severity":"major","location":{"path":"a,b:c%.cfg","lines":{"begin":1,"end":1}}},
      {"description":"a list","check_name":"XL4999","fingerprint":"f3093d4e036e9b75143f307a7f2d06a3","severity":"minor","location":{"path":"a,b:c%.cfg","lines":{"begin":2,"end":4}}},
      {"description":"a unit","check_name":"XL3999","fingerprint":"15bc058719d8d9322a8c0f449c75dc70","severity":"info","location":{"path":"a,b:c%.cfg","lines":{"begin":5,"end":5}}}
      ]

      """
    ).check(Self.report(.gitlab))
  }

  @Test func junit() {
    Expect(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="xlplug">
        <testsuite name="a,b:c%.cfg" tests="3" failures="2" errors="0">
          <testcase classname="a,b:c%.cfg" name="XL9002 at 1:8" file="a,b:c%.cfg" line="1">
            <failure type="error" message="&apos;ü&apos; &amp; &lt;b&gt; &quot;c&quot;">a,b:c%.cfg:1:8: error[XL9002]: &apos;ü&apos; &amp; &lt;b&gt; &quot;c&quot;
        |
      1 | name = &apos;ü&apos;
        | ----   ^^^
        | first here
        = note: no place
        = help: write 100 %
        = fix: write &apos;u&apos;
      1 - name = &apos;ü&apos;
      1 + name = &apos;u&apos;
      </failure>
          </testcase>
          <testcase classname="a,b:c%.cfg" name="XL4999 at 2:8" file="a,b:c%.cfg" line="2">
            <failure type="warning" message="a list">a,b:c%.cfg:2:8: warning[XL4999]: a list
        |
      2 | disk = [ &apos;a&apos;,
        |        ^^^^^^
      ...
      4 | ]
        | ^
        = unsafe fix: remove it
      2 - disk = [ &apos;a&apos;,
      3 -   &apos;b&apos;
      4 - ]
      5 - memory = 512M
      2 + emory = 512M
      </failure>
          </testcase>
          <testcase classname="a,b:c%.cfg" name="XL3999 at 5:14" file="a,b:c%.cfg" line="5">
            <system-out>a,b:c%.cfg:5:14: note[XL3999]: a unit
        |
      5 | memory = 512M
        |              ^
        = fix: bytes
      5 - memory = 512M
      6 -
      5 + memory = 512M\\xff
      </system-out>
          </testcase>
        </testsuite>
        <testsuite name="/clean.cfg" tests="1" failures="0" errors="0">
          <testcase classname="/clean.cfg" name="xlplug"/>
        </testsuite>
        <testsuite name="unread" tests="1" failures="0" errors="1">
          <testcase classname="unread" name="&apos;x&apos; cannot be read: &amp; why"><error type="unread" message="&apos;x&apos; cannot be read: &amp; why"/></testcase>
        </testsuite>
      </testsuites>

      """
    ).check(Self.report(.junit))
  }

  @Test func fingerprintsOutliveMovedLinesAndDiffer() {
    func prints(_ text: String, _ places: [Int]) -> [ProblemFingerprint] {
      let found = places.map { Diagnostic(DiagnosticCode(1), .error, "x", at: ByteRange($0, $0 + 1)) }
      return ProblemFingerprint.all(FileReport(path: [], SourceText(text), found))
    }
    let before = prints("a = 1\na = 1\nb = 2\n", [0, 6, 12])
    #expect(Set(before).count == 3)
    #expect(prints("\n\n  a = 1 \n# x\na = 1\r\nb = 2\n", [4, 15, 22]) == before)
  }

  @Test(.timeLimit(.minutes(1)), arguments: ReportFormat.allCases)
  func manyProblemsOfOneLineAreWrittenInLinearTime(_ format: ReportFormat) {
    let text = SourceText(String(repeating: "é@ ", count: 100_000))
    let found = (0..<500).map {
      Diagnostic(DiagnosticCode(1), .error, "x", at: ByteRange($0 * 400 + 2, $0 * 400 + 3))
    }
    let piece = format.writer(version: "1").piece(FileReport(path: [0x61], text, found))
    #expect(piece.count > 500 * 10)
  }
}
