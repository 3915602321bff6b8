package import HostFiles
import XenstoreHost

extension RunningProcess {
  /// The most bytes of a process's environment that are checked.
  package static let environmentByteCountMax = 1 << 17

  /// Whether it was given this store, by its path; nil is the store of the host.
  package func isGivenStore(_ path: [UInt8]?) -> Bool {
    Self.isStore(path, of: environment(atMost: Self.environmentByteCountMax) ?? [])
  }

  /// Whether a store is the one of an environment: that of `XENSTORED_PATH`, or the host's without it.
  package static func isStore(_ path: [UInt8]?, of environment: [[UInt8]]) -> Bool {
    let key = Array("XENSTORED_PATH=".utf8)
    let named = environment.first { $0.starts(with: key) }.map { Array($0.dropFirst(key.count)) }
    return named == path || isHosts(named) && isHosts(path)
  }

  private static func isHosts(_ path: [UInt8]?) -> Bool {
    path.map { StoreAddress.hostPaths.contains(String(decoding: $0, as: UTF8.self)) } ?? true
  }
}
