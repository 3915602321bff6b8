extension ConfigKeys {
  static let processors: [ConfigKey] = [
    ConfigKey(
      "vcpus",
      .number,
      "Sets the number of vCPUs at the start.",
      ["b_info.avail_vcpus", "b_info.max_vcpus"],
      default: "1",
      number: ConfigNumber(.int32, 1...4095)
    ),
    ConfigKey(
      "maxvcpus",
      .number,
      "Sets the maximum number of vCPUs.",
      ["b_info.max_vcpus"],
      default: "the value of vcpus",
      number: ConfigNumber(.int32, 1...4095)
    ),
    ConfigKey(
      "cpus",
      .textOrTexts,
      "Pins vCPUs to physical CPUs: a string for all vCPUs, or a list with a string for each vCPU.",
      ["b_info.vcpu_hard_affinity"],
      default: "all"
    ),
    ConfigKey(
      "cpus_soft",
      .textOrTexts,
      "Sets the preferred physical CPUs of vCPUs.",
      ["b_info.vcpu_soft_affinity", "b_info.numa_placement"],
      since: 5,
      default: "all"
    ),
    ConfigKey(
      "cpu_weight",
      .number,
      "Sets the scheduler weight of the domain.",
      ["b_info.sched_params.weight"],
      since: 2,
      default: "256",
      number: ConfigNumber(.int32, initial: -1, 1...65535)
    ),
    ConfigKey(
      "cap",
      .number,
      "Limits the CPU time of the domain, in percent of one CPU.",
      ["b_info.sched_params.cap"],
      since: 2,
      default: "0, no limit",
      number: ConfigNumber(.int32, initial: -1, unit: "percent")
    ),
    ConfigKey(
      "period",
      .number,
      "Sets the period of a deadline scheduler.",
      ["b_info.sched_params.period"],
      since: 2,
      number: schedule,
      deprecated: sedf
    ),
    ConfigKey(
      "slice",
      .number,
      "Sets the time in each period of the removed SEDF scheduler.",
      ["b_info.sched_params.slice"],
      since: 2,
      number: schedule,
      deprecated: sedf
    ),
    ConfigKey(
      "latency",
      .number,
      "Sets the latency of the removed SEDF scheduler.",
      ["b_info.sched_params.latency"],
      since: 2,
      number: schedule,
      deprecated: sedf
    ),
    ConfigKey(
      "extratime",
      .number,
      "Allows extra time from the removed SEDF scheduler.",
      ["b_info.sched_params.extratime"],
      since: 2,
      number: schedule,
      deprecated: sedf
    ),
    ConfigKey(
      "cpuid",
      .textOrTexts,
      "Sets the CPU features that the guest can see.",
      ["b_info.cpuid"],
      machine: .x86
    ),
    ConfigKey(
      "vnuma",
      .lists,
      "Sets the virtual NUMA nodes, with a list for each node.",
      ["b_info.vnuma_nodes", "b_info.max_memkb", "b_info.max_vcpus", "b_info.numa_placement"],
      guests: [.hvm, .pvh],
      since: 6
    ),
  ]

  private static let schedule = ConfigNumber(.int32, initial: -1)
  private static let sedf = ConfigDeprecation(6, "use the 'xl sched-…' command of the scheduler")

  static let processorModes: [ConfigKey] = [
    ConfigKey(
      "nestedhvm",
      .truth,
      "Enables nested virtualization.",
      ["b_info.nested_hvm"],
      guests: [.hvm, .pvh],
      since: 2,
      default: "0"
    ),
    ConfigKey(
      "pae",
      .truth,
      "Enables PAE; a 32-bit guest requires it for more than 4 GiB of memory.",
      ["b_info.type.hvm.pae"],
      default: "1"
    ),
    ConfigKey("nx", .truth, "Enables the no-execute bit of pages.", ["b_info.type.hvm.nx"], default: "1"),
    ConfigKey(
      "msr_relaxed",
      .truth,
      "Handles unknown model-specific registers as older releases of Xen did.",
      ["b_info.arch_x86.msr_relaxed"],
      machine: .x86,
      since: 15,
      default: "0",
      deprecated: ConfigDeprecation(15, "report the guest that needs it to the Xen developers")
    ),
    ConfigKey(
      "tsc_mode",
      .wordOrNumber,
      "Selects the virtualization mode of the time stamp counter.",
      ["b_info.tsc_mode"],
      machine: .x86,
      default: "default",
      words: ConfigWords(
        .ignoringCase,
        [
          "default", "always_emulate", "native", "native_paravirt",
        ],
        initial: "default"
      ),
      deprecated: ConfigDeprecation(2, "write its name", isForm: true)
    ),
    ConfigKey(
      "timer_mode",
      .wordOrNumber,
      "Selects the handling of missed timer ticks.",
      ["b_info.timer_mode"],
      guests: [.hvm, .pvh],
      default: "no_delay_for_missed_ticks",
      words: ConfigWords(
        .ignoringCase,
        [
          "delay_for_missed_ticks", "no_delay_for_missed_ticks", "no_missed_ticks_pending",
          "one_missed_tick_pending",
        ],
        unknown: "unknown"
      ),
      deprecated: ConfigDeprecation(2, "write its name", isForm: true)
    ),
    ConfigKey(
      "vpt_align",
      .truth,
      "Aligns the expiration of virtual timers.",
      ["b_info.type.hvm.vpt_align"],
      default: "1"
    ),
    ConfigKey(
      "viridian",
      .truthOrTexts,
      "Enables Hyper-V interfaces for Windows guests.",
      ["b_info.type.hvm.viridian", "b_info.type.hvm.viridian_enable", "b_info.type.hvm.viridian_disable"],
      default: "0"
    ),
    ConfigKey(
      "altp2m",
      .numberOrWord,
      "Enables alternate views of the guest's memory.",
      ["b_info.altp2m"],
      guests: [.hvm],
      since: 9,
      default: "disabled",
      words: ConfigWords(.ignoringCase, ["disabled", "mixed", "external", "limited"], initial: "disabled")
    ),
    ConfigKey(
      "altp2m_count",
      .number,
      "Limits the number of alternate views of the guest's memory.",
      ["b_info.altp2m_count"],
      since: 21,
      default: "10",
      number: ConfigNumber(.uint32, initial: -1, 0...65535, isEnforced: true)
    ),
    ConfigKey(
      "altp2mhvm",
      .truth,
      "Enables alternate views of the guest's memory.",
      ["b_info.type.hvm.altp2m"],
      since: 6,
      default: "0",
      deprecated: ConfigDeprecation(9, "use 'altp2m'", replacement: "altp2m")
    ),
    ConfigKey(
      "mca_caps",
      .texts,
      "Sets the machine check features of the guest.",
      ["b_info.type.hvm.mca_caps"],
      since: 10,
      words: ConfigWords(.exact, ["lmce"])
    ),
  ]

  static let memory: [ConfigKey] = [
    ConfigKey(
      "memory",
      .number,
      "Sets the memory at the start.",
      ["b_info.target_memkb", "b_info.max_memkb"],
      default: "32 for PV guests; required for others",
      number: .mebibytes
    ),
    ConfigKey(
      "maxmem",
      .number,
      "Sets the maximum memory.",
      ["b_info.max_memkb"],
      default: "the value of memory",
      number: .mebibytes
    ),
    ConfigKey(
      "shadow_memory",
      .number,
      "Reserves memory for shadow page tables or their hardware equivalent.",
      ["b_info.shadow_memkb"],
      guests: [.hvm, .pvh],
      default: "computed",
      number: .mebibytes
    ),
    ConfigKey(
      "mmio_hole",
      .number,
      "Sets the size of the MMIO hole for devices below 4 GiB.",
      ["b_info.type.hvm.mmio_hole_memkb"],
      since: 5,
      number: ConfigNumber(.kibibytes, initial: -1, unit: "MiB", 256...3840, isEnforced: true)
    ),
    ConfigKey(
      "rdm",
      .text,
      "Selects how conflicts with reserved device memory are handled.",
      ["b_info.type.hvm.rdm.strategy", "b_info.type.hvm.rdm.policy"],
      since: 6
    ),
    ConfigKey(
      "rdm_mem_boundary",
      .number,
      "Sets the memory boundary for conflicts with reserved device memory.",
      ["b_info.type.hvm.rdm_mem_boundary_memkb"],
      since: 6,
      default: "2048",
      number: .mebibytes
    ),
    ConfigKey(
      "e820_host",
      .truth,
      "Provides the memory map of the host.",
      ["b_info.type.pv.e820_host"],
      since: 2,
      default: "1 with pci, else 0"
    ),
  ]
}
