/// What a script is asked to do, as its arguments say it (libxl_linux.c, libxl__get_hotplug_script_info, Xen
/// 4.17).
public enum ScriptCall: String, Hashable, Sendable, CaseIterable {
  /// Make a block device.
  case blockAdd
  /// Take a block device away.
  case blockRemove
  /// Connect a network interface.
  case vifOnline
  /// Disconnect a network interface.
  case vifOffline
  /// Connect the emulated twin of a network interface.
  case tapAdd
  /// Disconnect the emulated twin of a network interface.
  case tapRemove

  /// The arguments after `$0`.
  public var arguments: [String] {
    switch self {
    case .blockAdd: ["add"]
    case .blockRemove: ["remove"]
    case .vifOnline: ["online", "type_if=vif"]
    case .vifOffline: ["offline", "type_if=vif"]
    case .tapAdd: ["add", "type_if=tap"]
    case .tapRemove: ["remove", "type_if=tap"]
    }
  }
}
