/// The two kinds of hotplug scripts, by the devices that they connect.
public enum ScriptKind: String, Hashable, Sendable, CaseIterable {
  /// Disks.
  case block
  /// Network interfaces.
  case vif

  /// The kind that the name of a file says: `block-nbd`, `vif-bridge`; nil for any other name.
  public init?(path: String) {
    let name = path.split(separator: "/").last ?? ""
    guard let kind = Self.allCases.first(where: { name.hasPrefix($0.rawValue) }) else { return nil }
    self = kind
  }
}
