internal import CSocket
import Glibc
import Synchronization
import XenstoreTree
import XenstoreWire

/// What a server's thread does: waits for clients and their requests, and sends what the store answers.
struct ServerLoop {
  struct Listener: Sendable {
    let socket: ListeningSocket
    let domid: UInt16
  }

  private let server: StoreServer
  private let listeners: [Listener]
  private let stop: Int32
  private var connections: [ConnectionID: ServerConnection] = [:]
  private var isOutOfDescriptors = false

  /// How long no connection is taken after the system had no descriptor for one.
  static let descriptorPauseMilliseconds: Int32 = 100

  init(_ server: StoreServer, _ listeners: [Listener], _ stop: Int32) {
    self.server = server
    self.listeners = listeners
    self.stop = stop
  }

  mutating func run() {
    while true {
      let order = Array(connections.keys)
      var list = [pollfd(fd: stop, events: Int16(POLLIN), revents: 0)]
      for listener in listeners {
        list.append(
          pollfd(fd: isOutOfDescriptors ? -1 : listener.socket.descriptor, events: Int16(POLLIN), revents: 0)
        )
      }
      for id in order { list.append(interest(of: id)) }
      let pause = isOutOfDescriptors ? Self.descriptorPauseMilliseconds : -1
      let count = poll(&list, nfds_t(list.count), pause)
      isOutOfDescriptors = false
      if count < 0 && errno != EINTR { break }
      if count <= 0 { continue }
      if list[0].revents != 0 { break }
      for (index, id) in order.enumerated() {
        let ready = list[1 + listeners.count + index].revents
        if ready != 0 { serve(id, isReadable: ready & ~Int16(POLLOUT) != 0) }
      }
      for (index, listener) in listeners.enumerated() where list[1 + index].revents != 0 {
        accept(from: listener)
      }
    }
    for id in connections.keys { drop(id) }
    for listener in listeners { listener.socket.close() }
  }

  private func interest(of id: ConnectionID) -> pollfd {
    guard let connection = connections[id] else { return pollfd(fd: -1, events: 0, revents: 0) }
    let reads = connection.output.byteCount < StoreServer.pausingBacklogByteCount ? Int16(POLLIN) : 0
    let writes = connection.output.isEmpty ? 0 : Int16(POLLOUT)
    return pollfd(fd: connection.descriptor, events: reads | writes, revents: 0)
  }

  private mutating func accept(from listener: Listener) {
    while true {
      let descriptor = csocket_accept(listener.socket.descriptor)
      if descriptor < 0 {
        if errno == EINTR || errno == ECONNABORTED { continue }
        isOutOfDescriptors = errno != EAGAIN
        return
      }
      guard connections.count < StoreServer.connectionsMax else {
        _ = close(descriptor)
        continue
      }
      let id = server.store.withLock { $0.connect(domid: listener.domid) }
      connections[id] = ServerConnection(
        descriptor: descriptor,
        domid: listener.domid,
        socketPath: listener.socket.path
      )
    }
  }

  private mutating func drop(_ id: ConnectionID) {
    guard let connection = connections.removeValue(forKey: id) else { return }
    _ = close(connection.descriptor)
    server.store.withLock { $0.disconnect(id) }
  }

  private mutating func serve(_ id: ConnectionID, isReadable: Bool) {
    var isThere = true
    if isReadable { isThere = connections[id]?.fill() ?? false }
    var touched: Set<ConnectionID> = [id]
    while let request = connections[id]?.reader.take() { answer(request, id, &touched) }
    for other in touched {
      guard connections[other]?.flush() == true else {
        drop(other)
        continue
      }
      if (connections[other]?.output.byteCount ?? 0) > StoreServer.backlogByteCountMax { drop(other) }
    }
    if !isThere || connections[id]?.reader.oversize != nil { drop(id) }
  }

  private mutating func answer(_ request: Packet, _ id: ConnectionID, _ touched: inout Set<ConnectionID>) {
    guard let domid = connections[id]?.domid, let socketPath = connections[id]?.socketPath else { return }
    let interference = server.intercept?(request, socketPath)
    var deliveries: [Delivery] = []
    switch interference {
    case .loseRequest: return
    case .closeBefore: return drop(id)
    case .refuse(let error):
      deliveries = [Delivery(connection: id, packet: Reply.refused(error).packet(to: request))]
    case .stall(let duration):
      pause(duration)
      deliveries = server.store.withLock { $0.handle(request, from: id) }
    case .loseAnswer, .closeAfter, nil: deliveries = server.store.withLock { $0.handle(request, from: id) }
    }
    for delivery in deliveries {
      let isAnswer = delivery.connection == id && delivery.packet.operation != .watchEvent
      if isAnswer && interference == .loseAnswer { continue }
      connections[delivery.connection]?.output.append(delivery.packet)
      touched.insert(delivery.connection)
      if isAnswer {
        server.transcript?(TranscriptEntry(domid: domid, request: request, reply: delivery.packet))
      }
    }
    if interference == .closeAfter { drop(id) }
  }
}
