extension ConfigKeys {
  static let blockAndNetwork: [ConfigKey] = [
    ConfigKey("disk", .texts, "Lists the disks, each as a disk string.").sets("disks"),
    ConfigKey("vif", .texts, "Lists the network interfaces, each as a vif string.").sets("nics"),
    ConfigKey("vif2", .list, "Ignored; formerly a list of netchannel2 interfaces.")
      .deprecated(.init(2, "use 'vif'")),
    ConfigKey("vtpm", .texts, "Lists virtual TPMs.").sets("vtpms").since(3),
    ConfigKey("p9", .texts, "Lists directories to share with the guest by the 9P protocol.")
      .sets("p9s").since(9),
    ConfigKey("pvcalls", .texts, "Lists PV Calls backends, which run socket calls for the guest.")
      .sets("pvcallsifs").since(11),
    ConfigKey("channel", .texts, "Lists channels between programs on the host and in the guest.")
      .sets("channels").since(5),
    ConfigKey("virtio", .texts, "Lists virtio devices.").sets("virtios").machine(.arm).since(18),
    ConfigKey("vkb", .texts, "Lists paravirtual keyboards and pointers.").sets("vkbs").since(12),
    .hvm("vkb_device", .truth, "Adds a paravirtual keyboard and pointer if 'vkb' is empty.")
      .since(13).default("1"),
    ConfigKey("vfb", .texts, "Lists paravirtual framebuffers, each with a keyboard and a pointer.")
      .sets("vfbs", "vkbs").guests(.pv),
    ConfigKey("vdispl", .texts, "Lists paravirtual displays.").sets("vdispls").since(10),
    ConfigKey("vsnd", .lists, "Lists paravirtual sound cards, each as a list of a card, PCMs and streams.")
      .sets("vsnds").since(12),
  ]

  static let passedThrough: [ConfigKey] = [
    ConfigKey("pci", .texts, "Lists PCI devices of the host to pass through.")
      .sets("pcidevs", "b_info.type.pv.e820_host"),
    ConfigKey("pci_msitranslate", .number, "Sets the default of 'msitranslate' for devices in 'pci'.")
      .default("0"),
    ConfigKey("pci_power_mgmt", .number, "Sets the default of 'power_mgmt' for devices in 'pci'.")
      .guests(.hvm).default("0"),
    ConfigKey("pci_permissive", .number, "Sets the default of 'permissive' for devices in 'pci'.")
      .since(2).default("0"),
    ConfigKey("pci_seize", .number, "Sets the default of 'seize' for devices in 'pci'.")
      .since(5).default("0"),
    .hvm("gfx_passthru", .truthOrWord, "Makes the passed-through graphics card the primary one.")
      .sets("gfx_passthru", "gfx_passthru_kind").default("0")
      .words(.init(.ignoringCase, ["default", "igd"], initial: "default")),
    ConfigKey("usbctrl", .texts, "Lists USB controllers of the guest.").sets("usbctrls").since(7),
    ConfigKey("usbdev", .texts, "Lists USB devices of the host to pass through.").sets("usbdevs").since(7),
    .build("iomem", .texts, "Grants access to pages of device memory: START,COUNT[@GFN], hexadecimal.")
      .since(3),
    .build("ioports", .texts, "Grants access to I/O ports: N or N-M, hexadecimal.").machine(.x86).since(2),
    .build("irqs", .texts, "Grants access to interrupts of the host, as decimal numbers.").since(2),
    ConfigKey("dtdev", .texts, "Lists devices of the host's device tree to pass through.")
      .sets("dtdevs").machine(.arm).since(6),
  ]

  static let emulatedDevices: [ConfigKey] = [
    .hvm("hdtype", .word, "Selects the controller of emulated disks.")
      .since(6).default("ide").words(.init(.ignoringCase, ["ide", "ahci"], initial: "ide")),
    .hvm("usb", .truth, "Provides an emulated USB bus.").default("0"),
    .hvm("usbversion", .number, "Selects the version of the emulated USB bus.")
      .since(4).default("0").numbers(.init(bounds: 1...3)),
    .hvm("usbdevice", .textsOrText, "Adds emulated devices to the emulated USB bus.")
      .sets("usbdevice_list", "usbdevice"),
    .hvm("serial", .textsOrText, "Connects the guest's serial ports, each to a QEMU character device.")
      .sets("serial_list", "serial").default("vc or stdio"),
    .hvm("soundhw", .text, "Provides an emulated sound card.")
      .words(.init(.unchecked, ["hda", "ac97", "es1370", "adlib", "cs4231a", "gus", "sb16"])),
    .hvm("xen_platform_pci", .truth, "Provides the Xen platform PCI device; drivers use it to detect Xen.")
      .default("1"),
    .hvm("xen_platform_pci_bar_uc", .truth, "Makes the memory of the Xen platform device uncached.")
      .since(21).default("1"),
    .hvm("hvm_pirq", .truth, "Delivers device interrupts through event channels.")
      .sets("pirq").since(19).default("0"),
    .hvm("vendor_device", .word, "Provides a vendor's PCI device for its drivers.")
      .since(4).default("none").words(.init(.ignoringCase, ["none", "xenserver"], initial: "none")),
  ]
}
