import Foundation
import Testing
import XLTestKit
import XenstoreSimulation
import XenstoreTestKit

/// Tests of the libxl engine, one after the other: their guests have files in one place below /var/lib/xen.
@Suite(.serialized, .needsLibxlHeaders, .ownThread) enum LibxlEngineSuites {}

/// The real libxl on the real xenstored, both over a stand-in for the hypervisor, with simulated backends and
/// guests: what tests of the libxl engine stand on.
final class LibxlHost {
  /// The guest that devices are for; no other suite has files of it below /var/lib/xen.
  static let guest: UInt16 = 41
  /// A second one.
  static let neighbour: UInt16 = 42
  /// How long something that a test waits for may take, in seconds.
  static let waitSecondsMax = 120.0

  let store: TestStore
  var directory: URL { files.directory }
  var scripts: URL { files.scripts }
  private let files: TestFiles
  private let simulation: SimulatedHost

  init(_ options: SimulationOptions = SimulationOptions()) throws {
    store = try TestStore(.real)
    files = try TestFiles("libxl")
    try store.introduce(Self.guest, Self.neighbour)
    for domid in [Self.guest, Self.neighbour] {
      let home = "/local/domain/\(domid)"
      _ = try store.run([
        "xenstore-write", home, "", "\(home)/domid", "\(domid)", "\(home)/name", "guest\(domid)",
        "\(home)/vm", "/vm/\(Self.identifier)", "/libxl/\(domid)/type", "pv",
      ])
      try FileManager.default.createDirectory(atPath: "/var/lib/xen", withIntermediateDirectories: true)
      try #"{"c_info":{"type":"pv","name":"g"},"b_info":{"max_vcpus":1,"type.pv":{}}}"#
        .write(toFile: Self.configuration(domid), atomically: true, encoding: .utf8)
    }
    simulation = SimulatedHost(address: store.address, options: options)
    try simulation.start()
  }

  deinit {
    simulation.stop()
    store.stop()
    for domid in [Self.guest, Self.neighbour] {
      try? FileManager.default.removeItem(atPath: Self.configuration(domid))
    }
  }

  /// Every domain's UUID, under the stand-in.
  static let identifier = "00000000-0000-0000-0000-000000000000"

  /// libxl's own file of a domain.
  private static func configuration(_ domid: UInt16) -> String {
    "/var/lib/xen/userdata-d.\(domid).\(identifier).libxl-json"
  }

  // MARK: things to attach

  /// A sparse image of one mebibyte; its path.
  func image(_ name: String = "disk.img") throws -> String { try files.image(name) }

  /// A script of root's; its path.
  ///
  /// `body` is what bash reads after `set -u`.
  func script(_ name: String, _ body: String) throws -> String {
    try files.script(name, "set -u\n\(body)")
  }

  /// A disk by a script, as the words of a command.
  func disk(_ script: String) -> String { "vdev=xvda,format=raw,script=\(script),target=x" }

  // MARK: running

  /// What puts a program over the stand-in, and at this store.
  func environment() throws -> [String: String] {
    store.environment.merging([
      "LD_PRELOAD": try TestStore.shim().path, "SHIM_DIR": store.directory.path,
      "XLPLUG_STRAY": "kept from scripts",
    ]) { $1 }
  }

  /// Runs a verb to its end with the engine of the library, unless the words name another.
  @discardableResult
  func run(_ words: [String], adding settings: [String: String] = [:]) throws -> CommandResult {
    try XLPlugCommand.run(completed(words), adding: environment().merging(settings) { $1 })
  }

  /// Attaches to the guest.
  func attach(_ words: String...) throws -> CommandResult { try run(["attach", "\(Self.guest)"] + words) }

  /// Detaches from the guest.
  func detach(_ words: String...) throws -> CommandResult { try run(["detach", "\(Self.guest)"] + words) }

  /// Starts a verb that runs while the test goes on.
  func start(_ words: [String]) throws -> StartedCommand {
    // The stand-in is for the command alone: what starts it must not be under it.
    let settings = try environment().map { "\($0.key)=\($0.value)" }
    return try StartedCommand(settings + [XLPlugCommand.program.path] + completed(words), directory)
  }

  private func completed(_ words: [String]) -> [String] {
    var words = words
    if !words.contains("--engine") { words += ["--engine", "libxl"] }
    if words.first != "list" { words += ["--script-dir", scripts.path] }
    return words
  }

  // MARK: what is there

  /// What libxl's file of the guest says.
  func recorded() throws -> String {
    try String(contentsOfFile: Self.configuration(Self.guest), encoding: .utf8)
  }

  /// Everything that must be as before: the store, loop devices of our images, processes of our scripts.
  func traces() throws -> String {
    let loops = try LoopDevices.lines(of: directory.path)
    return ([try store.listing()] + loops).joined(separator: "\n") + "\nprocesses: \(try scriptProcesses())"
  }

  /// The processes of commands and of their scripts: they know where the store is.
  func scriptProcesses() throws -> [Int32] {
    let files = FileManager.default
    return try files.contentsOfDirectory(atPath: "/proc").compactMap { Int32($0) }.filter { process in
      guard let data = files.contents(atPath: "/proc/\(process)/environ") else { return false }
      return String(decoding: data, as: UTF8.self).contains("XENSTORED_PATH=\(store.socketPath)")
    }
  }

  /// Waits until something holds; false where it does not in time.
  func wait(_ holds: () throws -> Bool) rethrows -> Bool {
    let deadline = ContinuousClock.now.advanced(by: .seconds(Self.waitSecondsMax))
    while try !holds() {
      if ContinuousClock.now >= deadline { return false }
      usleep(5000)
    }
    return true
  }
}

/// libxl's lock on the configuration of the guest, held while this exists.
final class HeldLock {
  private static let path =
    "/var/lib/xen/userdata-l.\(LibxlHost.guest).\(LibxlHost.identifier).domain-userdata-lock"
  private let file: Int32

  init() throws {
    file = open(Self.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    try #require(file >= 0 && flock(file, LOCK_EX) == 0)
  }

  deinit {
    unlink(Self.path)
    close(file)
  }

  /// Whether a process of this name has the file open: it waits for the lock, then.
  static func isOpen(inProcessesNamed name: String) -> Bool {
    let files = FileManager.default
    let processes = ((try? files.contentsOfDirectory(atPath: "/proc")) ?? []).filter { Int32($0) != nil }
    return processes.contains { process in
      guard (try? String(contentsOfFile: "/proc/\(process)/comm", encoding: .utf8)) == "\(name)\n" else {
        return false
      }
      let home = "/proc/\(process)/fd"
      return ((try? files.contentsOfDirectory(atPath: home)) ?? []).contains {
        (try? files.destinationOfSymbolicLink(atPath: "\(home)/\($0)")) == path
      }
    }
  }
}
