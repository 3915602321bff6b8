/// What is to be attached, with every default filled in and every number chosen.
public enum DeviceRequest: Hashable, Sendable {
  /// A disk.
  case disk(DiskRequest)
  /// A network interface.
  case nic(NicRequest)

  /// Where the device will be in the store.
  public var address: DeviceAddress {
    switch self {
    case .disk(let disk): disk.address
    case .nic(let nic): nic.address
    }
  }

  /// The script that connects the device, as an absolute path; nil where none runs.
  public var scriptPath: String? {
    switch self {
    case .disk(let disk): disk.scriptPath
    case .nic(let nic): nic.scriptPath
    }
  }
}

/// A disk to attach, with every default filled in.
public struct DiskRequest: Hashable, Sendable {
  /// What a writable disk may share its image with.
  public enum Mode: String, Hashable, Sendable {
    /// Read only.
    case readOnly = "r"
    /// Read and write; no other process may use the image.
    case readWrite = "w"
    /// Read and write, even if another guest uses the image; for Xen's own `block`, since other
    /// scripts know `r` and `w` only (the document of 2012).
    case readWriteShared = "w!"
  }

  /// Where the device will be.
  public var address: DeviceAddress
  /// The target as the backend or the script is given it.
  public var target: [UInt8]
  /// The image's format word for qemu (`aio`, `qcow2`, …); not used by the kernel's backend.
  public var qemuFormat: String
  /// The vdev as written: `xvda`.
  public var virtualDeviceName: [UInt8]
  /// The script, absolute; nil for qdisk.
  public var scriptPath: String?
  /// Whether the engine connects the target in its own process, instead of the `block` script; the script is
  /// recorded all the same, because others may take the disk away.
  public var isBuiltIn = false
  /// Read-only, writable, or writable and shared.
  public var mode: Mode
  /// A CD drive instead of a disk.
  public var isCDROM: Bool
  /// Whether the guest may discard blocks.
  public var isDiscardEnabled: Bool
  /// Whether the host's page cache may be bypassed.
  public var isDirectIOSafe: Bool
  /// Whether the guest trusts the backend.
  public var isTrusted: Bool
  /// The ring layout of a PV guest (`x86_64-abi`); nil for others.
  public var ringProtocol: String?
  /// COLO keys of a disk that qemu serves, in the order of libxl.
  public var extras: [NicRequest.Extra] = []

  /// A disk that is an ordinary writable one unless said otherwise.
  public init(
    address: DeviceAddress,
    target: [UInt8],
    virtualDeviceName: [UInt8],
    scriptPath: String?,
    mode: Mode = .readWrite,
    qemuFormat: String = "aio",
    isCDROM: Bool = false,
    isDiscardEnabled: Bool? = nil,
    isDirectIOSafe: Bool = false,
    isTrusted: Bool = true,
    ringProtocol: String? = nil,
  ) {
    self.address = address
    self.target = target
    self.qemuFormat = qemuFormat
    self.virtualDeviceName = virtualDeviceName
    self.scriptPath = scriptPath
    self.mode = mode
    self.isCDROM = isCDROM
    // xl: libxl_disk.c, discard follows the access mode unless it was given (Xen 4.17).
    self.isDiscardEnabled = isDiscardEnabled ?? (mode != .readOnly)
    self.isDirectIOSafe = isDirectIOSafe
    self.isTrusted = isTrusted
    self.ringProtocol = ringProtocol
  }
}

extension DiskRequest {
  /// Whether only the script knows what the target means: every script but Xen's `block`, whose target is a
  /// path.
  public var isTargetOpaque: Bool { Self.isOpaque(to: scriptPath) }

  /// The same of a script by its path; false for none.
  public static func isOpaque(to script: String?) -> Bool { script.map { !$0.hasSuffix("/block") } ?? false }
}

/// A network interface to attach, with every default filled in.
public struct NicRequest: Hashable, Sendable {
  /// The MTU that libxl does not write into the backend's directory, in bytes (LIBXL_DEVICE_NIC_MTU_DEFAULT).
  public static let mtuDefault: Int32 = 1500

  /// How much may be sent in how long.
  public struct Rate: Hashable, Sendable {
    /// Bytes that may be sent in one interval.
    public var bytesPerInterval: UInt64
    /// The interval, in microseconds.
    public var intervalMicroseconds: UInt32

    /// A rate.
    public init(bytesPerInterval: UInt64, intervalMicroseconds: UInt32) {
      self.bytesPerInterval = bytesPerInterval
      self.intervalMicroseconds = intervalMicroseconds
    }
  }

  /// A further key that only travels to the backend, such as `forwarddev`.
  public struct Extra: Hashable, Sendable {
    /// The key.
    public var key: String
    /// Its value.
    public var value: [UInt8]

    /// A key and its value.
    public init(_ key: String, _ value: [UInt8]) {
      self.key = key
      self.value = value
    }
  }

  /// Where the device will be.
  public var address: DeviceAddress
  /// The address of the guest's card, `00:16:3e:…`.
  public var mac: String
  /// The script, absolute.
  public var scriptPath: String?
  /// The bridge; libxl's default is `xenbr0`.
  public var bridge: [UInt8] = Array("xenbr0".utf8)
  /// The guest's addresses, passed to the script.
  public var ip: [UInt8]?
  /// The name that the interface gets.
  public var interfaceName: [UInt8]?
  /// The interface that routing scripts send through.
  public var gatewayDevice: [UInt8]?
  /// The limit, where there is one.
  public var rate: Rate?
  /// The largest packet, in bytes.
  public var mtu: Int32 = mtuDefault
  /// The VLANs, from 4.19 on.
  public var vlan: [UInt8]?
  /// Whether an emulated card goes with it (`ioemu`).
  public var isEmulated = false
  /// Whether the guest trusts the backend.
  public var isTrusted = true
  /// COLO keys, in the order of libxl.
  public var extras: [Extra] = []

  /// A plain interface on the default bridge; everything else is set afterwards.
  public init(address: DeviceAddress, mac: String, scriptPath: String?) {
    self.address = address
    self.mac = mac
    self.scriptPath = scriptPath
  }

  /// The interface's name in the serving domain before any renaming.
  public var deviceName: String { "vif\(address.domid).\(address.devid)" }
}
