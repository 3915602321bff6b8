/// Why libxl refuses to build a domain that xl has read without an error.
///
/// `xl create -n` only reads; without `-n` libxl fills in defaults and checks combinations before it builds
/// the domain (tools/libs/light/libxl_create.c libxl__domain_config_setdefault, Xen 4.17 to 4.23), and more
/// while it builds and starts the device model. What depends on the host is no refusal here.
public struct BuildRefusal: Hashable, Sendable {
  /// What libxl objects to.
  public enum Reason: Hashable, Sendable {
    /// A command line or ramdisk of an HVM guest that has no kernel.
    case directBootWithoutKernel
    /// Less video memory than the graphics card requires, in MiB; the card in libxl's words.
    case videoMemory(card: String, least: Int64)
    /// `usbversion` or USB redirection beside `usb` or `usbdevice`.
    case usbBuses
    /// A version of the USB bus that is not 1, 2 or 3.
    case usbVersion
    /// A number of redirected USB devices that is not 0 to 4.
    case usbRedirection
    /// Memory below its maximum, beside something that needs all of it.
    case memoryOnDemand(MemoryOnDemandConflict)
    /// A setting for devices that are passed through.
    case passthrough(PassthroughConflict)
    /// A firmware that the device model does not start; the one that it requires where there is only one.
    case firmware(required: String?)
    /// Something that the traditional device model does not have.
    case traditionalDeviceModel(TraditionalLimit)
    /// Virtual NUMA nodes of a PV guest.
    case vnumaOfPV
    /// Nested virtualization beside alternate views of memory.
    case nestedViews
    /// A version of grant tables above 15.
    case grantVersion
    /// More processors at the start than fit into libxl's map.
    case processorCount(most: Int)
    /// The removed mode `native_paravirt` of the time stamp counter.
    case timeStampCounter
    /// Hyper-V interfaces without the base group, on which all others rely.
    case viridianBase
    /// A group of Hyper-V interfaces that is both enabled and disabled.
    case viridianGroup
    /// A cap above 100 percent of each processor, or below 0.
    case schedulerCap(most: Int64)
    /// A weight that is not 1 to 65535.
    case schedulerWeight
    /// SPICE without a port.
    case spicePort
    /// SPICE that asks for a password and has none.
    case spicePassword
    /// A sound card that libxl does not know.
    case soundCard
    /// `trap_unmapped_accesses` on x86.
    case unmappedAccesses
    /// A bootloader without a disk to load from.
    case bootloaderWithoutDisk
    /// Virtual NUMA nodes that do not fit together.
    case vnuma(VNUMAConflict)
    /// The display of a VNC server that both `vnclisten` and `vncdisplay` of a `vfb` choose.
    case vncDisplay
    /// Graphics that are passed through, and no device.
    case graphicsPassthrough
    /// A device model in a domain of its own, of a guest that is not HVM; libxl crashes.
    case deviceModelDomain
    /// An HVM or PVH guest without `memory`, of which libxl makes too much memory for page tables.
    case memoryMissing
    /// A CD-ROM drive of an HVM guest with the backend `phy`.
    case physicalCDROM
    /// A CD-ROM drive of an HVM guest with a script, which its backend `qdisk` does not run.
    case scriptOfCDROM
    /// A channel without a name.
    case channelName
    /// A channel that has the number of the guest's first console.
    case channelNumber
    /// A version or number of ports that a USB controller does not have.
    case usbController(USBControllerConflict)
    /// A USB device with a port and without a controller.
    case usbPort
    /// A USB device whose controller is not in the list.
    case usbDeviceController(Int64)
  }

  /// What a USB controller does not have.
  public enum USBControllerConflict: Hashable, Sendable {
    /// A version of USB, and those that this kind of controller has.
    case version(Int64, most: Int64)
    /// A number of ports, the version, and the most or the only number of ports.
    case ports(Int64, version: Int64, least: Int64, most: Int64)
  }

  /// What does not fit together in virtual NUMA nodes; nodes and processors count from 0.
  public enum VNUMAConflict: Hashable, Sendable {
    /// The first node has less memory than the graphics card.
    case videoMemory
    /// A processor is in two nodes.
    case processorTwice(Int64)
    /// A processor is in no node.
    case processorMissing(Int64)
    /// A node is closer to another one than to itself.
    case distance(from: Int, to: Int)
  }

  /// What memory on demand excludes.
  public enum MemoryOnDemandConflict: Hashable, Sendable {
    /// Devices that are passed through, or an IOMMU for later ones.
    case passthrough
    /// Alternate views of memory.
    case alternateViews
    /// Virtual NUMA nodes.
    case vnuma
  }

  /// What is at odds with `passthrough`.
  public enum PassthroughConflict: Hashable, Sendable {
    /// The guest is PVH.
    case ofPVH
    /// It is disabled, and devices are listed.
    case disabled
    /// Shared page tables of a PV guest.
    case sharedOfPV
    /// Shared page tables without hardware assisted paging.
    case sharedWithoutHAP
  }

  /// What the traditional device model does not have.
  public enum TraditionalLimit: Hashable, Sendable {
    /// The graphics card QXL.
    case qxl
    /// Direct boot of a kernel.
    case kernel
    /// `dm_restrict`.
    case restriction
  }

  /// What libxl objects to.
  public let reason: Reason
  /// The members of the domain that are at odds, by libxl's path; some may be at their defaults.
  public let paths: [String]
  /// The number of the device in its list, where the refusal is about one device.
  public let element: Int?

  init(_ reason: Reason, _ paths: String...) { self.init(reason, paths) }

  init(_ reason: Reason, _ paths: [String], element: Int? = nil) {
    self.reason = reason
    self.paths = paths
    self.element = element
  }

  /// Everything that libxl of a release refuses in a domain, in the order in which libxl checks.
  ///
  /// libxl stops at the first one. The hypervisor, its IOMMU and a device model of Xen's are taken to be
  /// there, and the machine to be x86.
  public static func all(in domain: DomainReading, xen: XenVersion) -> [BuildRefusal] {
    let build = DomainBuild(domain.spec, domain.guest, BuildRelease(xen))
    return build.passthroughRefusals + build.memoryRefusals + build.deviceModelDefaults
      + build.grantRefusals + build.viewRefusals + build.diskRefusals + build.domainRefusals
      + build.nodeRefusals + build.schedulerRefusals + build.channelRefusals + build.deviceModelRefusals
      + build.usbDeviceRefusals
  }
}
