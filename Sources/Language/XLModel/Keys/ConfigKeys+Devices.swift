extension ConfigKeys {
  static let blockAndNetwork: [ConfigKey] = [
    ConfigKey("disk", .texts, "Lists the disks, each as a disk string.", ["disks"]),
    ConfigKey("vif", .texts, "Lists the network interfaces, each as a vif string.", ["nics"]),
    ConfigKey(
      "vif2",
      .list,
      "Ignored; formerly a list of netchannel2 interfaces.",
      deprecated: ConfigDeprecation(2, "use 'vif'", replacement: "vif")
    ),
    ConfigKey("vtpm", .texts, "Lists virtual TPMs.", ["vtpms"], since: 3),
    ConfigKey(
      "p9",
      .texts,
      "Lists directories to share with the guest by the 9P protocol.",
      ["p9s"],
      since: 9
    ),
    ConfigKey(
      "pvcalls",
      .texts,
      "Lists PV Calls backends, which run socket calls for the guest.",
      ["pvcallsifs"],
      since: 11
    ),
    ConfigKey(
      "channel",
      .texts,
      "Lists channels between programs on the host and in the guest.",
      ["channels"],
      since: 5
    ),
    ConfigKey("virtio", .texts, "Lists virtio devices.", ["virtios"], machine: .arm, since: 18),
    ConfigKey("vkb", .texts, "Lists paravirtual keyboards and pointers.", ["vkbs"], since: 12),
    ConfigKey(
      "vkb_device",
      .truth,
      "Adds a paravirtual keyboard and pointer if 'vkb' is empty.",
      ["b_info.type.hvm.vkb_device"],
      since: 13,
      default: "1"
    ),
    ConfigKey(
      "vfb",
      .texts,
      "Lists paravirtual framebuffers, each with a keyboard and a pointer.",
      ["vfbs", "vkbs"],
      guests: [.pv]
    ),
    ConfigKey("vdispl", .texts, "Lists paravirtual displays.", ["vdispls"], since: 10),
    ConfigKey(
      "vsnd",
      .lists,
      "Lists paravirtual sound cards, each as a list of a card, PCMs and streams.",
      ["vsnds"],
      since: 12
    ),
  ]

  static let passedThrough: [ConfigKey] = [
    ConfigKey(
      "pci",
      .texts,
      "Lists PCI devices of the host to pass through.",
      ["pcidevs", "b_info.type.pv.e820_host"]
    ),
    ConfigKey(
      "pci_msitranslate",
      .number,
      "Sets the default of 'msitranslate' for devices in 'pci'.",
      default: "0"
    ),
    ConfigKey(
      "pci_power_mgmt",
      .number,
      "Sets the default of 'power_mgmt' for devices in 'pci'.",
      guests: [.hvm],
      default: "0"
    ),
    ConfigKey(
      "pci_permissive",
      .number,
      "Sets the default of 'permissive' for devices in 'pci'.",
      since: 2,
      default: "0"
    ),
    ConfigKey(
      "pci_seize",
      .number,
      "Sets the default of 'seize' for devices in 'pci'.",
      since: 5,
      default: "0"
    ),
    ConfigKey(
      "gfx_passthru",
      .truthOrWord,
      "Makes the passed-through graphics card the primary one.",
      ["b_info.type.hvm.gfx_passthru", "b_info.type.hvm.gfx_passthru_kind"],
      default: "0",
      words: ConfigWords(.ignoringCase, ["default", "igd"], initial: "default")
    ),
    ConfigKey("usbctrl", .texts, "Lists USB controllers of the guest.", ["usbctrls"], since: 7),
    ConfigKey("usbdev", .texts, "Lists USB devices of the host to pass through.", ["usbdevs"], since: 7),
    ConfigKey(
      "iomem",
      .texts,
      "Grants access to pages of device memory: START,COUNT[@GFN], hexadecimal.",
      ["b_info.iomem"],
      since: 3
    ),
    ConfigKey(
      "ioports",
      .texts,
      "Grants access to I/O ports: N or N-M, hexadecimal.",
      ["b_info.ioports"],
      machine: .x86,
      since: 2
    ),
    ConfigKey(
      "irqs",
      .texts,
      "Grants access to interrupts of the host, as decimal numbers.",
      ["b_info.irqs"],
      since: 2
    ),
    ConfigKey(
      "dtdev",
      .texts,
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
      "Selects the controller of emulated disks.",
      ["b_info.type.hvm.hdtype"],
      since: 6,
      default: "ide",
      words: ConfigWords(.ignoringCase, ["ide", "ahci"], initial: "ide")
    ),
    ConfigKey("usb", .truth, "Provides an emulated USB bus.", ["b_info.type.hvm.usb"], default: "0"),
    ConfigKey(
      "usbversion",
      .number,
      "Selects the version of the emulated USB bus.",
      ["b_info.type.hvm.usbversion"],
      since: 4,
      default: "0",
      number: ConfigNumber(.int32, 1...3)
    ),
    ConfigKey(
      "usbdevice",
      .textsOrText,
      "Adds emulated devices to the emulated USB bus.",
      ["b_info.type.hvm.usbdevice_list", "b_info.type.hvm.usbdevice"]
    ),
    ConfigKey(
      "serial",
      .textsOrText,
      "Connects the guest's serial ports, each to a QEMU character device.",
      ["b_info.type.hvm.serial_list", "b_info.type.hvm.serial"],
      default: "vc or stdio"
    ),
    ConfigKey(
      "soundhw",
      .text,
      "Provides an emulated sound card.",
      ["b_info.type.hvm.soundhw"],
      words: ConfigWords(.unchecked, ["hda", "ac97", "es1370", "adlib", "cs4231a", "gus", "sb16"])
    ),
    ConfigKey(
      "xen_platform_pci",
      .truth,
      "Provides the Xen platform PCI device; drivers use it to detect Xen.",
      ["b_info.type.hvm.xen_platform_pci"],
      default: "1"
    ),
    ConfigKey(
      "xen_platform_pci_bar_uc",
      .truth,
      "Makes the memory of the Xen platform device uncached.",
      ["b_info.type.hvm.xen_platform_pci_bar_uc"],
      since: 21,
      default: "1"
    ),
    ConfigKey(
      "hvm_pirq",
      .truth,
      "Delivers device interrupts through event channels.",
      ["b_info.type.hvm.pirq"],
      since: 19,
      default: "0"
    ),
    ConfigKey(
      "vendor_device",
      .word,
      "Provides a vendor's PCI device for its drivers.",
      ["b_info.type.hvm.vendor_device"],
      since: 4,
      default: "none",
      words: ConfigWords(.ignoringCase, ["none", "xenserver"], initial: "none")
    ),
  ]
}
