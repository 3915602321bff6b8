package import HostFiles

extension RunningProcess {
  /// The most bytes of a process's environment that are checked.
  package static let environmentByteCountMax = 1 << 17

  /// Whether its environment names this store, or none where there is no name.
  package func isGivenStore(_ path: [UInt8]?) -> Bool {
    let key = Array("XENSTORED_PATH=".utf8)
    let named = environment(atMost: Self.environmentByteCountMax)?.first { $0.starts(with: key) }
    return named.map { Array($0.dropFirst(key.count)) } == path
  }
}
