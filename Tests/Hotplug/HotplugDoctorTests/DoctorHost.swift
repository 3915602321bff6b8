import Foundation
import HotplugDoctor
import HotplugPlan
import HotplugScript
import Testing
import XLTestKit
import XenstoreHost
import XenstoreSimulation
import XenstoreTestKit

/// A store with guests 7 and 9, a simulated host around it, and the command as a person runs it: what tests
/// of the doctor stand on.
final class DoctorHost {
  /// How long something that a test waits for may take, in seconds.
  static let waitSecondsMax = 60.0
  /// How many commands the doctor may print until it is content.
  static let commandsMax = 5

  let store: TestStore
  var directory: URL { files.directory }
  var scripts: URL { files.scripts }
  private let files: TestFiles
  private let simulation: SimulatedHost?
  /// The guest's UUID, which names libxl's files of it: suites run side by side, each with its guest 7.
  private let uuid = UUID().uuidString.lowercased()
  private var userdata: String { "/var/lib/xen/userdata-d.7.\(uuid).libxl-json" }

  init(_ kind: TestStore.Kind = .real, isSimulated: Bool = true, makesInterfaces: Bool = false) throws {
    store = try TestStore(kind)
    try store.introduce(7, 9)
    files = try TestFiles("doctor")
    simulation =
      isSimulated
      ? SimulatedHost(address: store.address, options: SimulationOptions(makesInterfaces: makesInterfaces))
      : nil
    try simulation?.start()
    try write("/local/domain/0/domid", "0")
  }

  deinit {
    simulation?.stop()
    store.stop()
    try? FileManager.default.removeItem(atPath: userdata)
  }

  // MARK: things

  /// A sparse image of one mebibyte; its path.
  func image(_ name: String = "disk.img") throws -> String { try files.image(name) }

  /// A script of root's; its path.
  ///
  /// `body` is what bash reads.
  func script(_ name: String, _ body: String) throws -> String { try files.script(name, body) }

  /// Writes a node, as a toolstack, a script or a guest would.
  func write(_ path: String, _ value: String) throws {
    let result = try store.run(["xenstore-write", path, value])
    try #require(result.status == 0, "xenstore-write \(path): \(result.errorText)")
  }

  /// The value of a node; nil if absent.
  func read(_ path: String) throws -> String? {
    let result = try store.run(["xenstore-read", path])
    return result.status == 0 ? result.text.trimmingCharacters(in: .newlines) : nil
  }

  /// Makes a guest be gone, as it is when a toolstack could not take its devices away.
  func end(_ domid: UInt16) throws {
    try store.client().release(domid)
    for name in ["domid", "name", "vm"] {
      _ = try store.run(["xenstore-rm", "/local/domain/\(domid)/\(name)"])
    }
  }

  // MARK: running

  func words(_ arguments: [String]) -> [String] {
    [XLPlugCommand.program.path] + arguments + ["--store", store.socketPath, "--script-dir", scripts.path]
  }

  /// Runs a verb of xlplug to its end.
  @discardableResult
  func xlplug(_ arguments: String...) throws -> CommandResult { try xlplug(arguments) }

  /// The same.
  @discardableResult
  func xlplug(_ arguments: [String]) throws -> CommandResult { try runCommand(words(arguments)) }

  /// Starts a verb of xlplug that runs while the test goes on.
  func start(_ arguments: String...) throws -> Process { try start(words(arguments)) }

