public import XenstoreWire

/// One change to the store; a step makes several of them in one transaction.
public enum StoreOperation: Hashable, Sendable {
  /// Removes a directory and all below it; one that is absent is fine.
  case remove(StorePath)
  /// Makes an empty directory.
  case makeDirectory(StorePath)
  /// Writes a value, making the directories above it.
  case write(StorePath, [UInt8])
  /// Sets who owns a node and who may do what with it.
  case setPermissions(StorePath, StorePermissions)
  /// Removes a directory, then each directory above it that has no value and no children left, up to and
  /// without the first one in `keeping`.
  case removeAndPrune(StorePath, keeping: Set<StorePath>)
}

extension StoreOperation: CustomStringConvertible {
  /// One line for a person: operation, path, value.
  public var description: String {
    switch self {
    case .remove(let path): "rm     \(path)"
    case .makeDirectory(let path): "mkdir  \(path)"
    case .write(let path, let value): "write  \(path) = \"\(String(readable: value))\""
    case .setPermissions(let path, let permissions): "perms  \(path) \(permissions)"
    case .removeAndPrune(let path, _): "rm     \(path), and the empty directories above it"
    }
  }
}
