extension ConfigKeys {
  static let deviceModel: [ConfigKey] = [
    ConfigKey("device_model", .text, "Ignored; formerly the path of the device model.")
      .deprecated(.init(2, "use 'device_model_override'")),
    .build("device_model_override", .text, "Sets the path of the device model.")
      .sets("device_model").since(2),
    .build("device_model_version", .text, "Selects the device model.")
      .since(2).default("qemu-xen")
      .words(.init(.exact, ["qemu-xen-traditional=qemu_xen_traditional<20", "qemu-xen=qemu_xen"])),
    .build("device_model_args", .texts, "Passes additional arguments to the device model.").sets("extra"),
    .build("device_model_args_pv", .texts, "Passes additional arguments to the device model of PV guests.")
      .sets("extra_pv"),
    .build("device_model_args_hvm", .texts, "Passes additional arguments to the device model of HVM guests.")
      .sets("extra_hvm"),
    .build("device_model_user", .text, "Sets the user of the device model.").guests(.hvm).since(7),
    .build("dm_restrict", .truth, "Drops the privileges of the device model after its start.")
      .guests(.hvm).since(10).default("0"),
    .build("device_model_stubdomain_override", .truth, "Runs the device model in a stub domain.")
      .sets("device_model_stubdomain").guests(.hvm).since(2).default("0"),
    .build("device_model_stubdomain_seclabel", .text, "Sets the XSM security label of the stub domain.")
      .sets("device_model_ssid_label").guests(.hvm).since(2),
    .build("stubdomain_kernel", .text, "Sets the path of the stub domain's kernel.").guests(.hvm).since(14),
    .build("stubdomain_ramdisk", .text, "Sets the path of the stub domain's initial ramdisk.")
      .guests(.hvm).since(14),
    .build("stubdomain_cmdline", .text, "Sets the command line of the stub domain's kernel.")
      .guests(.hvm).since(16),
    .build("stubdomain_memory", .number, "Sets the memory of the stub domain.")
      .sets("stubdomain_memkb").guests(.hvm).since(14).default("128").numbers(.mebibytes),
  ]

  static let arm: [ConfigKey] = [
    .build("device_tree", .text, "Sets the path of a partial device tree for the guest.")
      .machine(.arm).since(6),
    .build("gic_version", .word, "Selects the interrupt controller.")
      .sets("arch_arm.gic_version").machine(.arm).since(6).default("default")
      .words(.init(.ignoringCase, ["default", "v2", "v3"], initial: "default")),
    .build("vuart", .word, "Provides a serial port in the guest's device tree.")
      .sets("arch_arm.vuart").machine(.arm).since(10)
      .words(.init(.ignoringCase, ["sbsa_uart"], unknown: "unknown")),
    .build("tee", .word, "Allows access to a trusted execution environment.")
      .machine(.arm).since(13).default("none")
      .words(.init(.ignoringCase, ["none", "optee", "ffa>18"], initial: "none")),
    .build("vpmu", .truth, "Allows access to the processor's performance counters.")
      .machine(.arm).since(16).default("0"),
    .build("sve", .word, "Sets the maximum length of SVE vectors, in bits.")
      .sets("arch_arm.sve_vl").machine(.arm).since(18).default("disabled")
      .words(vectorLengths),
    .build("nr_spis", .number, "Sets the number of shared peripheral interrupts (SPIs).")
      .sets("arch_arm.nr_spis").machine(.arm).since(19).default("computed")
      .numbers(.init(width: .uint32, initial: -1)),
    .build("llc_colors", .texts, "Sets the cache colors (LLC) of the guest's memory: N or N-M.")
      .machine(.arm).since(20),
    .build("trap_unmapped_accesses", .truth, "Traps accesses of the guest to unmapped addresses.")
      .machine(.arm).since(21).default("1"),
    .build("arm_sci", .text, "Allows access to the host's system controller: type=none or type=scmi_smc.")
      .sets("arch_arm.arm_sci.type").machine(.arm).since(21),
  ]

  private static let vectorLengths = ConfigWords(
    .ignoringCase,
    VectorLengthFormat.lengths,
    initial: "disabled"
  )
}
