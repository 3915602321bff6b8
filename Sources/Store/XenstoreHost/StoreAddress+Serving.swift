import Glibc

extension StoreAddress {
  /// Whether surely no process serves the socket: it is gone, is no socket, or refuses connections.
  ///
  /// Where that cannot be reported, another process may.
  public var isAbandoned: Bool {
    guard case .socket(let path) = self else { return false }
    var status = stat()
    guard stat(path, &status) == 0 else { return errno == ENOENT || errno == ENOTDIR }
    if status.st_mode & S_IFMT != S_IFSOCK { return true }
    // A server that does not take connections must not be waited for.
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
    let probe = Glibc.socket(AF_UNIX, kind, 0)
    guard probe >= 0 else { return false }
    defer { _ = Glibc.close(probe) }
    let outcome = withSocketAddress(path) { connect(probe, $0, $1) }
    return outcome == -1 && errno == ECONNREFUSED
  }
}
