import Foundation
import HotplugPlan
import Synchronization
import Testing
import XLTestKit
import XenstoreHost
import XenstoreSimulation
import XenstoreTestKit
import XenstoreWire

/// What the engine really asks of a store, against the wire transcripts of unmodified `xl` 4.17.
@Suite(.serialized) struct TranscriptTests {
  @Test func diskIsAttachedAndDetachedAsXLDoes() throws {
    let recorder = Recorder()
    let host = try EngineHost(.embedded, transcript: recorder.record)
    let image = try host.image()
    _ = try host.store.run(["xenstore-write", "/local/domain/7/name", "g7", "/libxl/7/type", "pv"])
    try check(recorder, "block-attach", replacing: image) { () throws in
      try host.attached("\(image),raw,xvda,w")
    }
    try check(recorder, "block-detach", replacing: image) { () throws in
      try host.detached()
    }
  }

  @Test func interfaceIsAttachedAndDetachedAsXLDoes() throws {
    let recorder = Recorder()
    let host = try EngineHost(.embedded, transcript: recorder.record)
    let script = try host.script(
      "vif",
      "#!/bin/sh\n[ $1 = online ] && xenstore-write $XENBUS_PATH/hotplug-status connected; exit 0\n"
    )
    _ = try host.store.run(["xenstore-write", "/local/domain/7/name", "g7", "/libxl/7/type", "pv"])
    let text = "vif:mac=00:16:3e:00:00:01,bridge=br0,ip=10.0.0.7,script=\(script)"
    try check(recorder, "network-attach", replacing: script, by: "/etc/xen/scripts/vif-bridge") { () throws in
      try host.attached(text)
    }
    try check(recorder, "network-detach", replacing: script) { () throws in
      try host.detached(.vif, 0)
    }
  }

  /// Runs `body`, and compares the changes made in transactions with a recorded file.
  private func check(
    _ recorder: Recorder,
    _ name: String,
    replacing found: String,
    by recorded: String = "/srv/images/disk.img",
    place: SourceLocation = #_sourceLocation,
    body: () throws -> Void,
  ) throws {
    recorder.clear()
    try body()
    let url = Project.file("Tests/Hotplug/Golden/\(name).txt")
    let golden = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map(String.init)
    #expect(recorder.changes.map { $0.replacing(found, with: recorded) } == golden, sourceLocation: place)
  }
}

/// The changes that a server was asked to make in transactions that were committed by the engine.
private final class Recorder: Sendable {
  private let entries = Mutex<[TranscriptEntry]>([])

  var record: @Sendable (TranscriptEntry) -> Void {
    { entry in self.entries.withLock { $0.append(entry) } }
  }

  func clear() { entries.withLock { $0 = [] } }

  /// One line for each change; the simulated host's own transactions, which touch states and sizes, are left
  /// out.
  var changes: [String] {
    let all = entries.withLock { $0 }
    var lines: [String] = []
    var open: [UInt32: [String]] = [:]
    for entry in all where entry.request.transactionID != .none {
      let id = entry.request.transactionID.rawValue
      let words = Payload.strings(entry.request.payload).map { String(decoding: $0, as: UTF8.self) }
      let parts = entry.request.payload.split(separator: 0, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
      switch entry.request.operation {
      case .write: open[id, default: []].append("write \(parts[0]) = \(parts[1])")
      case .remove: open[id, default: []].append("rm \(words[0])")
      case .makeDirectory: open[id, default: []].append("mkdir \(words[0])")
      case .setPermissions:
        open[id, default: []].append("perms \(words[0]) \(words.dropFirst().joined(separator: " "))")
      case .transactionEnd:
        let changes = open.removeValue(forKey: id) ?? []
        if changes.contains(where: { $0.contains("/libxl/") || $0.contains("/online = ") }) {
          lines += changes.filter { !OwnKeys.isIn($0) } + ["commit"]
        }
      default: break
      }
    }
    return lines
  }
}
