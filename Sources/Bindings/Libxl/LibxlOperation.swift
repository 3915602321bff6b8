import CLibxl

extension LibxlContext {
  /// What can be done to a running domain.
  public enum Operation: Hashable, Sendable {
    /// Adds a disk (`libxl_device_disk_add`).
    case addDisk(LibxlDisk)
    /// Asks the guest for a disk, and takes it away without an answer (`libxl_device_disk_remove`).
    case removeDisk(vdev: [UInt8])
    /// Asks the guest for a disk, and fails without an answer (`libxl_device_disk_safe_remove`).
    case safeRemoveDisk(vdev: [UInt8])
    /// Takes a disk away without asking (`libxl_device_disk_destroy`).
    case destroyDisk(vdev: [UInt8])
    /// Adds a network interface (`libxl_device_nic_add`).
    case addNic(LibxlNic)
    /// Asks the guest for an interface, and takes it away without an answer (`libxl_device_nic_remove`).
    case removeNic(devid: Int32)
    /// Takes an interface away without asking (`libxl_device_nic_destroy`).
    case destroyNic(devid: Int32)

    /// In words.
    public var name: String {
      switch self {
      case .addDisk: "adding a disk"
      case .removeDisk: "removing a disk"
      case .safeRemoveDisk: "removing a disk that the guest lets go"
      case .destroyDisk: "destroying a disk"
      case .addNic: "adding a network interface"
      case .removeNic: "removing a network interface"
      case .destroyNic: "destroying a network interface"
      }
    }

    var verb: clibxl_verb {
      switch self {
      case .addDisk: CLIBXL_ADD_DISK
      case .removeDisk: CLIBXL_REMOVE_DISK
      case .safeRemoveDisk: CLIBXL_SAFE_REMOVE_DISK
      case .destroyDisk: CLIBXL_DESTROY_DISK
      case .addNic: CLIBXL_ADD_NIC
      case .removeNic: CLIBXL_REMOVE_NIC
      case .destroyNic: CLIBXL_DESTROY_NIC
      }
    }

    /// The device that is added, or as much of one as is needed to find it.
    var device: LibxlDevice {
      switch self {
      case .addDisk(let disk): return .disk(disk)
      case .removeDisk(let vdev), .safeRemoveDisk(let vdev), .destroyDisk(let vdev):
        return .disk(LibxlDisk(vdev: vdev))
      case .addNic(let nic): return .nic(nic)
      case .removeNic(let devid), .destroyNic(let devid):
        var nic = LibxlNic()
        nic.devid = devid
        return .nic(nic)
      }
    }

    /// The device as libxl completed it; nil for what takes one away.
    func completed(_ operation: OpaquePointer) -> LibxlDevice? {
      switch self {
      case .addDisk:
        var disk = clibxl_disk()
        clibxl_operation_disk(operation, &disk)
        return .disk(LibxlDisk(disk))
      case .addNic:
        var nic = clibxl_nic()
        clibxl_operation_nic(operation, &nic)
        return .nic(LibxlNic(nic))
      default: return nil
      }
    }
  }
}

/// A device of libxl's.
public enum LibxlDevice: Hashable, Sendable {
  /// A disk.
  case disk(LibxlDisk)
  /// A network interface.
  case nic(LibxlNic)
}

/// How an operation ended.
public enum OperationEnding: Hashable, Sendable {
  /// It is done; with what was added, as libxl filled it in.
  case completed(LibxlDevice?)
  /// It failed with one of libxl's codes, or was told to stop because its time was over or somebody
  /// interrupted it; what libxl did of it may still be there.
  case failed(code: Int32, isOutOfTime: Bool, isInterrupted: Bool)
}
