import Foundation
import Testing
import XLTestKit
import XenstoreHost
import XenstoreSimulation
import XenstoreTestKit
import XenstoreWire

/// A store with a simulated host, and what a toolstack writes for one device.
struct DeviceFixture {
  let store: TestStore
  let host: SimulatedHost
  let client: StoreClient
  let backend: StorePath
  let frontend: StorePath

  init(
    _ kind: TestStore.Kind,
    _ device: SimulatedDevice.Kind,
    _ number: UInt32,
    domid: UInt16 = 7,
    options: SimulationOptions = SimulationOptions(),
    keys: [(String, String)],
    transcript: (@Sendable (TranscriptEntry) -> Void)? = nil,
  ) throws {
    store = try TestStore(kind, transcript: transcript)
    host = SimulatedHost(address: store.address, options: options)
    try host.start()
    client = try store.client()
    backend = try #require(StorePath("/local/domain/0/backend/\(device.rawValue)/\(domid)/\(number)"))
    frontend = try #require(
      StorePath("/local/domain/\(domid)/device/\(device == .vif ? "vif" : "vbd")/\(number)")
    )
    try client.watch(backend, token: Array("test".utf8))
    try client.watch(frontend, token: Array("test".utf8))
    let back = [("frontend", frontend.string), ("frontend-id", "\(domid)"), ("online", "1")] + keys
    try client.transaction { [client, backend, frontend] transaction throws(StoreFault) in
      for (name, value) in [("backend", backend.string), ("state", "1")] {
        try client.write(frontend.appending(name), Array(value.utf8), in: transaction)
      }
      for (name, value) in back + [("state", "1")] {
        try client.write(backend.appending(name), Array(value.utf8), in: transaction)
      }
    }
  }

  func stop() {
    client.close()
    host.stop()
    store.stop()
  }

  /// The environment of a hotplug script for the backend.
  func environment(_ script: String) -> [String: String] {
    let relative = backend.string.dropFirst("/local/domain/0/".count)
    return store.environment.merging([
      "script": script, "XENBUS_TYPE": String(backend.components[4]), "XENBUS_PATH": String(relative),
      "XENBUS_BASE_PATH": "backend",
    ]) { $1 }
  }

  /// Waits until a node has a value; false after a minute.
  func waits(_ path: StorePath, _ value: String) throws -> Bool {
    let deadline = ContinuousClock.now.advanced(by: .seconds(60))
    while try client.readIfPresent(path) != Array(value.utf8) {
      if try client.nextEvent(until: deadline) == nil { return false }
    }
    return true
  }

  func text(_ path: StorePath, _ name: String) throws -> String? {
    try client.readIfPresent(path.appending(name)).map { String(decoding: $0, as: UTF8.self) }
  }
}
