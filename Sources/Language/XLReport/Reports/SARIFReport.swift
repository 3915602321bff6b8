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
    let driver: [JSONValue.Member] = [
      .init("name", .string("xlplug")), .init("version", .string(version)),
      .init("rules", .array(summary.codes.keys.sorted().map(Self.rule))),
    ]
    var invocation: [JSONValue.Member] = [.init("executionSuccessful", .bool(summary.faults.isEmpty))]
    if !summary.faults.isEmpty {
      let notifications = summary.faults.map { fault in
        JSONValue.object([.init("level", .string("error")), .init("message", Self.text(fault))])
      }
      invocation.append(.init("toolExecutionNotifications", .array(notifications)))
    }
    var output = Array("\n],\"columnKind\":\"unicodeCodePoints\",\"invocations\":[".utf8)
    JSONValue.object(invocation).write(to: &output)
    output += "],\"tool\":{\"driver\":".utf8
    JSONValue.object(driver).write(to: &output)
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
    var members: [JSONValue.Member] = [
      .init("ruleId", .string(diagnostic.code.description)),
      .init("level", .string(diagnostic.severity.rawValue)),
      .init("message", Self.text(words)),
      .init("locations", .array([location(diagnostic.range, file)])),
    ]
    let related = diagnostic.notes.compactMap { note -> JSONValue? in
      if let other = note.elsewhere { return location(other, message: note.message) }
      return note.range.map { location($0, file, message: note.message) }
    }
    if !related.isEmpty { members.append(.init("relatedLocations", .array(related))) }
    let key = "\(diagnostic.code)/v1"
    let prints = JSONValue.object([.init(key, .string(ProblemFingerprint.hex(print.digest)))])
    members.append(.init("partialFingerprints", prints))
    if !diagnostic.fixes.isEmpty {
      members.append(.init("fixes", .array(diagnostic.fixes.map { fix($0, file) })))
    }
    return .object(members)
  }

  private func location(_ range: ByteRange, _ file: FileReport, message: String? = nil) -> JSONValue {
    let physical: [JSONValue.Member] = [
      .init("artifactLocation", artifact(file)), .init("region", region(range, file)),
    ]
    var members: [JSONValue.Member] = [.init("physicalLocation", .object(physical))]
    if let message { members.append(.init("message", Self.text(message))) }
    return .object(members)
  }

  /// A place in another file.
  private func location(_ other: Diagnostic.OtherPlace, message: String) -> JSONValue {
    let place: [JSONValue.Member] = [
      .init("startLine", .integer(Int64(other.line))), .init("startColumn", .integer(Int64(other.column))),
    ]
    let physical: [JSONValue.Member] = [
      .init("artifactLocation", .object([.init("uri", .string(Self.uri(Array(other.path.utf8))))])),
      .init("region", .object(place)),
    ]
    return .object([.init("physicalLocation", .object(physical)), .init("message", Self.text(message))])
  }

  private func region(_ range: ByteRange, _ file: FileReport) -> JSONValue {
    let (start, end) = (file.places.place(of: range.start), file.places.place(of: range.end))
    return .object([
      .init("startLine", .integer(Int64(start.line))), .init("startColumn", .integer(Int64(start.column))),
      .init("endLine", .integer(Int64(end.line))), .init("endColumn", .integer(Int64(end.column))),
    ])
  }

  private func artifact(_ file: FileReport) -> JSONValue {
    .object([.init("uri", .string(Self.uri(file.path)))])
  }

  private func fix(_ fix: Diagnostic.Fix, _ file: FileReport) -> JSONValue {
    let replacements = fix.edits.map { edit -> JSONValue in
      var members: [JSONValue.Member] = [.init("deletedRegion", region(edit.range, file))]
      if !edit.replacement.isEmpty {
        members.append(.init("insertedContent", Self.content(edit.replacement)))
      }
      return .object(members)
    }
    let change: [JSONValue.Member] = [
      .init("artifactLocation", artifact(file)), .init("replacements", .array(replacements)),
    ]
    return .object([
      .init("description", Self.text(fix.title)), .init("artifactChanges", .array([.object(change)])),
    ])
  }

  // MARK: - Values

  /// Where packages install the pages of rules.
  private static let pages = "/usr/share/doc/xlplug/rules"

  private static func rule(_ code: DiagnosticCode) -> JSONValue {
    var members: [JSONValue.Member] = [.init("id", .string(code.description))]
    if let rule = RuleList.rule(code) {
      let page = rule.page
      members += [
        .init("name", .string(rule.name)), .init("shortDescription", text(page.summary)),
        .init("fullDescription", text(page.why)),
        .init("helpUri", .string(uri(Array("\(pages)/\(code).md".utf8)))),
        .init("help", .object([.init("text", .string(page.why)), .init("markdown", .string(page.why))])),
        .init("defaultConfiguration", .object([.init("level", .string(page.severity.rawValue))])),
      ]
    }
    return .object(members)
  }

  private static func text(_ words: String) -> JSONValue { .object([.init("text", .string(words))]) }

  /// Bytes as text, or in base 64 where they are no text.
  private static func content(_ bytes: [UInt8]) -> JSONValue {
    JSONValue.isUTF8(bytes)
      ? .object([.init("text", .bytes(bytes))]) : .object([.init("binary", .string(base64(bytes)))])
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
