import XLModel
public import XenstoreWire

/// Which device of which guest, served by which domain: all that its places in the store follow from.
public struct DeviceAddress: Hashable, Sendable {
  /// What the guest sees.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A virtual block device.
    case vbd
    /// A virtual network interface.
    case vif
  }

  /// Who serves it; the name of the directory below `backend/`.
  public enum Backend: String, Hashable, Sendable, CaseIterable {
    /// The kernel's block backend.
    case vbd
    /// A qemu process of the guest.
    case qdisk
    /// The kernel's network backend.
    case vif

    /// What the guest sees of it.
    public var kind: Kind {
      switch self {
      case .vbd, .qdisk: .vbd
      case .vif: .vif
      }
    }
  }

  /// What the guest sees.
  public var kind: Kind
  /// Who serves it.
  public var backend: Backend
  /// The guest.
  public var domid: UInt16
  /// The device's number: a vdev number, or a vif's handle; 0 to 2^31 - 1.
  public var devid: Int32
  /// The domain that serves it.
  public var backendDomid: UInt16

  /// The address of a device.
  public init(kind: Kind, backend: Backend, domid: UInt16, devid: Int32, backendDomid: UInt16 = 0) {
    precondition(devid >= 0, "a device number is not negative")
    self.kind = kind
    self.backend = backend
    self.domid = domid
    self.devid = devid
    self.backendDomid = backendDomid
  }

  /// The toolstack's own record, which no guest can write.
  public var toolstackPath: StorePath {
    Self.toolstackHome(domid).appending("device/\(kind.rawValue)/\(devid)")
  }
  /// The guest's side.
  public var frontendPath: StorePath { Self.home(domid).appending("device/\(kind.rawValue)/\(devid)") }
  /// The serving side, absolute.
  public var backendPath: StorePath { Self.home(backendDomid).appending(backendPathInHome) }
  /// The serving side relative to the serving domain's home, as scripts get it in `XENBUS_PATH`.
  public var backendPathInHome: String { "backend/\(backend.rawValue)/\(domid)/\(devid)" }

  /// The name by which people and commands name it within its guest: `xvda`, or the number of a disk that has
  /// no name; `vif0`.
  public var name: String {
    switch kind {
    case .vbd: VirtualDevice.name(of: devid) ?? String(devid)
    case .vif: "vif\(devid)"
    }
  }

  /// `/local/domain/N`.
  public static func home(_ domid: UInt16) -> StorePath { StorePath.root.appending("local/domain/\(domid)") }
  /// `/local/domain/N/backend`, where everything that a domain serves is.
  public static func backendHome(_ domid: UInt16) -> StorePath { home(domid).appending("backend") }
  /// `/libxl/N`.
  public static func toolstackHome(_ domid: UInt16) -> StorePath {
    StorePath.root.appending("libxl/\(domid)")
  }

  /// The address that a backend's absolute path spells, or nil where it spells none.
  public init?(backendPath: StorePath, kind: Kind) {
    let names = backendPath.components
    guard backendPath.isAbsolute, names.count == 7, names[0] == "local", names[1] == "domain",
      names[3] == "backend",
      let backendDomid = UInt16(names[2]), let backend = Backend(rawValue: String(names[4])),
      let domid = UInt16(names[5]), let devid = Int32(names[6]), devid >= 0
    else { return nil }
    self.init(kind: kind, backend: backend, domid: domid, devid: devid, backendDomid: backendDomid)
  }
}

extension DeviceAddress: CustomStringConvertible {
  /// `xvda of domain 7`, `vif0 of domain 7`.
  public var description: String { "\(name) of domain \(domid)" }
}
