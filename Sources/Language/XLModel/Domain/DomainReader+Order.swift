/// The order in which xl checks keys (xl: tools/xl/xl_parse.c parse_config_data).
///
/// It decides which of several mistakes ends xl, and with what.
extension DomainReader {
  /// Reads everything.
  mutating func read() {
    start()
    securityLabels()
    guestType()
    plain("hap")
    name()
    uuid()
    plain("oos", "pool")
    if guest == .pvh { plain("pvshim", "pvshim_path", "pvshim_cmdline", "pvshim_extra") }
    plain("cpu_weight", "cap", "period", "slice", "latency", "extratime")
    memoryAndProcessors()
    plain("max_grant_frames", "max_maptrack_frames", "max_grant_version")
    plain("on_poweroff", "on_reboot", "on_watchdog", "on_crash", "on_soft_reset")
    passedThrough()
    plain("passthrough", "shadow_memory", "nomigrate")
    timeStampCounter()
    plain("rtc_timeoffset")
    ignoredNumber("vncviewer")
    plain("localtime", "videoram", "max_event_channels")
    plain("kernel", "ramdisk", "device_tree")
    commandLine()
    plain("driver_domain", "acpi", "bootloader")
    format("bootloader_args")
    plain("bootloader_user", "bootloader_restrict")
    timerMode()
    plain("nestedhvm")
    if guest == .hvm { fullyVirtual() } else { kernelOrFirmware() }
    wordOrNumber("altp2m", isDeprecated: false)
    altp2mCount()
    if let number = number("vmtrace_buf_kb", .staysSilent), number != 0 {
      spec["b_info.vmtrace_buf_kb"] = ConfigKeys.named("vmtrace_buf_kb")?.number.value(number, xen)
    }
    devices()
    deviceModel()
    screens()
    plain("dm_restrict")
    if guest == .hvm { emulated() }
    rest()
  }

  /// HVM guests: the text before the devices.
  private mutating func fullyVirtual() {
    loaderAsKernel()
    plain("firmware_override", "bios_path_override")
    bios()
    plain("pae", "acpi_s3", "acpi_s4", "acpi_laptop_slate", "nx", "hpet", "vpt_align", "apic")
    format("viridian")
    mmioHole()
    alternateViews()
    plain("smbios_firmware", "acpi_firmware")
    format("smbios")
    generation()
    plain("rdm_mem_boundary")
    format("mca_caps")
    plain("hvm_pirq")
    hvmFirmware()
  }

  private mutating func devices() {
    format("ioports", "irqs", "iomem", "llc_colors")
    disks()
    format("p9", "vtpm", "vdispl", "virtio", "pvcalls", "vsnd", "channel")
    interfaces()
    format("vif2", "vfb", "usbctrl", "usbdev", "cpuid")
  }

  private mutating func deviceModel() {
    oldDeviceModel()
    plain("device_model_override")
    deviceModelVersion()
    plain("device_model_stubdomain_override", "device_model_stubdomain_seclabel", "device_model_user")
    plain("stubdomain_kernel", "stubdomain_ramdisk", "stubdomain_cmdline", "stubdomain_memory")
    format("device_model_args", "device_model_args_pv", "device_model_args_hvm")
  }

  /// HVM guests: emulated devices.
  private mutating func emulated() {
    graphicsCard()
    plain("hdtype", "keymap", "spice", "spiceport", "spicetls_port", "spicehost", "spicedisable_ticketing")
    plain("spicepasswd", "spiceagent_mouse", "spicevdagent", "spice_clipboard_sharing", "spiceusbredirection")
    plain("spice_image_compression", "spice_streaming_video", "nographic")
    graphicsPassthrough()
    format("serial")
    plain("boot", "usb", "usbversion")
    format("usbdevice")
    plain("vkb_device", "soundhw", "xen_platform_pci", "xen_platform_pci_bar_uc")
    listensTwice()
    plain("vendor_device")
  }

  private mutating func rest() {
    plain("gic_version", "tee")
    format("sve")
    plain("nr_spis", "trap_unmapped_accesses")
    format("arm_sci", "vkb")
    plain("xend_suspend_evtchn_compat", "vpmu", "xenstore_feature_mask")
    format("xenstore_quota")
    relaxedRegisters()
  }
}
