import Foundation
import HotplugState
import Testing
import XLTestKit
import XenstoreHost
import XenstoreTestKit

/// A host on which the program attaches and detaches one device, and one of its requests goes wrong.
final class CommandHost {
  /// What is attached, and by which engine.
  enum Subject: CaseIterable, Sendable { case script, builtIn, interface, libxl }

  let host: EngineHost
  let faulty: FaultyRequest
  private let subject: Subject
  private let text: String
  /// The guest's UUID, which names libxl's files of it.
  private let uuid = UUID().uuidString.lowercased()
  private var document: String { "/var/lib/xen/userdata-d.7.\(uuid).libxl-json" }

  init(_ subject: Subject) throws {
    let faulty = FaultyRequest()
    (self.subject, self.faulty) = (subject, faulty)
    host = try EngineHost(.embedded, intercept: faulty.intercept)
    text =
      subject == .interface
      ? try StoreFaultTests.interface(host) : "\(try host.image()),raw,xvda,w"
    if subject == .libxl { try makeGuest() }
  }

  deinit { try? FileManager.default.removeItem(atPath: document) }

  /// The guest as libxl wants to find it.
  private func makeGuest() throws {
    let home = "/local/domain/7"
    let words = [
      "/local/domain/0/domid", "0", "\(home)/domid", "7", "\(home)/name", "seven", "\(home)/vm",
      "/vm/\(uuid)",
      "/libxl/7/type", "pv",
    ]
    try #require(try host.store.run(["xenstore-write"] + words).status == 0)
    // The stand-in for the hypervisor knows a guest by this file.
    try Data().write(to: host.store.directory.appendingPathComponent("ring.7"))
    try FileManager.default.createDirectory(atPath: "/var/lib/xen", withIntermediateDirectories: true)
  }

  // MARK: commands

  func attach() throws -> CommandResult {
    if subject == .libxl {
      // libxl leaves a device that is detached in its document, until it reads that together with the store.
      try #"{"c_info":{"type":"pv","name":"seven"},"b_info":{"max_vcpus":1,"type.pv":{}}}"#
        .write(toFile: document, atomically: true, encoding: .utf8)
    }
    return try run(["attach", "7", text])
  }

  func detach() throws -> CommandResult {
    try run(["detach", "7"] + (subject == .interface ? ["0", "--nic"] : ["xvda"]))
  }

  /// Runs a command to its end; it may be killed on the way.
  func run(_ words: [String]) throws -> CommandResult {
    let process = Process()
    process.executableURL = XLPlugCommand.program
    process.arguments = words + ["--script-dir", EngineHost.scriptDirectory] + engine(words)
    // Standard output and error, together.
    let printed = host.directory.appendingPathComponent("printed")
    try Data().write(to: printed)
    process.standardInput = FileHandle.nullDevice
    let output = try FileHandle(forWritingTo: printed)
    // `Process` would keep it open, since nobody calls `waitUntilExit`, and crashes at descriptor 1,024.
    defer { try? output.close() }
    (process.standardOutput, process.standardError) = (output, output)
    var environment = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"]
    environment["XENSTORED_PATH"] = host.engineAddress.path
    if subject == .libxl {
      environment["LD_PRELOAD"] = try TestStore.shim().path
      environment["SHIM_DIR"] = host.store.directory.path
      environment["SHIM_UUID"] = uuid
    }
    process.environment = environment
    try faulty.victim.run(process)
    let isKilled = process.terminationReason == .uncaughtSignal
    return CommandResult(
      status: process.terminationStatus + (isKilled ? 128 : 0),
      output: try Data(contentsOf: printed),
      errors: Data()
    )
  }

  private func engine(_ words: [String]) -> [String] {
    switch subject {
    case _ where words.first == "gc": []
    case .script, .interface: ["--engine", "native"]
    case .builtIn: ["--engine", "native", "--builtin-block"]
    case .libxl: ["--engine", "libxl", "--userdata", "/var/lib/xen"]
    }
  }

  // MARK: what is there

  /// Everything that must be as before.
  func traces() throws -> String { try host.traces() }

  /// What commands have noted and not finished.
  var journals: [String] {
    RuntimeDirectory(lookingAt: host.engineAddress).files.filter { $0.hasSuffix(".journal") }
  }

  /// Whether libxl's document says that the guest has the device.
  var isRecorded: Bool {
    ((try? String(contentsOfFile: document, encoding: .utf8)) ?? "").contains("xvda")
  }

  /// Ends the guest, as it is when its toolstack could not take its devices away.
  func endGuest() throws { try host.store.client().release(7) }
}
