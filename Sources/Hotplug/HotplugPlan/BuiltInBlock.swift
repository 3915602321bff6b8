import HotplugScript

/// Whether a disk can be connected without its script (`--builtin-block`), and why not.
///
/// What the engine does by itself is what Xen's `block` does; every other script knows something that the
/// engine does not.
public enum BuiltInBlock {
  /// Why a device of this kind, served there, has no use for it; nil where it has.
  public static func obstacle(_ address: DeviceAddress, ownDomid: UInt16) -> String? {
    switch address.backend {
    case .vif: "\(unused): the interface has a script"
    case .qdisk: "\(unused): QEMU serves the disk, and no script runs"
    case .vbd where address.backendDomid != ownDomid:
      "\(unused): the script runs in domain \(address.backendDomid), which serves the disk"
    case .vbd: nil
    }
  }

  /// Why it is not used where libxl takes the steps.
  public static var libxlObstacle: String {
    "\(unused): libxl runs the script; use --engine native"
  }

  /// Why it is not used where the string names a script.
  public static func obstacle(script: [UInt8]) -> String {
    "\(unused): the disk has the script '\(String(readable: script))'"
  }

  /// Why the script of an attached device is needed to take it away; nil where it is not.
  public static func obstacle(_ device: AttachedDevice, ownDomid: UInt16) -> String? {
    if let reason = obstacle(device.address, ownDomid: ownDomid) { return reason }
    guard let path = device.scriptPath else { return "\(unused): no script is recorded" }
    return path == script ? nil : "\(unused): the disk was attached with the script '\(path)'"
  }

  /// The script whose work it does.
  private static let script = "\(ScriptPath.standardDirectory)/block"
  private static let unused = "--builtin-block is not used"
}
