public import Foundation
import Glibc
public import Testing
public import XLTestKit
public import XenstoreHost
public import XenstoreTree
public import XenstoreWire

/// A store for one test: our embedded server, or Debian's real xenstored under the shim.
///
/// Domains 1 to 99 exist; none is introduced until `introduce` is called.
public final class TestStore: Sendable {
  /// Whose store it is.
  public enum Kind: String, CaseIterable, Sendable, CustomTestStringConvertible {
    /// `StoreServer`, in the test's own process.
    case embedded
    /// The C xenstored of Xen 4.17, with no hypervisor below.
    case real

    /// The name of the case.
    public var testDescription: String { rawValue }
  }

  /// The daemon itself; `/usr/sbin/xenstored` is a wrapper that looks for a hypervisor first.
  public static let daemonPath = "/usr/lib/xen-4.17/bin/xenstored"
  /// The domains that exist.
  public static let domids: ClosedRange<UInt16> = 1...99
  /// How long the real daemon has to answer, in seconds.
  public static let startSecondsMax = 60.0

  /// Which one it is.
  public let kind: Kind
  /// Where clients find it.
  public let socketPath: String
  /// A directory for this store alone, removed by `stop`.
  public let directory: URL
  private let server: StoreServer?
  private let daemon: Daemon?

  /// Starts a store; `store` replaces the embedded one's first state, each of `guests` may be spoken for with
  /// `guest`, and `intercept` disturbs the embedded one.
  public init(
    _ kind: Kind,
    guests: [UInt16] = [],
    store: Store = Store(domainExists: { TestStore.domids.contains($0) }),
    transcript: (@Sendable (TranscriptEntry) -> Void)? = nil,
    intercept: (@Sendable (Packet, _ socketPath: String) -> Interference?)? = nil,
  ) throws {
    self.kind = kind
    directory = try Project.temporaryDirectory("store")
    chmod(directory.path, 0o700)
    socketPath = directory.appendingPathComponent("socket").path
    switch kind {
    case .embedded:
      daemon = nil
      let sockets = guests.map { [directory] domid in
        (domid, directory.appendingPathComponent(Self.guestSocketName(domid)).path)
      }
      server = StoreServer(
        store,
        socketPath: socketPath,
        guestSockets: Dictionary(uniqueKeysWithValues: sockets),
        transcript: transcript,
        intercept: intercept,
      )
      try server?.start()
    case .real:
      server = nil
      daemon = try Daemon(directory, socketPath)
    }
  }

  deinit { stop() }

  /// The address for clients.
  public var address: StoreAddress { .socket(socketPath) }

  /// What tells libxenstore, and so every Xen program, to use this store.
  public var environment: [String: String] { ["XENSTORED_PATH": socketPath] }

  /// A new connection.
  public func client() throws -> StoreClient { try StoreClient(address) }

  /// Makes domains known to the store, as the toolstack does when it builds one.
  public func introduce(_ domids: UInt16...) throws {
    let client = try client()
    for domid in domids { try client.introduce(domid, frame: 1, port: GuestRing.port(domid)) }
  }

  /// A connection that sends any packet, as domain 0.
  public func raw() throws -> RawClient { RawClient(try SocketLink(socketPath)) }

  /// The connection of a guest, which is introduced by it; a guest has one only.
  public func guest(_ domid: UInt16) throws -> RawClient {
    try introduce(domid)
    switch kind {
    case .embedded: return RawClient(try SocketLink(guestSocketPath(domid)))
    case .real: return RawClient(try GuestRing(directory, domid))
    }
  }

  /// The further socket of the embedded store for a domain of `guests`; domain 0 may have one, too.
  public func guestSocketPath(_ domid: UInt16) -> String {
    directory.appendingPathComponent(Self.guestSocketName(domid)).path
  }

  /// The name of that socket.
  public static func guestSocketName(_ domid: UInt16) -> String { "guest.\(domid)" }

  /// Runs a program against this store.
  public func run(_ words: [String]) throws -> CommandResult { try runCommand(words, adding: environment) }

  /// The whole tree as `xenstore-ls -f -p` prints it.
  public func listing() throws -> String { try run(["xenstore-ls", "-f", "-p", "/"]).text }

  /// The tree of the embedded store; nil for the real one.
  public var snapshot: Snapshot? { server?.snapshot }

  /// The shim, built when it is first asked for.
  public static func shim() throws -> URL {
    try Oracle.build("xen-shim", shared: true, libraries: ["dl"])
  }

  /// Ends the store and removes its directory.
  public func stop() {
    server?.stop()
    daemon?.stop()
    try? FileManager.default.removeItem(at: directory)
  }
}

/// The real daemon's process.
private final class Daemon: @unchecked Sendable {
  private let process = Process()
  private let lifeline = Pipe()

  init(_ directory: URL, _ socketPath: String) throws {
    for domid in TestStore.domids {
      _ = FileManager.default.createFile(atPath: "\(directory.path)/ring.\(domid)", contents: Data())
    }
    let log = directory.appendingPathComponent("daemon.log")
    _ = FileManager.default.createFile(atPath: log.path, contents: nil)
    process.executableURL = URL(fileURLWithPath: TestStore.daemonPath)
    process.arguments = ["-N"]
    process.environment = [
      "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LD_PRELOAD": try TestStore.shim().path,
      "SHIM_DIR": directory.path, "SHIM_LIFELINE": "1", "XENSTORED_RUNDIR": directory.path,
    ]
    process.standardInput = lifeline
    process.standardOutput = try FileHandle(forWritingTo: log)
    process.standardError = process.standardOutput
    try process.run()
    let deadline = ContinuousClock.now.advanced(by: .seconds(TestStore.startSecondsMax))
    while (try? StoreClient(.socket(socketPath)).list(.root)) == nil {
      guard process.isRunning, ContinuousClock.now < deadline else {
        let said = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
        throw OracleFault(message: "\(TestStore.daemonPath) did not start: \(said)")
      }
      usleep(2000)
    }
  }

  func stop() {
    guard process.isRunning else { return }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}
