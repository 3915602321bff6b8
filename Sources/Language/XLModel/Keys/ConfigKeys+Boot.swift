extension ConfigKeys {
  static let kernels: [ConfigKey] = [
    .build("kernel", .text, "Sets the path of the kernel."),
    .build("ramdisk", .text, "Sets the path of the initial ramdisk."),
    .build("cmdline", .text, "Sets the command line of the kernel.").since(5),
    .build("root", .text, "Appends root= and a string to the kernel's command line.").sets("cmdline"),
    .build("extra", .text, "Appends a string to the kernel's command line, after root=.").sets("cmdline"),
    .build(
      "bootloader",
      .text,
      "Selects the program that extracts the kernel and the ramdisk from the guest's disk."
    )
    .guests(.pv, .pvh),
    .build("bootloader_args", .textsOrText, "Passes arguments to the bootloader.")
      .guests(.pv, .pvh).deprecated(.init(2, "write a list of arguments", isForm: true)),
    .build("bootloader_restrict", .truth, "Runs the bootloader without privileges.")
      .guests(.pv, .pvh).since(18).default("the value in xl.conf, else 0"),
    .build("bootloader_user", .text, "Sets the user of a bootloader without privileges.")
      .guests(.pv, .pvh).since(18),
    .pvh("pvshim", .truth, "Runs a PV guest in a PVH guest with the PV shim.").since(11).default("0"),
    .pvh("pvshim_path", .text, "Sets the path of the PV shim.").since(11),
    .pvh("pvshim_cmdline", .text, "Sets the command line of the PV shim.")
      .since(11).default("pv-shim console=xen,pv"),
    .pvh("pvshim_extra", .text, "Appends to the command line of the PV shim.").since(11),
  ]

  static let firmware: [ConfigKey] = [
    .build(
      "firmware",
      .text,
      "Selects the firmware: uefi, bios, ovmf, seabios, rombios or a path (PV: pvgrub32, pvgrub64)."
    )
    .sets("type.hvm.bios", "type.hvm.firmware", "kernel").since(10),
    .hvm("bios", .word, "Selects the firmware that hvmloader starts.")
      .since(2).default("depends on the device model")
      .words(.init(.ignoringCase, ["rombios", "seabios", "ovmf"], unknown: "unknown")),
    .hvm("bios_path_override", .text, "Sets the path of the firmware that 'bios' selects.")
      .sets("system_firmware").since(8),
    .hvm("firmware_override", .text, "Sets the path of a program to start instead of hvmloader.")
      .sets("firmware").since(2).deprecated(.init(10, "use 'firmware'")),
    .hvm("boot", .text, "Sets the boot order: c (disk), d (CD-ROM), n (network).").default("cd"),
    .build("acpi", .truth, "Provides ACPI tables.").guests(.hvm, .pvh).default("1 on x86, 0 on Arm"),
    .hvm("acpi_s3", .truth, "Enables sleep to memory (S3) in the ACPI tables.").since(2).default("1"),
    .hvm("acpi_s4", .truth, "Enables sleep to disk (S4) in the ACPI tables.").since(2).default("1"),
    .hvm("acpi_laptop_slate", .truth, "Adds a laptop/tablet mode switch to the ACPI tables.")
      .since(9).default("0"),
    .hvm("acpi_firmware", .text, "Sets the path of a file with additional ACPI tables.").since(3),
    .hvm("smbios_firmware", .text, "Sets the path of a file with additional SMBIOS structures.").since(3),
    .hvm("smbios", .texts, "Sets SMBIOS strings, each as KEY=VALUE.").since(18),
    .hvm("ms_vm_genid", .text, "Sets the VM generation ID; Windows uses it to detect a copied guest.")
      .since(5).words(.init(.exact, ["generate", "none"])),
    .build("apic", .truth, "Includes the interrupt controllers in the firmware tables.")
      .guests(.hvm).default("1"),
    .hvm("hpet", .truth, "Provides a high precision event timer.").default("1"),
  ]

  static let events: [ConfigKey] = [
    onEvent("on_poweroff", "Sets the action when the guest powers off.", default: "destroy"),
    onEvent("on_reboot", "Sets the action when the guest reboots.", default: "restart"),
    onEvent("on_watchdog", "Sets the action when the guest's watchdog expires.", default: "destroy"),
    onEvent("on_crash", "Sets the action when the guest crashes.", default: "destroy"),
    onEvent("on_soft_reset", "Sets the action when the guest requests a soft reset.", default: "soft-reset")
      .since(7),
    .build("localtime", .truth, "Sets the guest's clock to local time.").since(2).default("0"),
    .build("rtc_timeoffset", .number, "Sets the offset of the guest's clock.")
      .since(2).default("0").numbers(.init(width: .uint32, unit: "seconds", isPrintedSigned: true)),
  ]

  private static func onEvent(_ name: String, _ summary: String, default action: String) -> ConfigKey {
    ConfigKey(name, .word, summary).sets(name).default(action).words(actions)
  }

  private static let actions = ConfigWords(
    .exact,
    [
      "destroy", "restart", "rename-restart=restart_rename", "preserve",
      "coredump-destroy=coredump_destroy", "coredump-restart=coredump_restart", "soft-reset=soft_reset",
    ],
    initial: "destroy"
  )
}
