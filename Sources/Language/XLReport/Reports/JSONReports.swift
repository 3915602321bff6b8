import JSON
import XLText

/// One JSON document: `{"files":[{"path","diagnostics"},…],"summary":{…}}`.
struct JSONReport: ReportWriter {
  var head: [UInt8] { Array("{\"files\":[\n".utf8) }
  var separator: [UInt8] { Array(",\n".utf8) }

  func piece(_ file: FileReport) -> [UInt8] {
    let members = [
      JSONValue.Member("path", .bytes(file.path)),
      JSONValue.Member("diagnostics", .array(file.diagnostics.map { .object($0.members(in: file.places)) })),
    ]
    return JSONValue.line(members, input: file.encodedInput)
  }

  func end(_ summary: ReportSummary) -> [UInt8] {
    var output = Array("\n],\"summary\":".utf8)
    summary.document.write(to: &output)
    return output + Array("}\n".utf8)
  }
}

/// A JSON document for each diagnostic, a line each: the path, then what `json` has.
struct JSONLinesReport: ReportWriter {
  func piece(_ file: FileReport) -> [UInt8] {
    var output: [UInt8] = []
    let input = file.encodedInput
    for diagnostic in file.diagnostics {
      let path = JSONValue.Member("path", .bytes(file.path))
      JSONValue.append([path] + diagnostic.members(in: file.places), input: input, to: &output)
      output.append(UInt8(ascii: "\n"))
    }
    return output
  }
}

/// GitLab's code quality report: an array of problems with fingerprints that outlive moved lines.
struct GitLabReport: ReportWriter {
  var head: [UInt8] { Array("[\n".utf8) }
  var separator: [UInt8] { Array(",\n".utf8) }

  func piece(_ file: FileReport) -> [UInt8] {
    let prints = ProblemFingerprint.all(file)
    var output: [UInt8] = []
    for (diagnostic, print) in zip(file.diagnostics, prints) {
      if !output.isEmpty { output += separator }
      document(diagnostic, print, file).write(to: &output)
    }
    return output
  }

  func end(_ summary: ReportSummary) -> [UInt8] { Array("\n]\n".utf8) }

  private func document(_ diagnostic: Diagnostic, _ print: ProblemFingerprint, _ file: FileReport)
    -> JSONValue
  {
    let first = file.places.place(of: diagnostic.range.start).line
    let severity =
      switch diagnostic.severity {
      case .error: "major"
      case .warning: "minor"
      case .note: "info"
      }
    let lines: JSONValue = [
      "begin": JSONValue(first), "end": JSONValue(file.places.lastLine(of: diagnostic.range)),
    ]
    return [
      "description": .string(diagnostic.message), "check_name": .string(diagnostic.code.description),
      "fingerprint": .string(print.seen(in: file.path)), "severity": .string(severity),
      "location": ["path": .string(file.shownPath), "lines": lines],
    ]
  }
}

extension FileReport {
  /// What decides whether a JSON document can be UTF-8: the path, the text, or bytes that a fix puts in.
  fileprivate var encodedInput: [UInt8] {
    if !JSONValue.isUTF8(path) { return path }
    for fix in diagnostics.flatMap(\.fixes) {
      if let odd = fix.edits.first(where: { !JSONValue.isUTF8($0.replacement) }) { return odd.replacement }
    }
    return places.text.bytes
  }
}

extension ReportSummary {
  /// `{"files","errors","warnings","notes",…}`.
  var document: JSONValue {
    .members([
      "files": JSONValue(fileCount), "errors": JSONValue(errorCount), "warnings": JSONValue(warningCount),
      "notes": JSONValue(noteCount), "fixed": JSONValue(fixedCount), "known": JSONValue(knownCount),
      "unread": faults.isEmpty ? nil : .array(faults.map { .string($0) }),
    ])
  }
}
