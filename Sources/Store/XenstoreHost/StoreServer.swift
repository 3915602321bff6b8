import Glibc
import HostFiles
import Synchronization
public import XenstoreTree
public import XenstoreWire

/// Serves a store on a Unix socket, from a thread of its own.
///
/// The socket is for this user only. A client that sends an oversize packet is dropped; so is one that does
/// not read what it is owed. Connections beyond the limit are closed at once.
public final class StoreServer: Sendable {
  /// Clients at one time.
  public static let connectionsMax = 512
  /// Bytes owed to one client beyond which its requests are left unread.
  public static let pausingBacklogByteCount = 65536
  /// Bytes owed to one client beyond which it is dropped.
  public static let backlogByteCountMax = 4 << 20

  /// Where clients find it.
  public let socketPath: String
  private let guestSockets: [UInt16: String]
  let transcript: (@Sendable (TranscriptEntry) -> Void)?
  let intercept: (@Sendable (Packet, _ socketPath: String) -> Interference?)?
  let store: Mutex<Store>
  private let running = Mutex<LoopThread?>(nil)
  private let privateDirectory: String?

  /// A server that is not started yet.
  ///
  /// `guestSockets` are further sockets whose clients count as an unprivileged domain, as a driver domain's
  /// would, and another of domain 0; `transcript` is called on the server's thread with each request and its
  /// answer, `intercept` before with each request and the socket that it came by.
  public init(
    _ store: Store,
    socketPath: String,
    guestSockets: [UInt16: String] = [:],
    transcript: (@Sendable (TranscriptEntry) -> Void)? = nil,
    intercept: (@Sendable (Packet, _ socketPath: String) -> Interference?)? = nil,
  ) {
    self.store = Mutex(store)
    self.socketPath = socketPath
    self.guestSockets = guestSockets
    self.transcript = transcript
    self.intercept = intercept
    privateDirectory = nil
  }

  /// A server whose socket is in a fresh directory below `/tmp` that only this user may enter; `stop` takes
  /// the directory away.
  public init(
    embedded store: Store,
    transcript: (@Sendable (TranscriptEntry) -> Void)? = nil,
  ) throws(StoreFault) {
    var template = Array("/tmp/xlplug-store-XXXXXX\0".utf8CString.dropLast())
    let isMade = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.map { mkdtemp($0) != nil } ?? false
    }
    let directory = String(decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    if !isMade { throw .notServed(address: directory, reason: systemWords()) }
    self.store = Mutex(store)
    socketPath = directory + "/socket"
    guestSockets = [:]
    self.transcript = transcript
    intercept = nil
    privateDirectory = directory
  }

  /// The address for clients.
  public var address: StoreAddress { .socket(socketPath) }

  /// The tree as it is now.
  public var snapshot: Snapshot { store.withLock { $0.snapshot } }

  /// Opens the socket and begins to serve; throws `.notServed` where the socket cannot be made, or where
  /// another store answers at it.
  public func start() throws(StoreFault) {
    var listeners = [ServerLoop.Listener(socket: try ListeningSocket(socketPath), domid: 0)]
    for (domid, path) in guestSockets.sorted(by: { $0.key < $1.key }) {
      listeners.append(ServerLoop.Listener(socket: try ListeningSocket(path), domid: domid))
    }
    let thread = LoopThread { [self, listeners] stop in
      var loop = ServerLoop(self, listeners, stop)
      loop.run()
    }
    guard let thread else { throw .notServed(address: socketPath, reason: systemWords()) }
    running.withLock { $0 = thread }
  }

  /// Ends all connections and takes the socket away; nothing happens where it does not run.
  public func stop() {
    let thread = running.withLock { running in
      defer { running = nil }
      return running
    }
    thread?.stop()
    if let privateDirectory { _ = rmdir(privateDirectory) }
  }
}
