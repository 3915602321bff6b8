import Foundation
import Glibc
import HotplugEngine
import HotplugPlan
import Synchronization
import Testing
import XLTestKit
import XenstoreHost
import XenstoreTestKit
import XenstoreWire

/// How often an attach asks the store and waits for the answer, on a host that has many devices.
@Suite struct ExchangeCountTests {
  /// 800 devices of 100 guests cost as many exchanges as their requests fill batches, and not one each.
  @Test func devicesOfOthersAreAskedTogether() throws {
    let host = try EngineHost(.embedded)
    host.isBuiltIn = true
    let image = try host.image()
    let alone = try exchanges(host, image)
    let client = try host.store.client()
    let paths = (0..<800).compactMap { number in
      StorePath("/local/domain/0/backend/vbd/\(100 + number / 8)/\(51712 + 16 * (number % 8))")
    }
    let writes = paths.flatMap { path -> [Request] in
      [("params", "/nowhere/\(path.name)"), ("mode", "w"), ("node", "/dev/loop4000"), ("state", "4")].map {
        .write(path.appending($0.0), Array($0.1.utf8))
      }
    }
    _ = try client.replies(to: writes)
    let together = try exchanges(host, image)
    // The devices of each guest, and two keys of each device.
    let batches = [100, 1600].map { ($0 + StoreClient.batchRequestsMax - 1) / StoreClient.batchRequestsMax }
      .reduce(0, +)
    // A wait for the backend takes more or fewer looks.
    let looksMax = 10
    #expect(
      together - alone <= batches + looksMax,
      "\(alone) exchanges alone, \(together) beside 800 devices"
    )
  }

  private func exchanges(_ host: EngineHost, _ image: String) throws -> Int {
    let counted = try CountedStore(host.store.socketPath)
    let engine = try NativeEngine(.socket(counted.path), options: host.options)
    let outcome = engine.run(try host.plan("\(image),raw,xvda,w"))
    #expect(outcome.trouble == nil, "\(outcome.trouble ?? "")")
    let count = counted.count
    engine.client.close()
    try host.detached()
    return count
  }
}

/// Passes the bytes between a client and a store, and counts how often the client has sent something since
/// the store answered.
private final class CountedStore: Sendable {
  let path: String
  private let exchanges = Mutex(0)

  var count: Int { exchanges.withLock { $0 } }

  init(_ store: String) throws {
    path = store + ".counted-\(UUID().uuidString.prefix(8))"
    let listening = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    try #require(withUnixAddress(path) { bind(listening, $0, $1) } == 0 && listen(listening, 1) == 0)
    let server = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    try #require(withUnixAddress(store) { connect(server, $0, $1) } == 0)
    Thread.detachNewThread { [self] in
      let client = accept(listening, nil, nil)
      close(listening)
      pass(client, server)
      for descriptor in [client, server] { close(descriptor) }
    }
  }

  deinit { unlink(path) }

  private func pass(_ client: Int32, _ server: Int32) {
    var hasAnswered = true
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      var ends = [client, server].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      poll(&ends, 2, -1)
      // The client is heard first, so that what it sends in one go is one exchange.
      let source = ends[0].revents != 0 ? client : server
      let count = read(source, &buffer, buffer.count)
      guard count > 0 else { return }
      if source == client && hasAnswered { exchanges.withLock { $0 += 1 } }
      hasAnswered = source == server
      guard send(source == client ? server : client, buffer, count, Int32(MSG_NOSIGNAL)) == count else {
        return
      }
    }
  }
}
