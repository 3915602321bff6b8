// Checks xl configuration files, and prints a SARIF report of all, which code hosts and IDEs read.
// `report-sarif junit FILE…` prints another of the formats of ReportFormat.
import Foundation
import XLCheck
import XLReport
import XLText

var paths = Array(CommandLine.arguments.dropFirst())
var format = ReportFormat.sarif
if let word = paths.first, let other = ReportFormat(rawValue: word) {
  format = other
  paths.removeFirst()
}

let writer = format.writer(version: "1.0")
var summary = ReportSummary()
var report = writer.head
var separator: [UInt8] = []
for path in paths {
  guard let data = FileManager.default.contents(atPath: path) else {
    summary.faults.append("cannot read '\(path)'")
    continue
  }
  let file = CheckedConfig(SourceText(Array(data)), options: CheckOptions())
  summary.add(file.diagnostics)
  let piece = writer.piece(FileReport(path: Array(path.utf8), file.text, file.diagnostics))
  if !piece.isEmpty {
    report += separator + piece
    separator = writer.separator
  }
}
report += writer.end(summary)
FileHandle.standardOutput.write(Data(report))
exit(summary.errorCount == 0 && summary.faults.isEmpty ? 0 : 1)
