import Glibc

/// Where a store is: the socket of a daemon, or the kernel's device.
public enum StoreAddress: Hashable, Sendable {
  /// A Unix stream socket, by its path.
  case socket(String)
  /// A character device, by its path.
  case device(String)

  /// The most bytes of a socket's path, without its NUL (`sun_path` in <sys/un.h>).
  public static let socketPathByteCountMax = 107

  /// The socket that daemons make unless the caller sets it (libxenstore 4.17, tools/libs/store/xs.c).
  public static let defaultSocketPath = "/var/run/xenstored/socket"
  /// That socket by both of its names: /var/run is a link to /run.
  public static let usualSocketPaths = [defaultSocketPath, "/run/xenstored/socket"]
  /// The kernel's device, and the older name for it (xs.c, Xen 4.17).
  public static let devicePaths = ["/dev/xen/xenbus", "/proc/xen/xenbus"]
  /// The paths by which the store of the host is reached.
  public static let hostPaths = usualSocketPaths + devicePaths

  /// The store that libxenstore 4.17 would talk to: `XENSTORED_PATH`, else `XENSTORED_RUNDIR/socket`, else
  /// the default socket, where something is there; else the device, again `XENSTORED_PATH` first.
  ///
  /// Where nothing exists, it is the socket that was searched for first.
  public static func find(environment: (String) -> String?) -> StoreAddress {
    let named = environment("XENSTORED_PATH")
    let socket = named ?? environment("XENSTORED_RUNDIR").map { $0 + "/socket" } ?? defaultSocketPath
    let candidates = [socket] + (named == nil ? devicePaths : [])
    for path in candidates {
      if let found = StoreAddress(existing: path) { return found }
    }
    return .socket(socket)
  }

  /// The store at a path, distinguished by what is there; nil where nothing is.
  public init?(existing path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self = status.st_mode & S_IFMT == S_IFSOCK ? .socket(path) : .device(path)
  }

  /// The path.
  public var path: String {
    switch self {
    case .socket(let path), .device(let path): path
    }
  }
}

extension StoreAddress: CustomStringConvertible {
  /// The path.
  public var description: String { path }
}
