/// The keys whose values have a form of their own, each with what reads it.
public enum KeyFormats {
  /// The function for each key; keys that stand here are read by nothing else.
  public static let all: [String: KeyFormat] = [
    "channel": ChannelFormat.read,
    "cpuid": CPUIDFormat.read,
    "cpus": ProcessorsFormat.hard,
    "cpus_soft": ProcessorsFormat.soft,
    "dtdev": DeviceTreeFormat.read,
    "iomem": IOMemoryFormat.read,
    "ioports": IOPortsFormat.read,
    "irqs": IRQsFormat.read,
    "llc_colors": CacheColorsFormat.read,
    "mca_caps": MachineCheckFormat.read,
    "p9": P9Format.read,
    "pci": PCIFormat.read,
    "pvcalls": PVCallsFormat.read,
    "rdm": RDMFormat.read,
    "smbios": FirmwareTextFormat.read,
    "usbctrl": USBControllerFormat.read,
    "usbdev": USBDeviceFormat.read,
    "vdispl": DisplayFormat.read,
    "vfb": FramebufferFormat.read,
    "viridian": ViridianFormat.read,
    "virtio": VirtIOFormat.read,
    "vkb": KeyboardFormat.read,
    "vnuma": VNUMAFormat.read,
    "vsnd": SoundFormat.read,
    "vtpm": VTPMFormat.read,
    "xenstore_quota": StoreQuotaFormat.read,
  ]
}
