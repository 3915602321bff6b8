import Glibc
import HostFiles
public import HotplugOutcome
import XLText
public import XenstoreHost

/// Where locks and journals live: `/run/xlplug`, owned by root, closed to others.
///
/// The name of each file begins with its store's.
public struct RuntimeDirectory: Hashable, Sendable {
  /// The directory.
  public static let path = "/run/xlplug"
  /// The most bytes that a store's name takes of a file's, which may have 255.
  static let storeNameByteCountMax = 180

  private let storeName: String

  /// The directory, with names for the store at an address; it is made where it is missing.
  ///
  /// Throws where it cannot be made, or where another process owns it or may write in it.
  public init(for address: StoreAddress) throws(EngineFault) {
    storeName = Self.name(of: address)
    try Self.make(Self.path)
  }

  /// The directory, only to check: nothing is made, and it may be absent.
  package init(lookingAt address: StoreAddress) { storeName = Self.name(of: address) }

  /// The names of the files for this store, without the store's name; none where the directory cannot be
  /// read.
  package var files: [String] {
    let prefix = storeName + "~"
    return entries(of: Self.path).filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
  }

  /// Whether journals can be searched for: false where the directory is there and the caller may not read it.
  package var isReadable: Bool { access(Self.path, R_OK | X_OK) == 0 || errno == ENOENT }

  /// Whether a store is the host's own, however it was reached.
  public static func isHosts(_ address: StoreAddress) -> Bool { name(of: address) == hostName }

  /// The path of a file for this store.
  package func file(_ name: String) -> String { "\(Self.path)/\(storeName)~\(name)" }

  static let hostName = "host"

  /// One name for a store however it was reached: the usual socket and the kernel's device are the same
  /// store.
  private static func name(of address: StoreAddress) -> String {
    guard case .socket(let path) = address, !StoreAddress.usualSocketPaths.contains(path) else {
      return hostName
    }
    let real = unsafe realpath(path, nil).map { pointer in
      defer { unsafe free(pointer) }
      return unsafe String(cString: pointer)
    }
    let resolved = real ?? path
    if StoreAddress.usualSocketPaths.contains(resolved) { return hostName }
    return encoded(resolved)
  }

  /// The path of a socket as a part of a file's name.
  static func encoded(_ resolved: String) -> String {
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
    if name.utf8.count <= storeNameByteCountMax { return name }
    // Long names keep their end, where they differ most, and a digest of all.
    return digest(resolved.utf8) + "~" + name.suffix(storeNameByteCountMax - 20)
  }

  /// A short name for bytes, in hexadecimal.
  static func digest(_ bytes: some Sequence<UInt8>) -> String {
    var digest = FNV1a()
    digest.take(bytes)
    return String(digest.value, radix: 16)
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
        reason: "expected a directory that only its owner, uid \(geteuid()), can write"
      )
    }
  }
}
