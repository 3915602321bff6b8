import Glibc
public import XenstoreHost

/// The directory in which locks and journals for one store live: `/run/xlplug/STORE`, owned by root, closed
/// to others.
public struct RuntimeDirectory: Hashable, Sendable {
  /// Where the directories of all stores are.
  public static let base = "/run/xlplug"

  /// The directory.
  public let path: String

  /// The directory for the store at an address, made where it is missing.
  ///
  /// Throws where it cannot be made, or where somebody else owns it or may write in it.
  public init(for address: StoreAddress) throws(EngineFault) {
    path = "\(Self.base)/\(Self.name(of: address))"
    for directory in [Self.base, path] { try Self.make(directory) }
  }

  /// Makes the directory again, where another process took it away because it was empty.
  func makeAgain() throws(EngineFault) { try Self.make(path) }

  /// Takes the directory away where nothing is in it.
  func removeIfEmpty() { rmdir(path) }

  /// One name for a store however it was reached: the usual socket and the kernel's device are the same
  /// store.
  private static func name(of address: StoreAddress) -> String {
    guard case .socket(let path) = address else { return "host" }
    let real = unsafe realpath(path, nil).map { pointer in
      defer { unsafe free(pointer) }
      return unsafe String(cString: pointer)
    }
    let resolved = real ?? path
    if resolved.hasSuffix("/run/xenstored/socket") && resolved.utf8.count <= 25 { return "host" }
    var name = ""
    for byte in resolved.utf8.dropFirst() {
      switch byte {
      case UInt8(ascii: "/"): name += "-"
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "."):
        name += String(UnicodeScalar(byte))
      default: name += "%" + String(byte, radix: 16)
      }
    }
    return name
  }

  private static func make(_ directory: String) throws(EngineFault) {
    if mkdir(directory, 0o700) != 0 && errno != EEXIST {
      throw .runtimeDirectory(directory, reason: "mkdir: \(systemWords(errno))")
    }
    var status = stat()
    guard lstat(directory, &status) == 0 else {
      throw .runtimeDirectory(directory, reason: "lstat: \(systemWords(errno))")
    }
    guard status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid(), status.st_mode & 0o022 == 0 else {
      throw .runtimeDirectory(
        directory,
        reason: "it is not a directory that only its owner, uid \(geteuid()), may write"
      )
    }
  }
}

/// The system's words for an errno.
func systemWords(_ number: Int32) -> String { unsafe String(cString: strerror(number)) }
