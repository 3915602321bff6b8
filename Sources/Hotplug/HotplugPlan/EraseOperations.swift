public import XenstoreWire

extension DeviceAddress {
  /// The changes that remove a device's entries, in libxl's order: guest, toolstack's record, backend.
  ///
  /// `keeping` holds the directories that stay although they become empty; an undo keeps what was there before.
  public func eraseOperations(keeping: Set<StorePath> = []) -> [StoreOperation] {
    [frontendPath, toolstackPath, backendPath].map { .removeAndPrune($0, keeping: keeping) }
  }

  /// Every directory above the device's three, which an attach may have to make.
  public var ancestors: Set<StorePath> {
    var found: Set<StorePath> = []
    for path in [frontendPath, toolstackPath, backendPath] {
      var above = path.parent
      while let directory = above, directory != .root {
        found.insert(directory)
        above = directory.parent
      }
    }
    return found
  }
}
