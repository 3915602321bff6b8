import JSON
import XLRules
import XLText

/// SARIF 2.1.0: results with places, related places and fixes; the rules that were found come last.
///
/// Columns count characters (`unicodeCodePoints`). A byte that is not UTF-8 counts as one.
struct SARIFReport: ReportWriter {
  static let schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

  let version: String

  var head: [UInt8] {
    let words = "{\"$schema\":\"\(Self.schema)\",\"version\":\"2.1.0\",\"runs\":[{\"results\":[\n"
    return Array(words.utf8)
  }
  var separator: [UInt8] { Array(",\n".utf8) }

  func piece(_ file: FileReport) -> [UInt8] {
    var output: [UInt8] = []
    for (diagnostic, print) in zip(file.diagnostics, ProblemFingerprint.all(file)) {
      if !output.isEmpty { output += separator }
      result(diagnostic, print, file).write(to: &output)
    }
    return output
  }

  func end(_ summary: ReportSummary) -> [UInt8] {
    let driver: JSONValue = [
      "name": "xlplug", "version": .string(version),
      "rules": .array(summary.codes.keys.sorted().map(Self.rule)),
    ]
    let notifications = summary.faults.map { fault -> JSONValue in
      ["level": "error", "message": Self.text(fault)]
    }
    let invocation = JSONValue.members([
      "executionSuccessful": .bool(summary.faults.isEmpty),
      "toolExecutionNotifications": notifications.isEmpty ? nil : .array(notifications),
    ])
    var output = Array("\n],\"columnKind\":\"unicodeCodePoints\",\"invocations\":[".utf8)
    invocation.write(to: &output)
    output += "],\"tool\":{\"driver\":".utf8
    driver.write(to: &output)
    return output + Array("}}]}\n".utf8)
  }

  // MARK: - Results

  private func result(_ diagnostic: Diagnostic, _ print: ProblemFingerprint, _ file: FileReport) -> JSONValue
  {
    var words = diagnostic.message
    if let help = diagnostic.help { words += "\nhelp: \(help)" }
    for note in diagnostic.notes where note.range == nil && note.elsewhere == nil {
      words += "\nnote: \(note.message)"
    }
    let related = diagnostic.notes.compactMap { note -> JSONValue? in
      if let other = note.elsewhere { return location(other, message: note.message) }
      return note.range.map { location($0, file, message: note.message) }
    }
    return .members([
      "ruleId": .string(diagnostic.code.description),
      "level": .string(diagnostic.severity.rawValue),
      "message": Self.text(words),
      "locations": [location(diagnostic.range, file)],
      "relatedLocations": related.isEmpty ? nil : .array(related),
      "partialFingerprints": ["\(diagnostic.code)/v1": .string(ProblemFingerprint.hex(print.digest))],
      "fixes": diagnostic.fixes.isEmpty ? nil : .array(diagnostic.fixes.map { fix($0, file) }),
    ])
  }

  private func location(_ range: ByteRange, _ file: FileReport, message: String? = nil) -> JSONValue {
    .members([
      "physicalLocation": ["artifactLocation": Self.artifact(file.path), "region": region(range, file)],
      "message": message.map(Self.text),
    ])
  }

  /// A place in another file.
  private func location(_ other: Diagnostic.OtherPlace, message: String) -> JSONValue {
    let region: JSONValue = ["startLine": JSONValue(other.line), "startColumn": JSONValue(other.column)]
    return [
      "physicalLocation": ["artifactLocation": Self.artifact(Array(other.path.utf8)), "region": region],
      "message": Self.text(message),
    ]
  }

  private func region(_ range: ByteRange, _ file: FileReport) -> JSONValue {
    let (start, end) = (file.places.place(of: range.start), file.places.place(of: range.end))
    return [
      "startLine": JSONValue(start.line), "startColumn": JSONValue(start.column),
      "endLine": JSONValue(end.line), "endColumn": JSONValue(end.column),
    ]
  }

  private static func artifact(_ path: [UInt8]) -> JSONValue { ["uri": .string(uri(path))] }

  private func fix(_ fix: Diagnostic.Fix, _ file: FileReport) -> JSONValue {
    let replacements = fix.edits.map { edit in
      JSONValue.members([
        "deletedRegion": region(edit.range, file),
        "insertedContent": edit.replacement.isEmpty ? nil : Self.content(edit.replacement),
      ])
    }
    let change: JSONValue = [
      "artifactLocation": Self.artifact(file.path), "replacements": .array(replacements),
    ]
    return ["description": Self.text(fix.title), "artifactChanges": [change]]
  }

  // MARK: - Values

  /// Where packages install the pages of rules.
  private static let pages = "/usr/share/doc/xlplug/rules"

  private static func rule(_ code: DiagnosticCode) -> JSONValue {
    guard let rule = RuleList.rule(code) else { return ["id": .string(code.description)] }
    let page = rule.page
    return [
      "id": .string(code.description), "name": .string(rule.name), "shortDescription": text(page.summary),
      "fullDescription": text(page.why), "helpUri": .string(uri(Array("\(pages)/\(code).md".utf8))),
      "help": ["text": .string(page.why), "markdown": .string(page.why)],
      "defaultConfiguration": ["level": .string(page.severity.rawValue)],
    ]
  }

  private static func text(_ words: String) -> JSONValue { ["text": .string(words)] }

  /// Bytes as text, or in base 64 where they are no text.
  private static func content(_ bytes: [UInt8]) -> JSONValue {
    JSONValue.isUTF8(bytes) ? ["text": .bytes(bytes)] : ["binary": .string(base64(bytes))]
  }

  /// A path as a URI reference: what is not plainly allowed becomes `%` and two digits.
  static func uri(_ path: [UInt8]) -> String {
    let allowed = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
    let encoded = path.map { byte in
      if allowed.contains(byte) { return String(Unicode.Scalar(byte)) }
      return "%" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
    return path.first == UInt8(ascii: "/") ? "file://" + encoded : encoded
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    return stride(from: 0, to: bytes.count, by: 3).map { start in
      let group = bytes[start..<min(start + 3, bytes.count)]
      let word = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      let text = (0...group.count).map { digits[word >> (18 - 6 * $0) & 0x3F] }
      return String(text) + String(repeating: "=", count: 3 - group.count)
    }.joined()
  }
}
