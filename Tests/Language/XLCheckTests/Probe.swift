import Foundation
import Testing
import XLCheck
import XLModel
import XLText

@Suite struct Probe {
  @Test func probe() throws {
    for line in try String(contentsOfFile: "/tmp/diskprobe.txt", encoding: .utf8).split(
      separator: "\n",
      omittingEmptySubsequences: false
    ) {
      let d = CheckedDisk(SourceText(String(line)), options: CheckOptions(xen: .oldest))
      print("### \(line)\n" + Carets.render(d))
    }
  }
}
