import XLText

/// JUnit's XML: a suite for each text, a case that failed for each diagnostic, or one that passed.
///
/// Everything that comes from the user has been made visible, so no character is one that XML 1.0 forbids.
struct JUnitReport: ReportWriter {
  var head: [UInt8] {
    Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"xlplug\">\n".utf8)
  }

  func piece(_ file: FileReport) -> [UInt8] {
    let path = XMLText.escaped(file.shownPath)
    let count = file.diagnostics.count
    let failures = file.diagnostics.count { $0.severity != .note }
    var lines = [
      "  <testsuite name=\"\(path)\" tests=\"\(max(1, count))\" failures=\"\(failures)\" errors=\"0\">"
    ]
    if count == 0 { lines.append("    <testcase classname=\"\(path)\" name=\"xlplug\"/>") }
    let rendering = TextRendering(path: file.shownPath)
    for diagnostic in file.diagnostics {
      let place = file.places.place(of: diagnostic.range.start)
      let name = "\(diagnostic.code) at \(place.line):\(place.column)"
      let words = XMLText.escaped(rendering.rendered(diagnostic, in: file.places))
      let attributes =
        "type=\"\(diagnostic.severity.rawValue)\" message=\"\(XMLText.escaped(diagnostic.message))\""
      lines += [
        "    <testcase classname=\"\(path)\" name=\"\(name)\" file=\"\(path)\" line=\"\(place.line)\">",
        // Nothing is wrong where a note is all that there is to say.
        diagnostic.severity == .note
          ? "      <system-out>\(words)</system-out>" : "      <failure \(attributes)>\(words)</failure>",
        "    </testcase>",
      ]
    }
    lines.append("  </testsuite>\n")
    return Array(lines.joined(separator: "\n").utf8)
  }

  func end(_ summary: ReportSummary) -> [UInt8] {
    var lines: [String] = []
    if !summary.faults.isEmpty {
      let count = summary.faults.count
      lines.append("  <testsuite name=\"unread\" tests=\"\(count)\" failures=\"0\" errors=\"\(count)\">")
      lines += summary.faults.map { fault in
        "    <testcase classname=\"unread\" name=\"\(XMLText.escaped(fault))\">"
          + "<error type=\"unread\" message=\"\(XMLText.escaped(fault))\"/></testcase>"
      }
      lines.append("  </testsuite>")
    }
    return Array((lines + ["</testsuites>\n"]).joined(separator: "\n").utf8)
  }
}
