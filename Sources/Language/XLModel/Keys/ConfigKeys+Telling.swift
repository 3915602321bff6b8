extension ConfigKeys {
  /// The keys by which a file is recognized as a domain's, sorted: the `.cfg` files of other programs lack
  /// them.
  public static let telling: [String] = [
    "boot", "bootloader", "builder", "cmdline", "device_model_version", "disk", "extra", "firmware", "kernel",
    "maxmem", "maxvcpus", "memory", "on_crash", "on_poweroff", "on_reboot", "pci", "ramdisk", "root", "type",
    "uuid", "vcpus", "vfb", "vif", "vnc",
  ]
}
