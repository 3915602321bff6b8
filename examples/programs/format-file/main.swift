// Formats an xl configuration file from standard input to standard output, or prints the lines that would be
// changed with `--check`, which exits with status 1 if there are any.
import Foundation
import XLFormat
import XLSyntax
import XLText

let text = SourceText(Array(FileHandle.standardInput.readDataToEndOfFile()))
let formatted = FormattedConfig(ConfigSyntax(text))
if CommandLine.arguments.dropFirst().first == "--check" {
  let places = PlaceIndex(text)
  let lines = Set(formatted.edits.map { places.place(of: $0.range.start).line })
  for line in lines.sorted() { print("line \(line) is not in the style") }
  exit(formatted.isUnchanged ? 0 : 1)
}
FileHandle.standardOutput.write(Data(formatted.text.bytes))
