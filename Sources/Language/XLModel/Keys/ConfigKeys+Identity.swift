extension ConfigKeys {
  static let identity: [ConfigKey] = [
    ConfigKey("name", .text, .identity, "Names the domain; xl takes no file without it.", ["c_info.name"]),
    ConfigKey(
      "uuid",
      .text,
      .identity,
      "Identifies the domain for good, in the form 8-4-4-4-12 hexadecimal digits.",
      ["c_info.uuid"],
      default: "made up each time"
    ),
    ConfigKey(
      "type",
      .text,
      .identity,
      "Says what kind of guest it is.",
      ["c_info.type"],
      since: 10,
      default: "pv on x86, pvh on Arm",
      words: ConfigWords(.prefix, "hvm", "pv", "pvh")
    ),
    ConfigKey(
      "builder",
      .text,
      .identity,
      "Says what kind of guest it is, in the words of xm.",
      ["c_info.type"],
      words: ConfigWords(.prefix, "hvm", "generic=pv"),
      deprecated: ConfigDeprecation(10, "use 'type'", replacement: "type")
    ),
    ConfigKey("pool", .text, .identity, "Puts the domain into a cpu pool.", ["c_info.pool_name"]),
    ConfigKey(
      "seclabel",
      .text,
      .identity,
      "Gives the domain a security label of XSM; with init_seclabel, only once it is built.",
      ["c_info.ssid_label", "b_info.exec_ssid_label"],
      since: 2
    ),
    ConfigKey(
      "init_seclabel",
      .text,
      .identity,
      "Gives the domain a security label of XSM while it is built.",
      ["c_info.ssid_label"],
      since: 3
    ),
    ConfigKey(
      "driver_domain",
      .truth,
      .identity,
      "Lets the domain serve devices of other domains.",
      ["c_info.driver_domain"],
      since: 4,
      default: "0"
    ),
    ConfigKey(
      "nomigrate",
      .truth,
      .identity,
      "Forbids to save and to migrate the domain.",
      ["b_info.disable_migrate"],
      default: "0"
    ),
    ConfigKey(
      "xend_suspend_evtchn_compat",
      .truth,
      .identity,
      "Keeps the place in xenstore of the suspend event channel as xend had it.",
      ["c_info.xend_suspend_evtchn_compat"],
      since: 14,
      default: "0"
    ),
    ConfigKey(
      "passthrough",
      .word,
      .identity,
      "Chooses how the IOMMU serves the domain.",
      ["c_info.passthrough"],
      since: 13,
      default: "enabled with devices that are passed through, else disabled",
      words: ConfigWords(
        .ignoringCase,
        "default",
        "disabled",
        "enabled",
        "sync_pt",
        "share_pt",
        initial: "default"
      )
    ),
    ConfigKey(
      "hap",
      .truth,
      .identity,
      "Uses hardware assisted paging.",
      ["c_info.hap"],
      guests: [.hvm, .pvh],
      default: "on where the machine has it"
    ),
    ConfigKey(
      "oos",
      .truth,
      .identity,
      "Lets shadow page tables run out of step with the guest's for a while.",
      ["c_info.oos"],
      guests: [.hvm, .pvh],
      default: "Xen decides"
    ),
    ConfigKey(
      "max_event_channels",
      .number,
      .identity,
      "Limits how many event channels the domain may have.",
      ["b_info.event_channels"],
      since: 4,
      default: "1023",
      number: ConfigNumber(.uint32)
    ),
    ConfigKey(
      "max_grant_frames",
      .number,
      .identity,
      "Limits the frames of the domain's grant table.",
      ["b_info.max_grant_frames"],
      since: 10,
      default: "what xl.conf says",
      number: limit
    ),
    ConfigKey(
      "max_grant_version",
      .number,
      .identity,
      "Limits the version of grant tables that the domain may use.",
      ["b_info.max_grant_version"],
      since: 16,
      default: "what xl.conf says",
      number: ConfigNumber(.int32, initial: -1, 0...Int64(Int32.max), isEnforced: true)
    ),
    ConfigKey(
      "max_maptrack_frames",
      .number,
      .identity,
      "Limits the frames with which the domain's mappings of others' grants are tracked.",
      ["b_info.max_maptrack_frames"],
      since: 10,
      default: "what xl.conf says",
      number: limit
    ),
    ConfigKey(
      "xenstore_feature_mask",
      .number,
      .identity,
      "Says which features xenstored shows to the domain.",
      ["b_info.xenstore_feature_mask"],
      since: 21,
      default: "0xffffffff",
      number: ConfigNumber(.uint32, initial: 0xFFFF_FFFF)
    ),
    ConfigKey(
      "xenstore_quota",
      .texts,
      .identity,
      "Sets the domain's quotas in xenstore, each as NAME=NUMBER.",
      ["b_info.xenstore_quota.quota"],
      since: 22
    ),
    ConfigKey(
      "vmtrace_buf_kb",
      .number,
      .identity,
      "Gives each vcpu a buffer for processor traces.",
      ["b_info.vmtrace_buf_kb"],
      since: 15,
      default: "0",
      number: ConfigNumber(.int32, unit: "KiB")
    ),
  ]

  private static let limit = ConfigNumber(.uint32, initial: -1, 0...Int64(Int32.max), isEnforced: true)
}