  /// Starts a program with this store, in nobody's terminal.
  func start(_ words: [String]) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    process.environment = ProcessInfo.processInfo.environment.merging(store.environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// Runs Debian's own `xl`, with no hypervisor below, for guest 7.
  @discardableResult
  func xl(_ arguments: String...) throws -> CommandResult {
    for (path, value) in [("name", "guest7"), ("domid", "7"), ("vm", "/vm/\(uuid)")] {
      try write("/local/domain/7/\(path)", value)
    }
    try write("/libxl/7/type", "pv")
    try FileManager.default.createDirectory(atPath: "/var/lib/xen", withIntermediateDirectories: true)
    let document =
      #"{"c_info":{"type":"pv","name":"guest7","uuid":"\#(uuid)"},"b_info":{"max_vcpus":1,"#
      + #""max_memkb":65536,"target_memkb":65536,"type.pv":{}}}"#
    try document.write(toFile: userdata, atomically: true, encoding: .utf8)
    return try runCommand(try environmentOfXL + ["/usr/lib/xen-4.17/bin/xl"] + arguments)
  }

  /// Waits until something holds; records an issue where it does not in time.
  func wait(for what: String, place: SourceLocation = #_sourceLocation, _ holds: () throws -> Bool) throws {
    let deadline = ContinuousClock.now.advanced(by: .seconds(Self.waitSecondsMax))
    while try !holds() {
      try #require(ContinuousClock.now < deadline, "waited in vain for \(what)", sourceLocation: place)
      usleep(5000)
    }
  }

  // MARK: the doctor

  /// What the doctor says about the devices of a guest, or all.
  func diagnosis(_ arguments: String...) throws -> (
    status: Int32, text: String, codes: [String], next: String?
  ) {
    let result = try runCommand(words(["doctor"] + arguments))
    let codes = result.text.matches(of: #/\[(XL\d{4})\]/#).map { String($0.output.1) }
    let next = result.text.firstMatch(of: #/(?m)^  = next: (.*)$/#).map { String($0.output.1) }
    return (result.status, result.text + result.errorText, codes, next)
  }

  /// Does what the doctor prints, word for word, until it is content; the codes that it gave, in order.
  ///
  /// `status` is what the commands end with: 3 where a remove script fails, which a detach tells and goes on.
  func cured(_ domid: UInt16 = 7, status: Int32 = 0, place: SourceLocation = #_sourceLocation) throws
    -> [String]
  {
    var codes: [String] = []
    for _ in 0...Self.commandsMax {
      let found = try diagnosis("\(domid)")
      guard let next = found.next else {
        // Of a guest that is gone nothing is left.
        let isGone = found.text.hasPrefix("error: no domain \(domid)\n")
        #expect(found.status == 0 || isGone, "\(found.text)", sourceLocation: place)
        return codes
      }
      codes += found.codes.prefix(1)
      try follow(next, status: status, place: place)
    }
    Issue.record("the doctor is never content: \(try diagnosis("\(domid)").text)", sourceLocation: place)
    return codes
  }

  /// Does what the doctor prints, once.
  func follow(_ next: String, status: Int32 = 0, place: SourceLocation = #_sourceLocation) throws {
    let folder = XLPlugCommand.program.deletingLastPathComponent().path
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let result = try runCommand(
      ["bash", "-c", next],
      adding: ["PATH": "\(folder):\(path):/usr/sbin:/sbin", "XENSTORED_PATH": store.socketPath]
    )
    #expect(result.status == status, "\(next): \(result.text)\(result.errorText)", sourceLocation: place)
  }

  /// The loop devices that have an image of this host.
  func loops() throws -> [String] { try LoopDevices.lines(of: directory.path) }

  /// Whether anything of a device is in the store.
  func hasTraces(of domid: UInt16) throws -> Bool {
    let paths = [
      "/libxl/\(domid)/device", "/local/domain/0/backend/vbd/\(domid)",
      "/local/domain/0/backend/vif/\(domid)",
    ]
    return try paths.contains { try read($0) != nil }
  }
}

extension DoctorHost {
  /// Starts `xl` for guest 7, which runs while the test goes on.
  func startXL(_ arguments: String...) throws -> Process {
    // What it needs of the guest is written by a run that does nothing.
    try xl("list")
    return try start(try environmentOfXL + ["/usr/lib/xen-4.17/bin/xl"] + arguments)
  }

  /// The words before a command that let it run with no hypervisor below.
  fileprivate var environmentOfXL: [String] {
    get throws {
      [
        "LD_PRELOAD=\(try TestStore.shim().path)", "SHIM_DIR=\(store.directory.path)", "SHIM_HEARS=1",
        "SHIM_UUID=\(uuid)", "XENSTORED_PATH=\(store.socketPath)",
      ]
    }
  }
}
