import XLText

/// Diagnostics with their source, for people.
struct FullReport: ReportWriter {
  let usesColour: Bool
  let width: Int
  let charset: Charset

  func piece(_ file: FileReport) -> [UInt8] {
    let rendering = TextRendering(
      path: file.shownPath,
      usesColour: usesColour,
      width: width,
      charset: charset
    )
    var output: [UInt8] = []
    for diagnostic in file.diagnostics {
      output += charset.shown(rendering.rendered(diagnostic, in: file.places)).utf8
      output.append(UInt8(ascii: "\n"))
    }
    return output
  }
}

/// Diagnostics as lines `path:line:column: severity[code]: message`, as compilers print them.
struct ConciseReport: ReportWriter {
  let usesColour: Bool
  let charset: Charset

  func piece(_ file: FileReport) -> [UInt8] {
    let rendering = TextRendering(path: file.shownPath, usesColour: usesColour, charset: charset)
    var output: [UInt8] = []
    for diagnostic in file.diagnostics {
      output += rendering.headline(diagnostic, file.places.place(of: diagnostic.range.start)).utf8
      output.append(UInt8(ascii: "\n"))
    }
    return output
  }
}

/// Diagnostics as workflow commands of GitHub Actions, which become remarks beside the lines of a change.
struct GitHubReport: ReportWriter {
  func piece(_ file: FileReport) -> [UInt8] {
    var output: [UInt8] = []
    for diagnostic in file.diagnostics { output += line(diagnostic, file).utf8 }
    return output
  }

  private func line(_ diagnostic: Diagnostic, _ file: FileReport) -> String {
    let (start, end) = (
      file.places.place(of: diagnostic.range.start), file.places.place(of: diagnostic.range.end)
    )
    let command =
      switch diagnostic.severity {
      case .error: "error"
      case .warning: "warning"
      case .note: "notice"
      }
    var properties = ["file=\(property(file.shownPath))", "line=\(start.line)"]
    // Columns are taken of one line only.
    if start.line == end.line, end.column > start.column {
      properties += ["col=\(start.column)", "endColumn=\(end.column - 1)"]
    } else if start.line == end.line {
      properties.append("col=\(start.column)")
    } else {
      properties.append("endLine=\(file.places.lastLine(of: diagnostic.range))")
    }
    properties.append("title=\(property(diagnostic.code.description))")
    let words = [diagnostic.message] + (diagnostic.help.map { ["help: \($0)"] } ?? [])
    return "::\(command) \(properties.joined(separator: ","))::\(data(words.joined(separator: "\n")))\n"
  }

  private func data(_ text: String) -> String { text.spelling(["%": "%25", "\r": "%0D", "\n": "%0A"]) }

  private func property(_ text: String) -> String { data(text).spelling([":": "%3A", ",": "%2C"]) }
}

extension String {
  /// The text with some characters written in another way.
  func spelling(_ spellings: [Unicode.Scalar: String]) -> String {
    unicodeScalars.map { spellings[$0] ?? String($0) }.joined()
  }
}
