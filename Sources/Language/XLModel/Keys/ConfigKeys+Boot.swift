extension ConfigKeys {
  private static let bootloaders: Set<GuestType> = [.pv, .pvh]

  static let kernels: [ConfigKey] = [
    ConfigKey("kernel", .text, "Sets the path of the kernel.", ["b_info.kernel"]),
    ConfigKey("ramdisk", .text, "Sets the path of the initial ramdisk.", ["b_info.ramdisk"]),
    ConfigKey("cmdline", .text, "Sets the command line of the kernel.", ["b_info.cmdline"], since: 5),
    ConfigKey("root", .text, "Appends root= and a string to the kernel's command line.", ["b_info.cmdline"]),
    ConfigKey(
      "extra",
      .text,
      "Appends a string to the kernel's command line, after root=.",
      ["b_info.cmdline"]
    ),
    ConfigKey(
      "bootloader",
      .text,
      "Selects the program that extracts the kernel and the ramdisk from the guest's disk.",
      ["b_info.bootloader"],
      guests: bootloaders
    ),
    ConfigKey(
      "bootloader_args",
      .textsOrText,
      "Passes arguments to the bootloader.",
      ["b_info.bootloader_args"],
      guests: bootloaders,
      deprecated: ConfigDeprecation(2, "write a list of arguments", isForm: true)
    ),
    ConfigKey(
      "bootloader_restrict",
      .truth,
      "Runs the bootloader without privileges.",
      ["b_info.bootloader_restrict"],
      guests: bootloaders,
      since: 18,
      default: "the value in xl.conf, else 0"
    ),
    ConfigKey(
      "bootloader_user",
      .text,
      "Sets the user of a bootloader without privileges.",
      ["b_info.bootloader_user"],
      guests: bootloaders,
      since: 18
    ),
    ConfigKey(
      "pvshim",
      .truth,
      "Runs a PV guest in a PVH guest with the PV shim.",
      ["b_info.type.pvh.pvshim"],
      since: 11,
      default: "0"
    ),
    ConfigKey(
      "pvshim_path",
      .text,
      "Sets the path of the PV shim.",
      ["b_info.type.pvh.pvshim_path"],
      since: 11
    ),
    ConfigKey(
      "pvshim_cmdline",
      .text,
      "Sets the command line of the PV shim.",
      ["b_info.type.pvh.pvshim_cmdline"],
      since: 11,
      default: "pv-shim console=xen,pv"
    ),
    ConfigKey(
      "pvshim_extra",
      .text,
      "Appends to the command line of the PV shim.",
      ["b_info.type.pvh.pvshim_extra"],
      since: 11
    ),
  ]

  static let firmware: [ConfigKey] = [
    ConfigKey(
      "firmware",
      .text,
      "Selects the firmware: uefi, bios, ovmf, seabios, rombios or a path (PV: pvgrub32, pvgrub64).",
      ["b_info.type.hvm.bios", "b_info.type.hvm.firmware", "b_info.kernel"],
      guests: ConfigKey.all,
      since: 10
    ),
    ConfigKey(
      "bios",
      .word,
      "Selects the firmware that hvmloader starts.",
      ["b_info.type.hvm.bios"],
      since: 2,
      default: "depends on the device model",
      words: ConfigWords(.ignoringCase, ["rombios", "seabios", "ovmf"], unknown: "unknown")
    ),
    ConfigKey(
      "bios_path_override",
      .text,
      "Sets the path of the firmware that 'bios' selects.",
      ["b_info.type.hvm.system_firmware"],
      since: 8
    ),
    ConfigKey(
      "firmware_override",
      .text,
      "Sets the path of a program to start instead of hvmloader.",
      ["b_info.type.hvm.firmware"],
      since: 2,
      deprecated: ConfigDeprecation(10, "use 'firmware'", replacement: "firmware")
    ),
    ConfigKey(
      "boot",
      .text,
      "Sets the boot order: c (disk), d (CD-ROM), n (network).",
      ["b_info.type.hvm.boot"],
      default: "cd"
    ),
    ConfigKey(
      "acpi",
      .truth,
      "Provides ACPI tables.",
      ["b_info.acpi"],
      guests: [.hvm, .pvh],
      default: "1 on x86, 0 on Arm"
    ),
    ConfigKey(
      "acpi_s3",
      .truth,
      "Enables sleep to memory (S3) in the ACPI tables.",
      ["b_info.type.hvm.acpi_s3"],
      since: 2,
      default: "1"
    ),
    ConfigKey(
      "acpi_s4",
      .truth,
      "Enables sleep to disk (S4) in the ACPI tables.",
      ["b_info.type.hvm.acpi_s4"],
      since: 2,
      default: "1"
    ),
    ConfigKey(
      "acpi_laptop_slate",
      .truth,
      "Adds a laptop/tablet mode switch to the ACPI tables.",
      ["b_info.type.hvm.acpi_laptop_slate"],
      since: 9,
      default: "0"
    ),
    ConfigKey(
      "acpi_firmware",
      .text,
      "Sets the path of a file with additional ACPI tables.",
      ["b_info.type.hvm.acpi_firmware"],
      since: 3
    ),
    ConfigKey(
      "smbios_firmware",
      .text,
      "Sets the path of a file with additional SMBIOS structures.",
      ["b_info.type.hvm.smbios_firmware"],
      since: 3
    ),
    ConfigKey(
      "smbios",
      .texts,
      "Sets SMBIOS strings, each as KEY=VALUE.",
      ["b_info.type.hvm.smbios"],
      since: 18
    ),
    ConfigKey(
      "ms_vm_genid",
      .text,
      "Sets the VM generation ID; Windows uses it to detect a copied guest.",
      ["b_info.type.hvm.ms_vm_genid"],
      since: 5,
      words: ConfigWords(.exact, ["generate", "none"])
    ),
    ConfigKey(
      "apic",
      .truth,
      "Includes the interrupt controllers in the firmware tables.",
      ["b_info.apic"],
      guests: [.hvm],
      default: "1"
    ),
    ConfigKey(
      "hpet",
      .truth,
      "Provides a high precision event timer.",
      ["b_info.type.hvm.hpet"],
      default: "1"
    ),
  ]

  static let events: [ConfigKey] = [
    onEvent("on_poweroff", "Sets the action when the guest powers off.", default: "destroy"),
    onEvent("on_reboot", "Sets the action when the guest reboots.", default: "restart"),
    onEvent("on_watchdog", "Sets the action when the guest's watchdog expires.", default: "destroy"),
    onEvent("on_crash", "Sets the action when the guest crashes.", default: "destroy"),
    onEvent(
      "on_soft_reset",
      "Sets the action when the guest requests a soft reset.",
      since: 7,
      default: "soft-reset"
    ),
    ConfigKey(
      "localtime",
      .truth,
      "Sets the guest's clock to local time.",
      ["b_info.localtime"],
      since: 2,
      default: "0"
    ),
    ConfigKey(
      "rtc_timeoffset",
      .number,
      "Sets the offset of the guest's clock.",
      ["b_info.rtc_timeoffset"],
      since: 2,
      default: "0",
      number: ConfigNumber(.uint32, unit: "seconds", isPrintedSigned: true)
    ),
  ]

  private static func onEvent(
    _ name: String,
    _ summary: String,
    since: Int? = nil,
    default action: String,
  ) -> ConfigKey {
    ConfigKey(
      name,
      .word,
      summary,
      [name],
      since: since,
      default: action,
      words: ConfigWords(
        .exact,
        [
          "destroy", "restart", "rename-restart=restart_rename", "preserve",
          "coredump-destroy=coredump_destroy", "coredump-restart=coredump_restart", "soft-reset=soft_reset",
        ],
        initial: "destroy"
      )
    )
  }
}
