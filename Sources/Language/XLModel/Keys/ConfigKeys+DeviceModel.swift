extension ConfigKeys {
  static let deviceModel: [ConfigKey] = [
    ConfigKey(
      "device_model",
      .text,
      "Ignored; formerly the path of the device model.",
      deprecated: ConfigDeprecation(2, "use 'device_model_override'", replacement: "device_model_override")
    ),
    ConfigKey(
      "device_model_override",
      .text,
      "Sets the path of the device model.",
      ["b_info.device_model"],
      since: 2
    ),
    ConfigKey(
      "device_model_version",
      .text,
      "Selects the device model.",
      ["b_info.device_model_version"],
      since: 2,
      default: "qemu-xen",
      words: ConfigWords(.exact, ["qemu-xen-traditional=qemu_xen_traditional<20", "qemu-xen=qemu_xen"])
    ),
    ConfigKey(
      "device_model_args",
      .texts,
      "Passes additional arguments to the device model.",
      ["b_info.extra"]
    ),
    ConfigKey(
      "device_model_args_pv",
      .texts,
      "Passes additional arguments to the device model of PV guests.",
      ["b_info.extra_pv"]
    ),
    ConfigKey(
      "device_model_args_hvm",
      .texts,
      "Passes additional arguments to the device model of HVM guests.",
      ["b_info.extra_hvm"]
    ),
    ConfigKey(
      "device_model_user",
      .text,
      "Sets the user of the device model.",
      ["b_info.device_model_user"],
      guests: [.hvm],
      since: 7
    ),
    ConfigKey(
      "dm_restrict",
      .truth,
      "Drops the privileges of the device model after its start.",
      ["b_info.dm_restrict"],
      guests: [.hvm],
      since: 10,
      default: "0"
    ),
    ConfigKey(
      "device_model_stubdomain_override",
      .truth,
      "Runs the device model in a stub domain.",
      ["b_info.device_model_stubdomain"],
      guests: [.hvm],
      since: 2,
      default: "0"
    ),
    ConfigKey(
      "device_model_stubdomain_seclabel",
      .text,
      "Sets the XSM security label of the stub domain.",
      ["b_info.device_model_ssid_label"],
      guests: [.hvm],
      since: 2
    ),
    ConfigKey(
      "stubdomain_kernel",
      .text,
      "Sets the path of the stub domain's kernel.",
      ["b_info.stubdomain_kernel"],
      guests: [.hvm],
      since: 14
    ),
    ConfigKey(
      "stubdomain_ramdisk",
      .text,
      "Sets the path of the stub domain's initial ramdisk.",
      ["b_info.stubdomain_ramdisk"],
      guests: [.hvm],
      since: 14
    ),
    ConfigKey(
      "stubdomain_cmdline",
      .text,
      "Sets the command line of the stub domain's kernel.",
      ["b_info.stubdomain_cmdline"],
      guests: [.hvm],
      since: 16
    ),
    ConfigKey(
      "stubdomain_memory",
      .number,
      "Sets the memory of the stub domain.",
      ["b_info.stubdomain_memkb"],
      guests: [.hvm],
      since: 14,
      default: "128",
      number: .mebibytes
    ),
  ]

  static let arm: [ConfigKey] = [
    ConfigKey(
      "device_tree",
      .text,
      "Sets the path of a partial device tree for the guest.",
      ["b_info.device_tree"],
      machine: .arm,
      since: 6
    ),
    ConfigKey(
      "gic_version",
      .word,
      "Selects the interrupt controller.",
      ["b_info.arch_arm.gic_version"],
      machine: .arm,
      since: 6,
      default: "default",
      words: ConfigWords(.ignoringCase, ["default", "v2", "v3"], initial: "default")
    ),
    ConfigKey(
      "vuart",
      .word,
      "Provides a serial port in the guest's device tree.",
      ["b_info.arch_arm.vuart"],
      machine: .arm,
      since: 10,
      words: ConfigWords(.ignoringCase, ["sbsa_uart"], unknown: "unknown")
    ),
    ConfigKey(
      "tee",
      .word,
      "Allows access to a trusted execution environment.",
      ["b_info.tee"],
      machine: .arm,
      since: 13,
      default: "none",
      words: ConfigWords(.ignoringCase, ["none", "optee", "ffa>18"], initial: "none")
    ),
    ConfigKey(
      "vpmu",
      .truth,
      "Allows access to the processor's performance counters.",
      ["b_info.vpmu"],
      machine: .arm,
      since: 16,
      default: "0"
    ),
    ConfigKey(
      "sve",
      .word,
      "Sets the maximum length of SVE vectors, in bits.",
      ["b_info.arch_arm.sve_vl"],
      machine: .arm,
      since: 18,
      default: "disabled",
      words: ConfigWords(
        .ignoringCase,
        [
          "disabled", "128", "256", "384", "512", "640", "768", "896", "1024", "1152", "1280", "1408", "1536",
          "1664", "1792", "1920", "2048", "hw",
        ],
        initial: "disabled"
      )
    ),
    ConfigKey(
      "nr_spis",
      .number,
      "Sets the number of shared peripheral interrupts (SPIs).",
      ["b_info.arch_arm.nr_spis"],
      machine: .arm,
      since: 19,
      default: "computed",
      number: ConfigNumber(.uint32, initial: -1)
    ),
    ConfigKey(
      "llc_colors",
      .texts,
      "Sets the cache colors (LLC) of the guest's memory: N or N-M.",
      ["b_info.llc_colors"],
      machine: .arm,
      since: 20
    ),
    ConfigKey(
      "trap_unmapped_accesses",
      .truth,
      "Traps accesses of the guest to unmapped addresses.",
      ["b_info.trap_unmapped_accesses"],
      machine: .arm,
      since: 21,
      default: "1"
    ),
    ConfigKey(
      "arm_sci",
      .text,
      "Allows access to the host's system controller: type=none or type=scmi_smc.",
      ["b_info.arch_arm.arm_sci.type"],
      machine: .arm,
      since: 21
    ),
  ]
}
