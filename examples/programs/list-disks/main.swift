// Lists the disks of xl configuration files, then reports what is wrong with each file on standard error.
// Exits with status 1 if a file has errors, and with status 2 if a file cannot be read.
import Foundation
import XLCheck
import XLModel
import XLReport
import XLText

/// A string of a user for a terminal: control characters are escaped.
func shown(_ bytes: [UInt8]?) -> String {
  bytes.map { VisibleText($0).shown } ?? "-"
}

var status: Int32 = 0
for path in CommandLine.arguments.dropFirst() {
  guard let data = FileManager.default.contents(atPath: path) else {
    FileHandle.standardError.write(Data("list-disks: cannot read '\(path)'\n".utf8))
    status = 2
    continue
  }
  let file = CheckedConfig(SourceText(Array(data)), options: CheckOptions(xen: .newest))
  for disk in file.devices.disks.map(\.spec) {
    let access = disk.isReadWrite ? "rw" : "ro"
    print("\(path)\t\(shown(disk.virtualDevice?.value))\t\(access)\t\(shown(disk.target?.value))")
  }
  let report = TextRendering(path: shown(Array(path.utf8))).rendered(file.diagnostics, of: file.text)
  FileHandle.standardError.write(Data(report.utf8))
  if !file.isAcceptable, status == 0 { status = 1 }
}
exit(status)
