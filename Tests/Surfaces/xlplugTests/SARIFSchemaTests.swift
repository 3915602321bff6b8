import Foundation
import Testing
import XLTestKit

/// SARIF that others take: read by a model that was made of the 2.1.0 schema and knows no member beside it.
@Suite struct SARIFSchemaTests {
  private static let script = """
    import sys
    from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Log
    log = Log.model_validate_json(sys.stdin.buffer.read())
    run = log.runs[0]
    rules = {rule.id for rule in run.tool.driver.rules}
    print(len(run.results), len(rules), {result.ruleId for result in run.results} <= rules)
    """

  @Test func everyReportIsTaken() throws {
    let project = try LintProject([
      "bad.cfg": LintProject.bad + "disk = 'a'\nvif = ['bridge=a,bridge=b', 'x']\n",
      "good.cfg": LintProject.good,
      "crooked.cfg": LintProject.good.replacingOccurrences(of: "\n", with: "\r\n"),
    ])
    try project.write("odd.cfg", Data([0x27, 0xFF, 0, 0x27, 0x0A, 0x1B]))
    for arguments in [["good.cfg"], ["."], ["missing.cfg", "bad.cfg"]] {
      let words = [XLPlugCommand.program.path, "lint", "--output-format", "sarif"] + arguments
      let report = try project.run(words)
      let checked = try runCommand(
        try PythonTools.interpreter() + ["-c", Self.script],
        input: report.output
      )
      #expect(checked.status == 0, "\(arguments): \(checked.errorText)")
      #expect(checked.text.hasSuffix("True\n"))
      #expect(checked.text.hasPrefix("0 ") == (arguments == ["good.cfg"]), "\(arguments): \(checked.text)")
    }
  }

  /// The check itself: a member that the schema does not know is refused.
  @Test func theCheckRefusesWhatIsNone() throws {
    for text in [#"{"version":"2.1.0","runs":[{"results":[]}]}"#, #"{"version":"2.0.0","runs":[]}"#] {
      let checked = try runCommand(
        try PythonTools.interpreter() + ["-c", Self.script],
        input: Data(text.utf8)
      )
      #expect(checked.status != 0, "\(text)")
    }
  }
}
