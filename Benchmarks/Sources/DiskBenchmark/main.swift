import CXenUtil
import Glibc
import XLCheck
import XLModel
import XLText

// The five strings that stand for everyday use; both parsers read them in turns, and the best round counts.
let strings = [
  ("positional, short", "/dev/vg/guest-volume,,hda"),
  ("positional, full", "/dev/vg/guest-volume,raw,xvda,rw"),
  ("named, with blanks", "format=raw, vdev=hdc, access=ro, devtype=cdrom, target=/root/image.iso"),
  ("chained prefixes", "tap:aio:qcow2:/var/lib/xen/images/guest.qcow2,xvda,w"),
  (
    "named, long",
    "vdev=xvda,backendtype=qdisk,format=qcow2,discard,direct-io-safe,access=rw,"
      + "target=/srv/images/guest-0001-root.qcow2"
  ),
]
let roundCount = 200
let callCount = 2_000

/// Takes diagnostics as if they were shown, so that no part of them can be left unmade.
@inline(never)
func receive(_ diagnostics: [Diagnostic]) -> Int {
  diagnostics.reduce(0) { sum, diagnostic in
    sum &+ diagnostic.message.utf8.count &+ diagnostic.fixes.reduce(0) { $0 &+ $1.edits.count }
  }
}

/// Reads a disk string often: ranges, verdict, and all diagnostics in words.
func read(_ bytes: [UInt8], times: Int) {
  let options = CheckOptions()
  var sum = 0
  for _ in 0..<times {
    let disk = CheckedDisk(SourceText(bytes), options: options)
    sum &+= receive(disk.diagnostics) &+ (disk.spec.virtualDeviceRange?.start ?? 0)
  }
  precondition(sum > 0, "the work must not be optimised away")
}

/// Nanoseconds a call for ours.
func ourNanoseconds(_ bytes: [UInt8]) -> Double {
  let time = ContinuousClock().measure { read(bytes, times: callCount) }
  return Double(time.components.attoseconds / 1_000_000_000 + time.components.seconds * 1_000_000_000)
    / Double(callCount)
}

func padded(_ text: String, _ width: Int) -> String {
  String(repeating: " ", count: max(0, width - text.count)) + text
}

// `DiskBenchmark read STRING TIMES` reads one of the strings, 0 to 4, by us alone: under callgrind, the
// difference of two runs counts instructions, which unlike time are the same on a machine that is busy.
let arguments = CommandLine.arguments.dropFirst()
if arguments.first == "read" {
  let numbers = arguments.dropFirst().compactMap { Int($0) }
  guard numbers.count == 2, strings.indices.contains(numbers[0]) else {
    fatalError("expected: read STRING TIMES")
  }
  read(Array(strings[numbers[0]].1.utf8), times: numbers[1])
  exit(0)
}

var sums = (library: 0.0, ours: 0.0)
print("| string | bytes | xlu_disk_parse ns | xlplug ns | times as fast |")
print("|---|--:|--:|--:|--:|")
for (name, text) in strings {
  let bytes = Array(text.utf8)
  var best = (library: Double.infinity, ours: Double.infinity)
  for _ in 0..<roundCount {
    best.library = min(best.library, xen_disk_nanoseconds(text, callCount))
    best.ours = min(best.ours, ourNanoseconds(bytes))
  }
  sums.library += best.library
  sums.ours += best.ours
  row(name, bytes.count, best.library, best.ours)
}
row("sum", strings.map { $0.1.utf8.count }.reduce(0, +), sums.library, sums.ours)

func row(_ name: String, _ count: Int, _ library: Double, _ ours: Double) {
  let ratio = Double(Int(library / ours * 10)) / 10
  print("| \(name) | \(count) | \(Int(library + 0.5)) | \(Int(ours + 0.5)) | \(ratio) |")
}
