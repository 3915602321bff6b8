extension ConfigKeys {
  static let processors: [ConfigKey] = [
    .build("vcpus", .number, "Sets the number of vCPUs at the start.")
      .sets("avail_vcpus", "max_vcpus").default("1").numbers(.init(bounds: 1...4095)),
    .build("maxvcpus", .number, "Sets the maximum number of vCPUs.")
      .sets("max_vcpus").default("the value of vcpus").numbers(.init(bounds: 1...4095)),
    .build(
      "cpus",
      .textOrTexts,
      "Pins vCPUs to physical CPUs: a string for all vCPUs, or a list with a string for each vCPU."
    )
    .sets("vcpu_hard_affinity").default("all"),
    .build("cpus_soft", .textOrTexts, "Sets the preferred physical CPUs of vCPUs.")
      .sets("vcpu_soft_affinity", "numa_placement").since(5).default("all"),
    .build("cpu_weight", .number, "Sets the scheduler weight of the domain.")
      .sets("sched_params.weight").since(2).default("256").numbers(.init(initial: -1, bounds: 1...65535)),
    .build("cap", .number, "Limits the CPU time of the domain, in percent of one CPU.")
      .sets("sched_params.cap").since(2).default("0, no limit")
      .numbers(.init(initial: -1, unit: "percent")),
    .build("period", .number, "Sets the period of a deadline scheduler.")
      .sets("sched_params.period").since(2).numbers(schedule).deprecated(sedf),
    .build("slice", .number, "Sets the time in each period of the removed SEDF scheduler.")
      .sets("sched_params.slice").since(2).numbers(schedule).deprecated(sedf),
    .build("latency", .number, "Sets the latency of the removed SEDF scheduler.")
      .sets("sched_params.latency").since(2).numbers(schedule).deprecated(sedf),
    .build("extratime", .number, "Allows extra time from the removed SEDF scheduler.")
      .sets("sched_params.extratime").since(2).numbers(schedule).deprecated(sedf),
    .build("cpuid", .textOrTexts, "Sets the CPU features that the guest can see.").machine(.x86),
    .build("vnuma", .lists, "Sets the virtual NUMA nodes, with a list for each node.")
      .sets("vnuma_nodes", "max_memkb", "max_vcpus", "numa_placement").guests(.hvm, .pvh).since(6),
  ]

  private static let schedule = ConfigNumber(initial: -1)
  private static let sedf = ConfigDeprecation(6, "use the 'xl sched-…' command of the scheduler")

  static let processorModes: [ConfigKey] = [
    .build("nestedhvm", .truth, "Enables nested virtualization.")
      .sets("nested_hvm").guests(.hvm, .pvh).since(2).default("0"),
    .hvm("pae", .truth, "Enables PAE; a 32-bit guest requires it for more than 4 GiB of memory.")
      .default("1"),
    .hvm("nx", .truth, "Enables the no-execute bit of pages.").default("1"),
    .build("msr_relaxed", .truth, "Handles unknown model-specific registers as older releases of Xen did.")
      .sets("arch_x86.msr_relaxed").machine(.x86).since(15).default("0")
      .deprecated(.init(15, "report the guest that needs it to the Xen developers")),
    .build("tsc_mode", .wordOrNumber, "Selects the virtualization mode of the time stamp counter.")
      .machine(.x86).default("default").words(tscModes)
      .deprecated(.init(2, "write its name", isForm: true)),
    .build("timer_mode", .wordOrNumber, "Selects the handling of missed timer ticks.")
      .guests(.hvm, .pvh).default("no_delay_for_missed_ticks").words(timerModes)
      .deprecated(.init(2, "write its name", isForm: true)),
    .hvm("vpt_align", .truth, "Aligns the expiration of virtual timers.").default("1"),
    .hvm("viridian", .truthOrTexts, "Enables Hyper-V interfaces for Windows guests.")
      .sets("viridian", "viridian_enable", "viridian_disable").default("0"),
    .build("altp2m", .numberOrWord, "Enables alternate views of the guest's memory.")
      .guests(.hvm).since(9).default("disabled")
      .words(.init(.ignoringCase, ["disabled", "mixed", "external", "limited"], initial: "disabled")),
    .build("altp2m_count", .number, "Limits the number of alternate views of the guest's memory.")
      .since(21).default("10")
      .numbers(.init(width: .uint32, initial: -1, bounds: 0...65535, isEnforced: true)),
    .hvm("altp2mhvm", .truth, "Enables alternate views of the guest's memory.")
      .sets("altp2m").since(6).default("0").deprecated(.init(9, "use 'altp2m'")),
    .hvm("mca_caps", .texts, "Sets the machine check features of the guest.")
      .since(10).words(.init(.exact, ["lmce"])),
  ]

  private static let tscModes = ConfigWords(
    .ignoringCase,
    ["default", "always_emulate", "native", "native_paravirt"],
    initial: "default"
  )
  private static let timerModes = ConfigWords(
    .ignoringCase,
    [
      "delay_for_missed_ticks", "no_delay_for_missed_ticks", "no_missed_ticks_pending",
      "one_missed_tick_pending",
    ],
    unknown: "unknown"
  )

  static let memory: [ConfigKey] = [
    .build("memory", .number, "Sets the memory at the start.")
      .sets("target_memkb", "max_memkb").default("32 for PV guests; required for others").numbers(.mebibytes),
    .build("maxmem", .number, "Sets the maximum memory.")
      .sets("max_memkb").default("the value of memory").numbers(.mebibytes),
    .build("shadow_memory", .number, "Reserves memory for shadow page tables or their hardware equivalent.")
      .sets("shadow_memkb").guests(.hvm, .pvh).default("computed").numbers(.mebibytes),
    .hvm("mmio_hole", .number, "Sets the size of the MMIO hole for devices below 4 GiB.")
      .sets("mmio_hole_memkb").since(5)
      .numbers(.init(width: .kibibytes, initial: -1, unit: "MiB", bounds: 256...3840, isEnforced: true)),
    .hvm("rdm", .text, "Selects how conflicts with reserved device memory are handled.")
      .sets("rdm.strategy", "rdm.policy").since(6),
    .hvm("rdm_mem_boundary", .number, "Sets the memory boundary for conflicts with reserved device memory.")
      .sets("rdm_mem_boundary_memkb").since(6).default("2048").numbers(.mebibytes),
    .pv("e820_host", .truth, "Provides the memory map of the host.").since(2).default("1 with pci, else 0"),
  ]
}
