/// The QEMU that serves the disks of a guest where the kernel cannot: one for all of them, as libxl starts it
/// (libxl_dm.c, libxl__spawn_qdisk_backend, Xen 4.17).
public enum QEMUCommand {
  /// Where distributions have the QEMU of Xen, the first that is there counts: Debian since 12, Alpine and
  /// openSUSE, Fedora and older Debian.
  public static let programs = [
    "/usr/libexec/xen-qemu-system-i386", "/usr/lib/xen/bin/qemu-system-i386", "/usr/bin/qemu-system-i386",
    "/usr/bin/qemu-system-x86_64",
  ]

  /// Whether a program can have this name: by it one that runs is found.
  public static func isName(_ name: String) -> Bool { name.contains("qemu") }

  /// The option that names the guest; by it a QEMU that runs is found.
  public static let guestOption = "-xen-domid"

  /// The arguments of the QEMU of a guest that exists already: no device but what the store lists, and no
  /// way to speak to it.
  public static func arguments(for guest: UInt16) -> [String] {
    [guestOption, "\(guest)", "-xen-attach", "-machine", "xenpv", "-name", "disks-of-domain-\(guest)"]
      + ["-nodefaults", "-no-user-config", "-display", "none"]
      + ["-monitor", "none", "-serial", "none", "-parallel", "none"]
  }

  /// The most bytes that are kept of what it prints, in pieces of at most 64: a guest can make it print as
  /// much as it likes.
  public static let logByteCountMax = 1 << 20

  /// The line of shell that starts it in the background.
  ///
  /// The first argument is the file for what it prints, the others are the command. QEMU ignores SIGPIPE, so
  /// it goes on where that file is full.
  public static let shellLine =
    #""$@" </dev/null 2>&1 | dd bs=64 count=\#(logByteCountMax / 64) of="$0" 2>/dev/null &"#
}
