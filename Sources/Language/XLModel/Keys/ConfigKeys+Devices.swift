extension ConfigKeys {
  static let blockAndNetwork: [ConfigKey] = [
    ConfigKey("disk", .texts, .devices, "Lists the disks, each as a disk string.", ["disks"]),
    ConfigKey("vif", .texts, .devices, "Lists the network interfaces, each as a vif string.", ["nics"]),
    ConfigKey(
      "vif2",
      .list,
      .devices,
      "Ignored; formerly a list of netchannel2 interfaces.",
      deprecated: ConfigDeprecation(2, "use 'vif'", replacement: "vif")
    ),
    ConfigKey("vtpm", .texts, .devices, "Lists virtual TPMs.", ["vtpms"], since: 3),
    ConfigKey(
      "p9",
      .texts,
      .devices,
      "Lists directories to share with the guest by the 9P protocol.",
      ["p9s"],
      since: 9
    ),
    ConfigKey(
      "pvcalls",
      .texts,
      .devices,
      "Lists PV Calls backends, which run socket calls for the guest.",
      ["pvcallsifs"],
      since: 11
    ),
    ConfigKey(
      "channel",
      .texts,
      .devices,
      "Lists channels between programs on the host and in the guest.",
      ["channels"],
      since: 5
    ),
    ConfigKey(
      "virtio",
      .texts,
      .devices,
      "Lists virtio devices.",
      ["virtios"],
      machine: .arm,
      since: 18
    ),
    ConfigKey(
      "vkb",
      .texts,
      .devices,
      "Lists paravirtual keyboards and pointers.",
      ["vkbs"],
      since: 12
    ),
    ConfigKey(
      "vkb_device",
      .truth,
      .devices,
      "Adds a paravirtual keyboard and pointer if 'vkb' is empty.",
      ["b_info.type.hvm.vkb_device"],
      guests: ConfigKey.hvm,
      since: 13,
      default: "1"
    ),
    ConfigKey(
      "vfb",
      .texts,
      .devices,
      "Lists paravirtual framebuffers, each with a keyboard and a pointer.",
      ["vfbs", "vkbs"],
      guests: ConfigKey.pv
    ),
    ConfigKey("vdispl", .texts, .devices, "Lists paravirtual displays.", ["vdispls"], since: 10),
    ConfigKey(
      "vsnd",
      .lists,
      .devices,
      "Lists paravirtual sound cards, each as a list of a card, PCMs and streams.",
      ["vsnds"],
      since: 12
    ),
  ]

  static let passedThrough: [ConfigKey] = [
    ConfigKey(
      "pci",
      .texts,
      .devices,
      "Lists PCI devices of the host to pass through.",
      ["pcidevs", "b_info.type.pv.e820_host"]
    ),
    ConfigKey(
      "pci_msitranslate",
      .number,
      .devices,
      "Sets the default of 'msitranslate' for devices in 'pci'.",
      default: "0"
    ),
    ConfigKey(
      "pci_power_mgmt",
      .number,
      .devices,
      "Sets the default of 'power_mgmt' for devices in 'pci'.",
      guests: ConfigKey.hvm,
      default: "0"
    ),
    ConfigKey(
      "pci_permissive",
      .number,
      .devices,
      "Sets the default of 'permissive' for devices in 'pci'.",
      since: 2,
      default: "0"
    ),
    ConfigKey(
      "pci_seize",
      .number,
      .devices,
      "Sets the default of 'seize' for devices in 'pci'.",
      since: 5,
      default: "0"
    ),
    ConfigKey(
      "gfx_passthru",
      .truthOrWord,
      .devices,
      "Makes the passed-through graphics card the primary one.",
      ["b_info.type.hvm.gfx_passthru", "b_info.type.hvm.gfx_passthru_kind"],
      guests: ConfigKey.hvm,
      default: "0",
      words: ConfigWords(.ignoringCase, "default", "igd", initial: "default")
    ),
    ConfigKey("usbctrl", .texts, .devices, "Lists USB controllers of the guest.", ["usbctrls"], since: 7),
    ConfigKey(
      "usbdev",
      .texts,
      .devices,
      "Lists USB devices of the host to pass through.",
      ["usbdevs"],
      since: 7
    ),
    ConfigKey(
      "iomem",
      .texts,
      .devices,
      "Grants access to pages of device memory: START,COUNT[@GFN], hexadecimal.",
      ["b_info.iomem"],
      since: 3
    ),
    ConfigKey(
      "ioports",
      .texts,
      .devices,
      "Grants access to I/O ports: N or N-M, hexadecimal.",
      ["b_info.ioports"],
      machine: .x86,
      since: 2
    ),
    ConfigKey(
      "irqs",
      .texts,
      .devices,
      "Grants access to interrupts of the host, as decimal numbers.",
      ["b_info.irqs"],
      since: 2
    ),
    ConfigKey(
      "dtdev",
      .texts,
      .devices,
      "Lists devices of the host's device tree to pass through.",
      ["dtdevs"],
      machine: .arm,
      since: 6
    ),
  ]

  static let emulatedDevices: [ConfigKey] = [
    ConfigKey(
      "hdtype",
      .word,
      .devices,
      "Selects the controller of emulated disks.",
      ["b_info.type.hvm.hdtype"],
      guests: ConfigKey.hvm,
      since: 6,
      default: "ide",
      words: ConfigWords(.ignoringCase, "ide", "ahci", initial: "ide")
    ),
    ConfigKey(
      "usb",
      .truth,
      .devices,
      "Provides an emulated USB bus.",
      ["b_info.type.hvm.usb"],
      guests: ConfigKey.hvm,
      default: "0"
    ),
    ConfigKey(
      "usbversion",
      .number,
      .devices,
      "Selects the version of the emulated USB bus.",
      ["b_info.type.hvm.usbversion"],
      guests: ConfigKey.hvm,
      since: 4,
      default: "0",
      number: ConfigNumber(.int32, 1...3)
    ),
    ConfigKey(
      "usbdevice",
      .textsOrText,
      .devices,
      "Adds emulated devices to the emulated USB bus.",
      ["b_info.type.hvm.usbdevice_list", "b_info.type.hvm.usbdevice"],
      guests: ConfigKey.hvm
    ),
    ConfigKey(
      "serial",
      .textsOrText,
      .devices,
      "Connects the guest's serial ports, each to a QEMU character device.",
      ["b_info.type.hvm.serial_list", "b_info.type.hvm.serial"],
      guests: ConfigKey.hvm,
      default: "vc or stdio"
    ),
    ConfigKey(
      "soundhw",
      .text,
      .devices,
      "Provides an emulated sound card.",
      ["b_info.type.hvm.soundhw"],
      guests: ConfigKey.hvm,
      words: ConfigWords(.unchecked, "hda", "ac97", "es1370", "adlib", "cs4231a", "gus", "sb16")
    ),
    ConfigKey(
      "xen_platform_pci",
      .truth,
      .devices,
      "Provides the Xen platform PCI device; drivers use it to detect Xen.",
      ["b_info.type.hvm.xen_platform_pci"],
      guests: ConfigKey.hvm,
      default: "1"
    ),
    ConfigKey(
      "xen_platform_pci_bar_uc",
      .truth,
      .devices,
      "Makes the memory of the Xen platform device uncached.",
      ["b_info.type.hvm.xen_platform_pci_bar_uc"],
      guests: ConfigKey.hvm,
      since: 21,
      default: "1"
    ),
    ConfigKey(
      "hvm_pirq",
      .truth,
      .devices,
      "Delivers device interrupts through event channels.",
      ["b_info.type.hvm.pirq"],
      guests: ConfigKey.hvm,
      since: 19,
      default: "0"
    ),
    ConfigKey(
      "vendor_device",
      .word,
      .devices,
      "Provides a vendor's PCI device for its drivers.",
      ["b_info.type.hvm.vendor_device"],
      guests: ConfigKey.hvm,
      since: 4,
      default: "none",
      words: ConfigWords(.ignoringCase, "none", "xenserver", initial: "none")
    ),
  ]
}
