import CXenUtil
import Foundation
import Glibc
import XLText

// Without arguments: times of the tree and of xl's reader in turns, memory, and many files linted.
// `memory WHAT` tells what one kind of work takes; each kind needs a process of its own.
let byteCount = 3 << 20
let roundCount = 40
let fileCount = 10_000
let bytes = Guest.mixed(byteCount: byteCount)

if CommandLine.arguments.dropFirst().first == "memory" {
  let text = SourceText(bytes)
  let before = Measured.memory().now
  _ = Measured.work(CommandLine.arguments.last ?? "", text)
  print(Double(Measured.memory().most - before + bytes.count) / Double(bytes.count))
  exit(0)
}

/// The arguments' program, run to its end; what it printed, and how long it took.
func run(_ words: [String], in directory: String? = nil) throws -> (output: String, nanoseconds: Double) {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: words[0])
  process.arguments = Array(words.dropFirst())
  if let directory { process.currentDirectoryURL = URL(fileURLWithPath: directory) }
  let pipe = Pipe()
  process.standardOutput = pipe
  var output = Data()
  let time = try ContinuousClock().measure {
    try process.run()
    output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
  }
  let nanoseconds = Double(time.components.seconds) * 1e9 + Double(time.components.attoseconds) / 1e9
  return (String(decoding: output, as: UTF8.self), nanoseconds)
}

func tenths(_ number: Double) -> Double { Double(Int(number * 10 + 0.5)) / 10 }

var library = Double.infinity
var ours = ["tree": Double.infinity, "read": .infinity, "format": .infinity]
let text = SourceText(bytes)
for _ in 0..<roundCount {
  let once = bytes.withUnsafeBufferPointer { buffer in
    buffer.withMemoryRebound(to: CChar.self) { xen_config_nanoseconds($0.baseAddress, $0.count) }
  }
  precondition(once > 0, "xl's library does not take the text")
  library = min(library, once)
  for what in ours.keys {
    ours[what] = min(ours[what] ?? 0, Measured.nanoseconds { _ = Measured.work(what, text) })
  }
}

let own = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().path
print("A file of \(bytes.count) bytes with settings of every kind; the best of \(roundCount) rounds.\n")
print("| | MB/s | times as fast as xlu_cfg_readdata | memory, in sizes of the text |")
print("|---|--:|--:|--:|")
print("| xlu_cfg_readdata | \(Int(Double(bytes.count) * 1_000 / library)) | 1 | |")
for (what, name) in [("tree", "lossless tree"), ("read", "tree and settings"), ("format", "tree and format")]
{
  let time = ours[what] ?? 0
  let memory =
    Double(try run([own, "memory", what]).output.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
  print(
    "| \(name) | \(Int(Double(bytes.count) * 1_000 / time)) | \(tenths(library / time)) | \(tenths(memory)) |"
  )
}

// The command itself, as `xlplug` in PATH or in XLPLUG; cold is a process of its own, whose files are in memory.
guard let command = ProcessInfo.processInfo.environment["XLPLUG"] else {
  print("\nXLPLUG names no command, so linting is not measured.")
  exit(0)
}
let folder = NSTemporaryDirectory() + "/xlplug-bench-\(getpid())"
try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
defer { try? FileManager.default.removeItem(atPath: folder) }
for number in 0..<fileCount {
  try Data(Guest.file(number).utf8).write(to: URL(fileURLWithPath: "\(folder)/guest-\(number).cfg"))
}
var best = Double.infinity
for _ in 0..<5 { best = min(best, try run([command, "lint", "--quiet", folder]).nanoseconds) }
print(
  "\n\(fileCount) files linted: \(Int(best / 1e6)) ms on \(ProcessInfo.processInfo.activeProcessorCount) processors."
)
