extension DiskSpec {
  /// The members of `libxl_device_disk` as a domain lists them; what libxl begins with is left out.
  ///
  /// Observed with `xl create -n`, 4.17 to 4.23. A target that is not given is no member.
  public var members: [DomainMember] {
    var members: [DomainMember] = []
    func add(_ name: String, _ text: Sourced<[UInt8]>?) {
      if let text { members.append(DomainMember(name, .text(text.value))) }
    }
    func choose(_ name: String, _ choice: Bool?) {
      if let choice { members.append(DomainMember(name, .choice(choice))) }
    }
    add("backend_domname", backendDomain)
    add("pdev_path", target)
    add("vdev", virtualDevice)
    if backend != .unknown { members.append(DomainMember("backend", .name(backend.rawValue))) }
    members.append(DomainMember("format", .name(format.rawValue)))
    add("script", script)
    if isRemovable { members.append(DomainMember("removable", .number(1))) }
    if isReadWrite { members.append(DomainMember("readwrite", .number(1))) }
    if isCDROM { members.append(DomainMember("is_cdrom", .number(1))) }
    if isDirectIOSafe { members.append(DomainMember("direct_io_safe", .flag(true))) }
    choose("discard_enable", discard)
    if specification != .unknown {
      members.append(DomainMember("specification", .name(specification.rawValue)))
    }
    choose("colo_enable", isColo)
    add("colo_host", coloHost)
    if coloPort != 0 { members.append(DomainMember("colo_port", .number(Int64(coloPort)))) }
    add("colo_export", coloExport)
    add("active_disk", activeDisk)
    add("hidden_disk", hiddenDisk)
    choose("trusted", isTrusted)
    choose("grant_usage", grantUsage)
    return members
  }
}
