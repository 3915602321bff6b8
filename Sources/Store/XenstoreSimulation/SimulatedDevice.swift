public import XenstoreWire

/// A device as the simulation knows it: which backend domain serves which guest, and what kind it is.
public struct SimulatedDevice: Hashable, Sendable {
  /// The kinds that have a simulated backend.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A disk served by the kernel.
    case vbd
    /// A disk served by QEMU.
    case qdisk
    /// A network interface.
    case vif
  }

  /// The domain that the backend is in; 0 unless there is a driver domain.
  public let backendDomid: UInt16
  /// Disk or network interface.
  public let kind: Kind
  /// The guest.
  public let domid: UInt16
  /// The device's number.
  public let number: UInt32

  /// The device that a path in or at a backend directory is about; nil where it is about none.
  public init?(_ path: StorePath) {
    let parts = path.components
    guard path.isAbsolute, parts.count >= 7, parts[0] == "local", parts[1] == "domain", parts[3] == "backend",
      let backendDomid = UInt16(parts[2]), let kind = Kind(rawValue: String(parts[4])),
      let domid = UInt16(parts[5]), let number = UInt32(parts[6])
    else { return nil }
    self.backendDomid = backendDomid
    self.kind = kind
    self.domid = domid
    self.number = number
  }

  /// The backend's directory.
  public var backendPath: StorePath {
    StorePath.root.appending("local/domain/\(backendDomid)/backend/\(kind.rawValue)/\(domid)/\(number)")
  }
}

extension SimulatedDevice: CustomStringConvertible {
  /// Guest, kind and number: `7/vbd/51712`.
  public var description: String { "\(domid)/\(kind.rawValue)/\(number)" }
}
