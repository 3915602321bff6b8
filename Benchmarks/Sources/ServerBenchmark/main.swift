import Foundation
import XLServer

// Without arguments: a keystroke to its published diagnostics, in this process; start and memory, of the built program.
// `type LINES TIMES` only types, so that the instructions of two runs can be compared under callgrind.
let keystrokes = 1_000

/// The time on the clock of the machine, in milliseconds.
func now() -> Double { Double(DispatchTime.now().uptimeNanoseconds) / 1e6 }

/// What this thread has computed, in milliseconds; what others do on the machine hardly counts.
func computed() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
}

/// Types into a file of so many lines; what each keystroke took up to the bytes of its diagnostics, on the clock and
/// computed.
func type(_ lineCount: Int, _ count: Int, _ encoding: String) -> (clock: [Double], computed: [Double]) {
  let session = Session(Nowhere(), version: "0")
  func hand(_ text: String) -> Int {
    session.handle([.message(Array(text.utf8))])
    return session.takeMessages().reduce(0) { $0 + $1.bytes.count }
  }
  let capabilities = #"{"general":{"positionEncodings":["\#(encoding)"]}}"#
  _ = hand(#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":\#(capabilities)}}"#)
  let text = LargeGuest.text(lineCount: lineCount)
  let escaped = text.replacingOccurrences(of: "\"", with: "\\\"").replacingOccurrences(of: "\n", with: "\\n")
  let document = #""uri":"file:///guest.cfg","version":1"#
  _ = hand(
    #"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{\#(document),"languageId":"xl","text":"\#(escaped)"}}}"#
  )
  var (times, computations): ([Double], [Double]) = ([], [])
  for number in 0..<count {
    // A letter is typed into a name or a value somewhere, and taken away again.
    let line = (number / 2 * 7919) % (lineCount - 20) + 10
    let end = number % 2 == 0 ? 4 : 5
    let letter = number % 2 == 0 ? "x" : ""
    let range =
      #"{"start":{"line":\#(line),"character":4},"end":{"line":\#(line),"character":\#(number % 2 == 0 ? 4 : end)}}"#
    let message =
      #"{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///guest.cfg","version":\#(number + 2)},"contentChanges":[{"range":\#(range),"text":"\#(letter)"}]}}"#
    let (start, before) = (now(), computed())
    let said = hand(message)
    computations.append(computed() - before)
    times.append(now() - start)
    precondition(said > 0, "nothing was published")
    // What can wait is done while nobody types.
    while session.hasWork { session.handle([.idle]) }
    _ = session.takeMessages()
  }
  return (times.sorted(), computations.sorted())
}

if CommandLine.arguments.count == 4, CommandLine.arguments[1] == "type" {
  _ = type(Int(CommandLine.arguments[2]) ?? 0, Int(CommandLine.arguments[3]) ?? 0, "utf-16")
  exit(0)
}

func shown(_ number: Double) -> String { String(format: "%.2f", number) }

print("A keystroke, from the bytes of its message to those of the diagnostics; \(keystrokes) in a row.\n")
print(
  "| lines | median ms | 99th percentile ms | the same, computed by the thread | goal ms |\n|--:|--:|--:|--:|--:|"
)
for (lines, goal) in [(1_000, 5), (10_000, 25)] {
  let times = type(lines, keystrokes, "utf-16")
  let (half, most) = (keystrokes / 2, keystrokes * 99 / 100)
  let clock = "\(shown(times.clock[half])) | \(shown(times.clock[most]))"
  print("| \(lines) | \(clock) | \(shown(times.computed[most])) | \(goal) |")
}

guard let program = ProcessInfo.processInfo.environment["XLPLUG"] else {
  print("\nXLPLUG names no command, so start and memory are not measured.")
  exit(0)
}

var starts: [Double] = []
for _ in 0..<20 {
  let start = now()
  let client = try Client(program)
  try client.send(Client.beginning)
  _ = client.next()
  starts.append(now() - start)
  try client.end()
}
starts.sort()

let folder = NSTemporaryDirectory() + "/xlplug-bench-\(getpid())"
try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
defer { try? FileManager.default.removeItem(atPath: folder) }
let text = LargeGuest.everyday
for number in 0..<1_000 {
  let own = text.replacingOccurrences(of: "database", with: "database-\(number)")
  try Data(own.utf8).write(to: URL(fileURLWithPath: "\(folder)/guest-\(number).cfg"))
}
let client = try Client(program)
try client.send(
  #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":"file://\#(folder)","capabilities":{}}}"#
)
_ = client.next()
try client.send(#"{"jsonrpc":"2.0","method":"initialized","params":{}}"#)
for number in 0..<1_000 {
  let own = text.replacingOccurrences(of: "database", with: "database-\(number)")
  let escaped = own.replacingOccurrences(of: "\"", with: "\\\"").replacingOccurrences(of: "\n", with: "\\n")
  try client.send(
    #"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file://\#(folder)/guest-\#(number).cfg","languageId":"xl","version":1,"text":"\#(escaped)"}}}"#
  )
  // Whoever does not read stops the server.
  client.wait(for: "guest-\(number).cfg")
}
try client.send(#"{"jsonrpc":"2.0","id":2,"method":"workspace/symbol","params":{"query":"database-999"}}"#)
client.wait(for: "\"id\":2")
let memory = client.peakMegabytes
try client.end()
print("\n| | measured | goal |\n|---|--:|--:|")
print("| start to first answer, median of 20, ms | \(shown(starts[10])) | 50 |")
print("| memory with 1,000 files of 60 lines open, MB | \(shown(memory)) | 60 |")
