/// Words that people write for keys, and which are no misspellings of them.
///
/// They come from other programs: libvirt, QEMU, bootloaders, and xm's and xl's options.
public enum KeySynonym {
  private static let all: [String: String] = [
    "initrd": "ramdisk", "initramfs": "ramdisk", "initrd_path": "ramdisk",
    "command": "cmdline", "append": "cmdline", "args": "cmdline", "kernel_args": "cmdline",
    "kernel_cmdline": "cmdline", "kernel_command_line": "cmdline", "kernel_params": "cmdline",
    "commandline": "cmdline", "command_line": "cmdline",
    "mem": "memory", "ram": "memory", "memory_mb": "memory", "maxmemory": "maxmem", "max_memory": "maxmem",
    "on_shutdown": "on_poweroff", "on_halt": "on_poweroff",
    "nic": "vif", "network": "vif", "networks": "vif", "interfaces": "vif",
    "cores": "vcpus", "cpu_count": "vcpus", "num_cpus": "vcpus", "ncpus": "vcpus", "smp": "vcpus",
    "max_vcpus": "maxvcpus", "drives": "disk", "disks": "disk", "domain_name": "name", "domname": "name",
    "guest_type": "type", "domain_type": "type", "virt_type": "type",
  ]

  /// The key that a word means; nil for other words.
  public static func key(of name: some Sequence<UInt8>) -> String? {
    all[String(decoding: Array(name), as: UTF8.self)]
  }
}
