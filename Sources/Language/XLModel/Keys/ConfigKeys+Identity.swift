extension ConfigKeys {
  static let identity: [ConfigKey] = [
    ConfigKey("name", .text, "Sets the name of the domain (required).", ["c_info.name"]),
    ConfigKey(
      "uuid",
      .text,
      "Sets the UUID of the domain: 8-4-4-4-12 hexadecimal digits.",
      ["c_info.uuid"],
      default: "generated at each start"
    ),
    ConfigKey(
      "type",
      .text,
      "Sets the type of the guest.",
      ["c_info.type"],
      since: 10,
      default: "pv on x86, pvh on Arm",
      words: ConfigWords(.prefix, ["hvm", "pv", "pvh"])
    ),
    ConfigKey(
      "builder",
      .text,
      "Sets the type of the guest (key of xm).",
      ["c_info.type"],
      words: ConfigWords(.prefix, ["hvm", "generic=pv"]),
      deprecated: ConfigDeprecation(10, "use 'type'", replacement: "type")
    ),
    ConfigKey("pool", .text, "Assigns the domain to a CPU pool.", ["c_info.pool_name"]),
    ConfigKey(
      "seclabel",
      .text,
      "Sets the XSM security label; with 'init_seclabel', only after the domain is built.",
      ["c_info.ssid_label", "b_info.exec_ssid_label"],
      since: 2
    ),
    ConfigKey(
      "init_seclabel",
      .text,
      "Sets the XSM security label while the domain is built.",
      ["c_info.ssid_label"],
      since: 3
    ),
    ConfigKey(
      "driver_domain",
      .truth,
      "Allows the domain to be the backend of other domains.",
      ["c_info.driver_domain"],
      since: 4,
      default: "0"
    ),
    ConfigKey("nomigrate", .truth, "Disables save and migration.", ["b_info.disable_migrate"], default: "0"),
    ConfigKey(
      "xend_suspend_evtchn_compat",
      .truth,
      "Keeps the suspend event channel at the xenstore path of xend.",
      ["c_info.xend_suspend_evtchn_compat"],
      since: 14,
      default: "0"
    ),
    ConfigKey(
      "passthrough",
      .word,
      "Selects the IOMMU mode for passed-through devices.",
      ["c_info.passthrough"],
      since: 13,
      default: "enabled with passed-through devices, else disabled",
      words: ConfigWords(
        .ignoringCase,
        [
          "default", "disabled", "enabled", "sync_pt", "share_pt",
        ],
        initial: "default"
      )
    ),
    ConfigKey(
      "hap",
      .truth,
      "Uses hardware assisted paging.",
      ["c_info.hap"],
      guests: [.hvm, .pvh],
      default: "1 if the host supports it"
    ),
    ConfigKey(
      "oos",
      .truth,
      "Allows shadow page tables to be temporarily out of sync.",
      ["c_info.oos"],
      guests: [.hvm, .pvh],
      default: "set by Xen"
    ),
    ConfigKey(
      "max_event_channels",
      .number,
      "Limits the number of the domain's event channels.",
      ["b_info.event_channels"],
      since: 4,
      default: "1023",
      number: ConfigNumber(.uint32)
    ),
    ConfigKey(
      "max_grant_frames",
      .number,
      "Limits the frames of the domain's grant table.",
      ["b_info.max_grant_frames"],
      since: 10,
      default: "the value in xl.conf",
      number: limit
    ),
    ConfigKey(
      "max_grant_version",
      .number,
      "Limits the grant table version of the domain.",
      ["b_info.max_grant_version"],
      since: 16,
      default: "the value in xl.conf",
      number: ConfigNumber(.int32, initial: -1, 0...Int64(Int32.max), isEnforced: true)
    ),
    ConfigKey(
      "max_maptrack_frames",
      .number,
      "Limits the maptrack frames, which track the domain's mappings of foreign grants.",
      ["b_info.max_maptrack_frames"],
      since: 10,
      default: "the value in xl.conf",
      number: limit
    ),
    ConfigKey(
      "xenstore_feature_mask",
      .number,
      "Sets the features that xenstored reports to the domain.",
      ["b_info.xenstore_feature_mask"],
      since: 21,
      default: "0xffffffff",
      number: ConfigNumber(.uint32, initial: 0xFFFF_FFFF)
    ),
    ConfigKey(
      "xenstore_quota",
      .texts,
      "Sets the domain's quotas in xenstore, each as NAME=NUMBER.",
      ["b_info.xenstore_quota.quota"],
      since: 22
    ),
    ConfigKey(
      "vmtrace_buf_kb",
      .number,
      "Sets the size of each vCPU's trace buffer.",
      ["b_info.vmtrace_buf_kb"],
      since: 15,
      default: "0",
      number: ConfigNumber(.int32, unit: "KiB")
    ),
  ]

  private static let limit = ConfigNumber(.uint32, initial: -1, 0...Int64(Int32.max), isEnforced: true)
}
