import Foundation
import Testing
import XLTestKit

/// A simulated host behind `xlplug store serve`, an image and a directory for scripts: what tests of the
/// device verbs stand on.
///
/// Everything runs in processes of its own, as on a host.
final class DeviceHost {
  /// How long something that a test waits for may take, in seconds.
  static let waitSecondsMax = 120.0

  /// Where the image is.
  var directory: URL { files.directory }
  /// Where scripts may be run from, named with `--script-dir`.
  var scripts: URL { files.scripts }
  /// Where the store answers.
  var socket: String { store.socket }
  private let store: ServedStore
  private let files: TestFiles

  init(isSimulated: Bool = true) throws {
    store = try ServedStore(isSimulated: isSimulated)
    files = try TestFiles("verbs")
  }

  // MARK: things to attach

  /// A sparse image of one mebibyte; its path.
  func image(_ name: String = "disk.img") throws -> String { try files.image(name) }

  /// A script of root's; its path.
  ///
  /// `body` is what bash reads after `set -u`.
  @discardableResult
  func script(_ name: String, _ body: String) throws -> String {
    try files.script(name, "set -u\n\(body)")
  }

  /// What a script that connects does, so that a disk needs no image.
  static let connecting =
    #"xenstore-write "$XENBUS_PATH/physical-device" "$(stat -c %t:%T /dev/loop0)""#

  // MARK: running

  /// The words that a verb is given, with this host's store and scripts.
  func words(_ arguments: [String]) -> [String] {
    var words = arguments + ["--store", socket]
    if arguments.first != "list" { words += ["--script-dir", scripts.path] }
    return words
  }

  /// Runs a verb to its end.
  @discardableResult
  func run(_ arguments: String...) throws -> CommandResult { try XLPlugCommand.run(words(arguments)) }

  /// Starts a verb that runs while the test goes on.
  func start(_ arguments: String...) throws -> StartedCommand {
    try StartedCommand([XLPlugCommand.program.path] + words(arguments), directory)
  }

  /// Runs a verb on a terminal of its own; `typing` is a shell script that prints what is typed, and finds
  /// what the terminal shows in the file `shown` beside the scripts.
  func onTerminal(_ arguments: String..., columns: Int = 200, type: String = "xterm", typing: String = ":")
    throws -> (status: Int32, text: String)
  {
    let command = ([XLPlugCommand.program.path] + words(arguments)).map { "'\($0)'" }.joined(separator: " ")
    let line = #"cd "$0"; { eval "$2"; } | script -qefc "stty cols $3; exec $1" shown"#
    let result = try runCommand(
      ["bash", "-c", line, scripts.path, command, typing, "\(columns)"],
      adding: ["TERM": type, "NO_COLOR": "1"]
    )
    return (result.status, result.text.replacingOccurrences(of: "\r\n", with: "\n"))
  }

  // MARK: what is there

  /// Everything that must be as before: the store, loop devices of our images, processes of our scripts.
  func traces() throws -> String {
    let listing = try store.listing()
    let loops = try LoopDevices.lines(of: directory.path)
    let processes = try scriptProcesses()
    return ([listing] + loops).joined(separator: "\n") + "\nprocesses: \(processes)"
  }

  /// The store, with owners and permissions.
  func listing() throws -> String { try store.listing() }

  /// The processes that talk to this host's store by its environment, as scripts do.
  func scriptProcesses() throws -> [Int32] {
    try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { Int32($0) }.filter { pid in
      guard let data = FileManager.default.contents(atPath: "/proc/\(pid)/environ") else { return false }
      return String(decoding: data, as: UTF8.self).contains("XENSTORED_PATH=\(socket)")
    }
  }

  /// The value of a node; nil if absent.
  func read(_ path: String) throws -> String? {
    let result = try runCommand(["xenstore-read", path], adding: ["XENSTORED_PATH": socket])
    return result.status == 0 ? result.text.trimmingCharacters(in: .newlines) : nil
  }

  /// Writes a node.
  func write(_ path: String, _ value: String) throws {
    let result = try runCommand(["xenstore-write", path, value], adding: ["XENSTORED_PATH": socket])
    try #require(result.status == 0, "\(result.errorText)")
  }

  /// Waits until something holds; records an issue where it does not in time.
  func wait(for what: String, place: SourceLocation = #_sourceLocation, _ holds: () throws -> Bool) throws {
    let deadline = ContinuousClock.now.advanced(by: .seconds(Self.waitSecondsMax))
    while try !holds() {
      try #require(ContinuousClock.now < deadline, "waited in vain for \(what)", sourceLocation: place)
      usleep(5000)
    }
  }

  // MARK: what is compared

  /// A text with what differs from run to run replaced: places, times, loop devices; and without the lines
  /// that say what is waited for, since only a busy machine lets anybody wait for a second.
  func stable(_ text: String) -> String {
    text.replacing(#/(?m)^  … .*\n/#) { _ in "" }
      .replacingOccurrences(of: scripts.path, with: "SCRIPTS")
      .replacingOccurrences(of: directory.path, with: "DIR")
      .replacingOccurrences(of: socket, with: "SOCKET")
      .replacing(#/(  |in |after )\d+(\.\d+)? m?s\b/#) { "\($0.output.1)TIME" }
      .replacing(#//dev/loop\d+/#) { _ in "/dev/loopN" }
  }

  /// A command with its output and status, as a person sees it.
  func shown(_ arguments: String...) throws -> String {
    let result = try XLPlugCommand.run(words(arguments))
    return stable(
      "$ xlplug \(arguments.joined(separator: " "))\n\(result.text)\(result.errorText)= \(result.status)"
    )
  }
}

/// A command that runs while the test goes on.
final class StartedCommand {
  private let process = Process()
  private let printed: URL

  init(_ words: [String], _ directory: URL) throws {
    printed = directory.appendingPathComponent("printed-\(UUID().uuidString)")
    try Data().write(to: printed)
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    process.environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C.UTF-8"]) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: printed)
    process.standardError = process.standardOutput
    try process.run()
  }

  /// The number of its process.
  var processIdentifier: Int32 { process.processIdentifier }

  /// What it has printed by now.
  var printedSoFar: String { (try? String(contentsOf: printed, encoding: .utf8)) ?? "" }

  /// Sends a signal.
  func send(_ number: Int32) { kill(process.processIdentifier, number) }

  /// Waits for the end; the status, or 128 plus the signal, and everything that was printed.
  func end() throws -> (status: Int32, text: String) {
    process.waitUntilExit()
    let status =
      process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    return (status, try String(contentsOf: printed, encoding: .utf8))
  }
}
