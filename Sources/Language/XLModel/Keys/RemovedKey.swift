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

  /// All that are known.
  public static let all: [RemovedKey] = [
    RemovedKey("pvh", "xl 4.4 to 4.8", "write type=\"pvh\""),
    RemovedKey("sched", "files of cpu pools", "set the scheduler of the pool that 'pool' names"),
    RemovedKey("nodes", "files of cpu pools", "use cpus=\"nodes:0\" to bind a domain to nodes"),
    RemovedKey("dhcp", xm, "write ip=dhcp into 'cmdline'"),
    RemovedKey("netmask", xm, "write the address into 'cmdline', as ip=… of the guest's kernel"),
    RemovedKey("gateway", xm, "write the address into 'cmdline', as ip=… of the guest's kernel"),
    RemovedKey("hostname", xm, "set the host name inside the guest"),
    RemovedKey("nfs_server", xm, "write nfsroot=… into 'cmdline'"),
    RemovedKey("nfs_root", xm, "write nfsroot=… into 'cmdline'"),
    RemovedKey("on_xend_start", xm, "let xendomains start the domain: link the file in /etc/xen/auto"),
    RemovedKey("on_xend_stop", xm, "let xendomains stop the domain: see XENDOMAINS_SAVE"),
    RemovedKey("vcpu_avail", xm, "use 'vcpus' and 'maxvcpus'"),
    RemovedKey("blkif", xm, "use 'driver_domain'"),
    RemovedKey("netif", xm, "use 'driver_domain'"),
    RemovedKey("fda", xm, "pass -fda through 'device_model_args_hvm'"),
    RemovedKey("fdb", xm, "pass -fdb through 'device_model_args_hvm'"),
    RemovedKey("cdrom", xm, "list the drive in 'disk', with devtype=cdrom"),
    RemovedKey("vscsi", xm, "list the disk in 'disk'"),
    RemovedKey("vncconsole", xm, "start xl create with -V"),
  ]

  private static let xm = "xm, until 4.4"

  /// The removed key of this name.
  public static func named(_ name: some Sequence<UInt8>) -> RemovedKey? {
    let name = Array(name)
    return all.first { $0.name.utf8.elementsEqual(name) }
  }
}
