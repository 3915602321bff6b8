/// The keys whose values have a form of their own, each with what reads it.
package enum KeyFormats {
  /// Whether a key has such a form.
  package static func has(_ key: String) -> Bool { all[key] != nil }

  /// The function for each key; keys that are here are read by nothing else.
  static let all: [String: KeyFormat] = [
    "arm_sci": SystemControlFormat.read,
    "bootloader_args": BootloaderArgumentsFormat.read,
    "channel": ChannelFormat.read,
    "cpuid": CPUIDFormat.read,
    "cpus": ProcessorsFormat.hard,
    "cpus_soft": ProcessorsFormat.soft,
    "device_model_args": TextListFormat.arguments,
    "device_model_args_hvm": TextListFormat.arguments,
    "device_model_args_pv": TextListFormat.arguments,
    "dtdev": TextListFormat.deviceTreeDevices,
    "iomem": IOMemoryFormat.read,
    "ioports": IOPortsFormat.read,
    "irqs": IRQsFormat.read,
    "llc_colors": CacheColorsFormat.read,
    "mca_caps": MachineCheckFormat.read,
    "p9": P9Format.read,
    "pci": PCIFormat.read,
    "pvcalls": PVCallsFormat.read,
    "rdm": RDMFormat.read,
    "serial": TextListFormat.serial,
    "smbios": FirmwareTextFormat.read,
    "sve": VectorLengthFormat.read,
    "usbctrl": USBControllerFormat.read,
    "usbdev": USBDeviceFormat.read,
    "usbdevice": TextListFormat.usbDevice,
    "vdispl": DisplayFormat.read,
    "vfb": FramebufferFormat.read,
    "vif2": TextListFormat.netChannel2,
    "viridian": ViridianFormat.read,
    "virtio": VirtIOFormat.read,
    "vkb": KeyboardFormat.read,
    "vnuma": VNUMAFormat.read,
    "vsnd": SoundFormat.read,
    "vtpm": VTPMFormat.read,
    "xenstore_quota": StoreQuotaFormat.read,
  ]
}
