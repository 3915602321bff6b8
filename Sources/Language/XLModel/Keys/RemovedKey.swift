/// A key that files still carry and no release of xl from 4.17 on reads.
public struct RemovedKey: Hashable, Sendable {
  /// The name.
  public let name: String
  /// Who read it.
  public let readBy: String
  /// What to do instead, as an imperative.
  public let advice: String

  private init(_ name: String, _ readBy: String, _ advice: String) {
    self.name = name
    self.readBy = readBy
    self.advice = advice
  }

  /// Whether another program or another kind of file has the key today.
  public var isElsewhere: Bool { readBy == Self.global || readBy == Self.pools }

  /// All that are known.
  public static let all: [RemovedKey] = ofDomains + ofXM + ofGlobal

  private static let global = "/etc/xen/xl.conf"
  private static let pools = "cpupool files"

  /// Keys of xl's own settings (tools/xl/xl.c parse_global_config, Xen 4.17 to 4.23).
  ///
  /// Those that a domain's file has as well are no such keys: `max_grant_frames` and its like.
  private static let ofGlobal = [
    "autoballoon", "run_hotplug_scripts", "lockfile", "output_format", "blkdev_start", "claim_mode",
    "vifscript", "defaultbridge", "vif.default.script", "vif.default.bridge", "vif.default.backend",
    "vif.default.gatewaydev", "remus.default.netbufscript", "colo.default.proxyscript", "vm.cpumask",
    "vm.hvm.cpumask", "vm.pv.cpumask",
  ].map { RemovedKey($0, global, "set it in \(global)") }

  /// Further keys of xm (xm's create.py, Xen 4.4).
  private static let ofXM: [RemovedKey] = [
    RemovedKey("access_control", xm, "set 'seclabel'"),
    RemovedKey("audio", xm, "set 'soundhw'"),
    RemovedKey("bootargs", xm, "set 'bootloader_args'"),
    RemovedKey("bootentry", xm, "set 'bootloader_args'"),
    RemovedKey("cpu", xm, "set 'cpus'"),
    RemovedKey("cpu_cap", xm, "set 'cap'"),
    RemovedKey("cpuid_check", xm, "set 'cpuid'"),
    RemovedKey("description", xm, "write a comment"),
    RemovedKey("features", xm, "remove it; xl reads the features from the kernel"),
    RemovedKey("guest_os_type", xm, "remove it"),
    RemovedKey("interface", xm, "list the interface in 'vif'"),
    RemovedKey("ip", xm, "add ip=… to 'cmdline', or to the string in 'vif'"),
    RemovedKey("irq", xm, "list the interrupts in 'irqs'"),
    RemovedKey("isa", xm, "remove it"),
    RemovedKey("loader", xm, "set 'firmware'"),
    RemovedKey("machine_address_size", xm, "remove it"),
    RemovedKey("memory_sharing", xm, "remove it"),
    RemovedKey("monitor", xm, "use 'xl qemu-monitor-command'"),
    RemovedKey("monitor_path", xm, "use 'xl qemu-monitor-command'"),
    RemovedKey("nics", xm, "list the interfaces in 'vif'"),
    RemovedKey("parallel", xm, "pass -parallel through 'device_model_args_hvm'"),
    RemovedKey("restart", xm, "set 'on_poweroff', 'on_reboot' and 'on_crash'"),
    RemovedKey("s3_integrity", xm, "remove it"),
    RemovedKey("superpages", xm, "remove it; xl always uses large pages"),
    RemovedKey("suppress_spurious_page_faults", xm, "remove it"),
    RemovedKey("target", xm, "set 'memory' and 'maxmem'"),
    RemovedKey("vhpt", xm, "remove it; it was for Itanium"),
    RemovedKey("vusb", xm, "list the devices in 'usbdev'"),
  ]

  private static let ofDomains: [RemovedKey] = [
    RemovedKey("pvh", "xl 4.4 to 4.8", "write type = \"pvh\""),
    RemovedKey("sched", pools, "set the scheduler of the CPU pool in 'pool'"),
    RemovedKey("nodes", pools, "write cpus = \"nodes:0\" to bind a domain to a node"),
    RemovedKey("dhcp", xm, "add ip=dhcp to 'cmdline'"),
    RemovedKey("netmask", xm, "add ip=… of the guest's kernel to 'cmdline'"),
    RemovedKey("gateway", xm, "add ip=… of the guest's kernel to 'cmdline'"),
    RemovedKey("hostname", xm, "set the host name inside the guest"),
    RemovedKey("nfs_server", xm, "add nfsroot=… to 'cmdline'"),
    RemovedKey("nfs_root", xm, "add nfsroot=… to 'cmdline'"),
    RemovedKey("on_xend_start", xm, "link the file into /etc/xen/auto; xendomains starts the domain"),
    RemovedKey("on_xend_stop", xm, "set XENDOMAINS_SAVE; xendomains stops the domain"),
    RemovedKey("vcpu_avail", xm, "use 'vcpus' and 'maxvcpus'"),
    RemovedKey("blkif", xm, "use 'driver_domain'"),
    RemovedKey("netif", xm, "use 'driver_domain'"),
    RemovedKey("fda", xm, "pass -fda through 'device_model_args_hvm'"),
    RemovedKey("fdb", xm, "pass -fdb through 'device_model_args_hvm'"),
    RemovedKey("cdrom", xm, "list the drive in 'disk', with devtype=cdrom"),
    RemovedKey("vscsi", xm, "list the disk in 'disk'"),
    RemovedKey("vncconsole", xm, "use 'xl create -V'"),
  ]

  private static let xm = "xm, until 4.4"

  /// The removed key of this name.
  public static func named(_ name: some Sequence<UInt8>) -> RemovedKey? {
    let name = Array(name)
    return all.first { $0.name.utf8.elementsEqual(name) }
  }
}
