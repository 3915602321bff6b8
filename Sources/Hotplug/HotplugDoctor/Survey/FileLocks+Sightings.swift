import HostFiles
import HotplugEngine
import HotplugState

extension FileLocks {
  /// The processes that hold the lock of a path, as they are shown; none where no process does.
  func holders(of path: String, in processes: ProcessTable) -> [ProcessSighting] {
    isHeld(path) ? Self.holders(of: path).compactMap { processes.sighting($0.pid) } : []
  }

  /// The lock of the hotplug scripts that one of these processes waits for.
  func awaited(by pids: Set<Int32>, in processes: ProcessTable) -> LockEvidence? {
    if pids.isEmpty { return nil }
    for file in entries(of: NativeEngine.scriptLockDirectory) {
      let path = "\(NativeEngine.scriptLockDirectory)/\(file)"
      if isAwaited(path, by: pids) {
        return LockEvidence(path: path, holders: holders(of: path, in: processes))
      }
    }
    return nil
  }
}
