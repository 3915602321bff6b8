public import XenstoreWire

extension DeviceAddress {
  /// The changes that remove a device's entries, in libxl's order: guest, toolstack's record, backend.
  ///
  /// `keeping` holds the directories that stay although they become empty; an undo keeps what was there
  /// before.
  public func eraseOperations(keeping: Set<StorePath> = []) -> [StoreOperation] {
    [frontendPath, toolstackPath, backendPath].map { .removeAndPrune($0, keeping: keeping) }
  }

  /// The directory that `vif-common.sh` makes by mistake for an interface that it renamed: it takes the new
  /// name apart as if it were `vifDOMID.DEVID`, and writes an MTU for a guest of that name (seen with Xen
  /// 4.17's scripts).
  public static func strayDirectory(ofInterface name: [UInt8]) -> StorePath? {
    let text = String(decoding: name, as: UTF8.self)
    let isLikeOurs = text.utf8.contains(UInt8(ascii: ".")) || UInt16(text) != nil || text.isEmpty
    return isLikeOurs ? nil : StorePath("/local/domain/\(text)/device/vif/\(text)")
  }

  /// Every directory above the device's three, which an attach may have to make.
  public var ancestors: Set<StorePath> {
    Set([frontendPath, toolstackPath, backendPath].flatMap(\.ancestors))
  }
}
