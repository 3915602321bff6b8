import Foundation
import Glibc
import XLTestKit
import XenstoreWire

/// A guest's stream to the real daemon: its ring page, a file under the shim, and its event channel
/// (`struct xenstore_domain_interface`, xen/include/public/io/xs_wire.h, Xen 4.17).
final class GuestRing: ByteLink {
  private static let pageByteCount = 4096
  private static let ringByteCount: UInt32 = 1024
  /// Where the page has its rings and counters.
  private enum Place {
    static let requests = 0
    static let replies = 1024
    static let requestsTaken = 2048
    static let requestsMade = 2052
    static let repliesTaken = 2056
    static let repliesMade = 2060
  }
  /// What the shim adds to a guest's port for the daemon's end.
  private static let localPortOffset: UInt32 = 100

  private let page: UnsafeMutableRawPointer
  private let socketDescriptor: Int32
  private let localPort: UInt32
  private let daemon: String

  /// The port that the guest's event channel is introduced with.
  static func port(_ domid: UInt16) -> UInt32 { 1000 + UInt32(domid) }

  init(_ directory: URL, _ domid: UInt16) throws {
    let file = open("\(directory.path)/ring.\(domid)", O_RDWR | O_CLOEXEC)
    let mapped = mmap(nil, Self.pageByteCount, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0)
    close(file)
    guard let mapped, mapped != MAP_FAILED else { throw StoreFault.transport("no ring page") }
    page = mapped
    localPort = Self.port(domid) + Self.localPortOffset
    daemon = "\(directory.path)/evtchn.sock"
    socketDescriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    let mine = "\(directory.path)/guest.\(localPort)"
    guard withUnixAddress(mine, { bind(socketDescriptor, $0, $1) }) == 0 else {
      throw StoreFault.transport("no event channel")
    }
    var limit = timeval(tv_sec: RawClient.answerSecondsMax, tv_usec: 0)
    setsockopt(socketDescriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
  }

  deinit {
    close(socketDescriptor)
    munmap(page, Self.pageByteCount)
  }

  func send(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let made = counter(Place.requestsMade)
      let room = Self.ringByteCount - (made &- counter(Place.requestsTaken))
      if room == 0 {
        // The daemon kicks when it has taken some, and also for other reasons.
        guard waitForKick() else { return false }
        continue
      }
      for (offset, byte) in rest.prefix(Int(room)).enumerated() {
        let index = (made &+ UInt32(offset)) % Self.ringByteCount
        page.storeBytes(of: byte, toByteOffset: Place.requests + Int(index), as: UInt8.self)
      }
      let count = min(rest.count, Int(room))
      rest = rest.dropFirst(count)
      page.storeBytes(of: made &+ UInt32(count), toByteOffset: Place.requestsMade, as: UInt32.self)
      kick()
    }
    return true
  }

  func receive() -> [UInt8] {
    while true {
      let taken = counter(Place.repliesTaken)
      let count = counter(Place.repliesMade) &- taken
      if count == 0 {
        guard waitForKick() else { return [] }
        continue
      }
      let bytes = (0..<count).map { offset in
        let index = (taken &+ offset) % Self.ringByteCount
        return page.load(fromByteOffset: Place.replies + Int(index), as: UInt8.self)
      }
      page.storeBytes(of: taken &+ count, toByteOffset: Place.repliesTaken, as: UInt32.self)
      kick()
      return bytes
    }
  }

  private func counter(_ place: Int) -> UInt32 { page.load(fromByteOffset: place, as: UInt32.self) }

  private func kick() {
    var port = localPort
    _ = withUnixAddress(daemon) { address, length in
      Int32(sendto(socketDescriptor, &port, MemoryLayout<UInt32>.size, 0, address, length))
    }
  }

  private func waitForKick() -> Bool {
    var port: UInt32 = 0
    return recv(socketDescriptor, &port, MemoryLayout<UInt32>.size, 0) > 0
  }
}
