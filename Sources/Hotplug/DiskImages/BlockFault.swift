public import HotplugPlan

/// Why a file or a block device was not connected in this process.
public enum BlockFault: Error, Hashable, Sendable {
  /// The path leads nowhere.
  case missing
  /// The path leads to something that has no blocks, named: `a directory`.
  case unusable(String)
  /// The disk is writable, and no process may write the file.
  case readOnlyFile
  /// The disk is writable, and the system opens the file for reading only; or it does not open it at all.
  case notOpened(isWritable: Bool, reason: String)
  /// A file system of this domain is mounted from it, at this place.
  case mounted(at: String, isWritable: Bool)
  /// The system gave no loop device: what was asked, and its words.
  case noLoopDevice(String)
  /// Others took every loop device first, this many times.
  case contended(attempts: Int)
  /// The backend waits no more: its state, where it has one.
  case backendLeft(XenbusState?)
}

extension BlockFault {
  /// What was found and what was expected, of a target in quotes.
  package func words(_ target: String) -> String {
    switch self {
    case .missing: "\(target) does not exist; expected a block device or a regular file"
    case .unusable(let kind): "\(target) is \(kind); expected a block device or a regular file"
    case .readOnlyFile: "\(target) is read-only, but the disk is writable: no user has write permission"
    case .notOpened(let isWritable, let reason):
      "\(target) cannot be opened for \(isWritable ? "writing" : "reading"): \(reason)"
    case .mounted(let place, let isWritable):
      "\(target) is in use: this domain has mounted it at '\(place)' "
        + (isWritable ? "(writable)" : "(read-only)")
    case .noLoopDevice(let reason): "no loop device for \(target): \(reason)"
    case .contended(let attempts):
      "no loop device for \(target): other programs took \(attempts) free devices"
    case .backendLeft(let state):
      "the backend no longer waits for \(target): it is in state \(state.map(\.description) ?? "none"); "
        + "expected \(XenbusState.initWait)"
    }
  }

  /// The fix, where there is one.
  public var help: String? {
    switch self {
    case .readOnlyFile: "attach it read-only (mode 'r'), or restore the write permission: chmod u+w"
    case .notOpened(isWritable: true, reason: _): "attach it read-only (mode 'r')"
    case .mounted(at: _, isWritable: true): "unmount it first"
    case .mounted(at: _, isWritable: false): "unmount it first, or attach it read-only (mode 'r')"
    case .noLoopDevice: "load the module (modprobe loop), or omit --builtin-block"
    case .contended: "repeat the command"
    case .missing, .unusable, .notOpened(isWritable: false, reason: _), .backendLeft: nil
    }
  }
}
