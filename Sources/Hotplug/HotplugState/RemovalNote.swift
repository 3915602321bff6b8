package import DiskImages
package import HotplugPlan
import HotplugScript
package import XenstoreHost
package import XenstoreWire

/// Notes in the backend's directory of how far the removal of a device has come: a script's, by the word of
/// its call, or a toolstack's.
///
/// A script that is run once more for what is already gone may fail. The notes go with the directory, so they
/// never outlive the device.
package enum RemovalNote {
  /// The value of a note, where it names no loop device.
  package static let value = [UInt8(ascii: "1")]

  /// The word of a removal by libxl.
  package static let libxl = "libxl"

  /// The removal has begun.
  package static func began(_ removal: String, _ device: DeviceAddress) -> StorePath {
    device.backendPath.appending("xlplug-\(removal)-began")
  }

  /// Nothing is the script's to remove.
  package static func unneeded(_ removal: String, _ device: DeviceAddress) -> StorePath {
    device.backendPath.appending("xlplug-\(removal)-unneeded")
  }

  /// The removal succeeded.
  package static func done(_ removal: String, _ device: DeviceAddress) -> StorePath {
    device.backendPath.appending("xlplug-\(removal)-done")
  }
}

/// What became of a removal that was tried before.
package enum EarlierRemoval {
  /// None was.
  case none
  /// It began, and nothing reports that it came to its end.
  case cutShort
  /// It succeeded.
  case done
  /// The connecting execution failed by itself, so that nothing is the script's to remove.
  case unneeded

  /// Why the removal is not tried again; nil where it is.
  package var reasonNotToRun: String? {
    switch self {
    case .none, .cutShort: nil
    case .done: "already run by an earlier detach"
    case .unneeded: "not run: its add execution failed"
    }
  }
}

extension StoreClient {
  /// Whether a note is there; false also where the store does not say.
  package func isNoted(_ note: StorePath) -> Bool { (try? readIfPresent(note)) ?? nil != nil }

  /// The loop device that a backend's `node` names, with the file that it has now.
  ///
  /// Nil where an earlier command had it freed already, and where it has another file than when xlplug took
  /// it.
  package func namedLoop(of device: DeviceAddress) -> LoopAttachment? {
    let done = RemovalNote.done(ScriptCall.blockRemove.rawValue, device)
    guard device.kind == .vbd,
      let values = try? readIfPresent([done, device.backendPath.appending("node"), device.takenLoopNote]),
      values[0] == nil, let node = values[1],
      let loop = LoopDevice(path: node).flatMap({ LoopAttachment(of: $0) })
    else { return nil }
    let taken = values[2].flatMap { LoopAttachment(record: $0) }
    return taken == nil || taken == loop ? loop : nil
  }
}

extension DeviceAddress {
  /// The note that a remove execution of the device failed, and is to be repeated; its value is the record of
  /// the loop device that was to be freed, or that of any note.
  package var failedRemovalNote: StorePath { backendPath.appending("xlplug-remove-failed") }

  /// The key with the record of the loop device that was taken without a script.
  package static let takenLoopKey = "xlplug-loop"
  /// Its path.
  package var takenLoopNote: StorePath { backendPath.appending(Self.takenLoopKey) }
}
