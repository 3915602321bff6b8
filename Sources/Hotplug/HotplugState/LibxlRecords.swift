import Glibc
import HostFiles
import HotplugPlan

/// The files in which libxl keeps what domains are made of (libxl 4.17, observed with strace).
///
/// `userdata-d.DOMID.UUID.libxl-json` is the document; it is replaced by rename(2) of a file whose name has
/// `n` instead of `d`, and written only under the lock `userdata-l.DOMID.UUID.domain-userdata-lock`.
public enum LibxlRecords {
  /// Where they are (XEN_LIB_DIR).
  public static let directory = "/var/lib/xen"

  /// Why a file could not be read or written, in words.
  package struct Fault: Error {
    package var reason: String
  }

  /// The document of a domain; nil where libxl keeps none.
  public static func document(of domid: UInt16, uuid: String, in directory: String) -> String? {
    let document = "\(directory)/userdata-d.\(domid).\(uuid).libxl-json"
    return access(document, F_OK) == 0 ? document : nil
  }

  /// A lock of libxl's on a domain, beside its document; by default the one on the document.
  package static func lockPath(of document: String, _ name: String = "domain-userdata-lock") -> String {
    renamed(document, "l").dropLast("libxl-json".count) + name
  }

  private static func renamed(_ document: String, _ kind: String) -> String {
    let name = document.lastIndex(of: "/").map(document.index(after:)) ?? document.startIndex
    let rest = String(document[name...].dropFirst("userdata-d".count))
    return String(document[..<name]) + "userdata-" + kind + rest
  }

  /// The bytes of a document; nil where it is gone.
  package static func read(_ document: String) throws(Fault) -> [UInt8]? {
    let descriptor = open(document, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    if descriptor < 0 && errno == ENOENT { return nil }
    guard descriptor >= 0 else { throw Fault(reason: "open: \(systemWords(errno))") }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw Fault(reason: "it is not a regular file")
    }
    return try bytes(of: descriptor)
  }

  private static func bytes(of descriptor: Int32) throws(Fault) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 12)
    while bytes.count <= LibxlDocument.byteCountMax {
      let count = unsafe buffer.withUnsafeMutableBytes { room in
        unsafe Glibc.read(descriptor, room.baseAddress, room.count)
      }
      if count < 0 && errno == EINTR { continue }
      if count < 0 { throw Fault(reason: "read: \(systemWords(errno))") }
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    return bytes
  }

  /// Replaces a document as a whole.
  package static func write(_ bytes: [UInt8], to document: String) throws(Fault) {
    let fresh = renamed(document, "n")
    let descriptor = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw Fault(reason: "open: \(systemWords(errno))") }
    defer { close(descriptor) }
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes[written...].withUnsafeBytes { rest in
        unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else {
        let reason = systemWords(count < 0 ? errno : ENOSPC)
        unlink(fresh)
        throw Fault(reason: "write: \(reason)")
      }
      written += count
    }
    if rename(fresh, document) == 0 { return }
    let reason = systemWords(errno)
    unlink(fresh)
    throw Fault(reason: "rename: \(reason)")
  }
}
