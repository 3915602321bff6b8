extension ConfigKeys {
  static let identity: [ConfigKey] = [
    .create("name", .text, "Sets the name of the domain (required)."),
    .create("uuid", .text, "Sets the UUID of the domain: 8-4-4-4-12 hexadecimal digits.")
      .default("generated at each start"),
    .create("type", .text, "Sets the type of the guest.")
      .since(10).default("pv on x86, pvh on Arm").words(.init(.prefix, ["hvm", "pv", "pvh"])),
    .create("builder", .text, "Sets the type of the guest (key of xm).")
      .sets("type").words(.init(.prefix, ["hvm", "generic=pv"]))
      .deprecated(.init(10, "use 'type'")),
    .create("pool", .text, "Assigns the domain to a CPU pool.").sets("pool_name"),
    ConfigKey(
      "seclabel",
      .text,
      "Sets the XSM security label; with 'init_seclabel', only after the domain is built."
    )
    .sets("c_info.ssid_label", "b_info.exec_ssid_label").since(2),
    .create("init_seclabel", .text, "Sets the XSM security label while the domain is built.")
      .sets("ssid_label").since(3),
    .create("driver_domain", .truth, "Allows the domain to be the backend of other domains.")
      .since(4).default("0"),
    .build("nomigrate", .truth, "Disables save and migration.").sets("disable_migrate").default("0"),
    .create(
      "xend_suspend_evtchn_compat",
      .truth,
      "Keeps the suspend event channel at the xenstore path of xend."
    )
    .since(14).default("0"),
    .create("passthrough", .word, "Selects the IOMMU mode for passed-through devices.")
      .since(13).default("enabled with passed-through devices, else disabled")
      .words(passthroughModes),
    .create("hap", .truth, "Uses hardware assisted paging.")
      .guests(.hvm, .pvh).default("1 if the host supports it"),
    .create("oos", .truth, "Allows shadow page tables to be temporarily out of sync.")
      .guests(.hvm, .pvh).default("set by Xen"),
    .build("max_event_channels", .number, "Limits the number of the domain's event channels.")
      .sets("event_channels").since(4).default("1023").numbers(.init(width: .uint32)),
    .build("max_grant_frames", .number, "Limits the frames of the domain's grant table.")
      .since(10).default("the value in xl.conf").numbers(limit),
    .build("max_grant_version", .number, "Limits the grant table version of the domain.")
      .since(16).default("the value in xl.conf")
      .numbers(.init(initial: -1, bounds: 0...Int64(Int32.max), isEnforced: true)),
    .build(
      "max_maptrack_frames",
      .number,
      "Limits the maptrack frames, which track the domain's mappings of foreign grants."
    )
    .since(10).default("the value in xl.conf").numbers(limit),
    .build("xenstore_feature_mask", .number, "Sets the features that xenstored reports to the domain.")
      .since(21).default("0xffffffff").numbers(.init(width: .uint32, initial: 0xFFFF_FFFF)),
    .build("xenstore_quota", .texts, "Sets the domain's quotas in xenstore, each as NAME=NUMBER.")
      .sets("xenstore_quota.quota").since(22),
    .build("vmtrace_buf_kb", .number, "Sets the size of each vCPU's trace buffer.")
      .since(15).default("0").numbers(.init(unit: "KiB")),
  ]

  private static let passthroughModes = ConfigWords(
    .ignoringCase,
    ["default", "disabled", "enabled", "sync_pt", "share_pt"],
    initial: "default"
  )
  private static let limit = ConfigNumber(
    width: .uint32,
    initial: -1,
    bounds: 0...Int64(Int32.max),
    isEnforced: true
  )
}
