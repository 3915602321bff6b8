import CXenUtil
import XLCheck
import XLModel
import XLText

/// A disk string: valid ranges for each release of Xen, and the verdict of libxlutil 4.17.
func testDisk(_ bytes: [UInt8]) {
  for xen in [XenVersion.oldest, .newest] {
    let disk = CheckedDisk(SourceText(bytes), options: CheckOptions(xen: xen))
    check(disk.diagnostics, of: disk.text)
    // libxlutil takes C strings, and overruns its heap on long ones (docs/limits.md).
    guard xen == .oldest, !bytes.contains(0), bytes.count < 1000 else { continue }
    compare(disk.verdict, xen_accepts_disk(bytes + [0]))
  }
}

/// A vif string, and the same bytes as words of a command line, which zero bytes separate: valid ranges.
func testVif(_ bytes: [UInt8]) {
  for xen in [XenVersion.oldest, .newest] {
    let nic = CheckedNic(SourceText(bytes), options: CheckOptions(xen: xen))
    check(nic.diagnostics, of: nic.text)
  }
  _ = CheckedNic(words: bytes.split(separator: 0).map { SourceText(Array($0)) }, options: CheckOptions())
}

/// Checks that xlplug and libxlutil agree on whether xl takes a string or file.
func compare(_ verdict: XLVerdict, _ answer: @autoclosure () -> CInt) {
  let isTaken: Bool
  switch verdict {
  case .accepts: isTaken = true
  case .rejects, .ignores: isTaken = false
  // The library is not called with what makes it crash.
  case .dies: return
  }
  precondition((answer() == 1) == isTaken, "libxlutil's verdict is not \(verdict)")
}
