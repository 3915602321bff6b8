import HostFiles
import XenstoreHost

extension RuntimeDirectory {
  /// The files of stores that surely no process serves any more, with the path of each store's socket.
  ///
  /// The host's own store comes back with its daemon, and of a name that was cut the socket is not known:
  /// their files are in no list.
  package static var abandonedFiles: [(path: String, socket: String)] {
    var isAbandoned: [String: Bool] = [:]
    return entries(of: path).sorted().compactMap { file in
      guard let end = file.lastIndex(of: "~"), let socket = socketPath(ofName: String(file[..<end])) else {
        return nil
      }
      let isDead = isAbandoned[socket] ?? StoreAddress.socket(socket).isAbandoned
      isAbandoned[socket] = isDead
      return isDead ? ("\(path)/\(file)", socket) : nil
    }
  }

  /// The socket of a store by the name that its files begin with; nil where the name does not say it.
  private static func socketPath(ofName name: String) -> String? {
    if name == hostName { return nil }
    var bytes = [UInt8(ascii: "/")]
    var rest = Array(name.utf8)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "-"): bytes.append(UInt8(ascii: "/"))
      case UInt8(ascii: "%"):
        guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
          return nil
        }
        bytes.append(value)
        rest = rest.dropFirst(2)
      default: bytes.append(byte)
      }
    }
    let path = String(decoding: bytes, as: UTF8.self)
    // What reads back as another name was cut, or is no name of ours.
    return encoded(path) == name ? path : nil
  }
}
