import XLTestKit

/// Generated configuration files whose settings are at odds now and then, as libxl sees them.
struct BuildSentences {
  private var random: Seeded

  init(_ random: Seeded) { self.random = random }

  /// Settings that libxl compares with others, each with its values.
  private static let compared: [(key: String, values: [String])] = [
    ("memory", ["512", "1024", "0"]), ("maxmem", ["512", "1024", "2048"]),
    ("kernel", ["\"/k\"", "\"/k\"", "\"/usr/lib/xen/boot/hvmloader\"", "\"\""]),
    ("ramdisk", ["\"/i\"", "\"\""]), ("cmdline", ["\"ro\"", "\"\""]), ("extra", ["\"quiet\"", "\"\""]),
    ("root", ["\"/dev/xvda1 ro\""]), ("vga", ["\"stdvga\"", "\"cirrus\"", "\"qxl\"", "\"none\""]),
    ("stdvga", ["0", "1"]),
    ("videoram", ["0", "1", "4", "7", "8", "15", "16", "64", "127", "128", "256"]),
    ("usb", ["0", "1"]), ("usbversion", ["0", "1", "2", "3", "4", "\"-1\""]),
    ("usbdevice", ["\"tablet\"", "\"\"", "[\"tablet\"]", "[\"mouse\",\"tablet\"]"]),
    ("spice", ["0", "1"]), ("spiceusbredirection", ["0", "1", "4", "5", "\"-1\""]),
    ("altp2m", ["0", "1", "2", "3", "\"disabled\"", "\"mixed\"", "\"external\"", "\"limited\""]),
    ("altp2mhvm", ["0", "1"]), ("nestedhvm", ["0", "1"]), ("hap", ["0", "1"]),
    ("pci", ["[\"01:00.0\"]", "[]", "[\"0000:01:00.0\",\"02:00.1\"]"]), ("dtdev", ["[\"/soc/a\"]", "[]"]),
    ("passthrough", ["\"default\"", "\"disabled\"", "\"enabled\"", "\"sync_pt\"", "\"share_pt\""]),
    ("bios", ["\"rombios\"", "\"seabios\"", "\"ovmf\"", "\"unknown\""]),
    ("firmware", ["\"uefi\"", "\"bios\"", "\"ovmf\"", "\"rombios\"", "\"/f\""]),
    ("device_model_version", ["\"qemu-xen\"", "\"qemu-xen-traditional\""]),
    ("device_model_override", ["\"/usr/bin/qemu\""]), ("device_model_stubdomain_override", ["0", "1"]),
    ("max_grant_version", ["0", "1", "2", "15", "16", "17", "255", "65536"]),
    ("vcpus", ["1", "2", "4", "1025", "1040"]), ("maxvcpus", ["2", "8", "1040"]),
  ]

  /// Settings that stand alone, or matter late.
  private static let others: [(key: String, values: [String])] = [
    ("shadow_memory", ["0", "8"]), ("tsc_mode", ["\"native\"", "\"native_paravirt\""]),
    (
      "viridian",
      [
        "1", "[\"defaults\"]", "[\"freq\"]", "[\"all\",\"!freq\"]", "[\"!base\"]", "[\"!freq\",\"all\"]",
        "[\"base\",\"stimer\"]", "[\"defaults\",\"!base\"]",
      ]
    ), ("cpu_weight", ["0", "1", "65535", "65536", "\"-1\"", "\"-2\""]),
    ("spiceport", ["0", "6000"]), ("spicetls_port", ["6000"]), ("spicepasswd", ["\"\"", "\"x\""]),
    ("spicedisable_ticketing", ["0", "1"]),
    (
      "vfb",
      [
        "[\"vnc=1\"]", "[\"vnc=1,vnclisten=0.0.0.0:1,vncdisplay=2\"]",
        "[\"vnc=0,vnclisten=a:1,vncdisplay=1\"]",
      ]
    ),
    ("vnclisten", ["\"0.0.0.0\"", "\"0.0.0.0:1\""]), ("vncdisplay", ["0", "2"]),
    ("soundhw", ["\"hda\"", "\"AC97\"", "\"foo\"", "\"\""]),
    ("cap", ["0", "100", "101", "300", "\"-1\"", "\"-2\""]), ("dm_restrict", ["0", "1"]),
    ("rdm", ["\"strategy=host,policy=strict\""]), ("hdtype", ["\"ide\"", "\"ahci\""]),
    (
      "disk",
      [
        "[\"/d,raw,xvda,w\"]", "[\"/d,raw,hda,w\",\"/e.iso,raw,hdc,cdrom\"]",
        "[\"format=raw,vdev=hdc,backendtype=phy,devtype=cdrom,target=/e.iso\"]",
        "[\"format=raw,vdev=hdc,devtype=cdrom,script=block-x,target=e\"]",
      ]
    ),
    ("channel", ["[\"connection=pty,name=a\"]", "[\"connection=pty\"]", "[\"connection=pty,name=\"]"]),
    ("vif", ["[\"\"]", "[\"type=ioemu\"]"]), ("bootloader", ["\"pygrub\""]), ("pvshim", ["0", "1"]),
    ("claim_mode", ["1"]), ("nographic", ["1"]), ("vnc", ["0", "1"]), ("sdl", ["1"]), ("localtime", ["1"]),
    ("gfx_passthru", ["1", "\"igd\""]), ("vpmu", ["0"]), ("e820_host", ["1"]), ("acpi", ["0"]),
    ("timer_mode", ["\"no_delay_for_missed_ticks\""]), ("mmio_hole", ["1024"]),
    ("max_event_channels", ["64"]),
  ]

  /// Nodes, which want a number of processors and an amount of memory.
  private static let nodes = [
    "maxvcpus=2\nmaxmem=1024\nvnuma=[[\"pnode=0\",\"size=1024\",\"vcpus=0-1\",\"vdistances=10\"]]",
    "maxvcpus=2\nvnuma=[[\"pnode=0\",\"size=512\",\"vcpus=0\",\"vdistances=10,20\"],"
      + "[\"pnode=1\",\"size=512\",\"vcpus=1\",\"vdistances=20,10\"]]",
    "maxvcpus=2\nvnuma=[[\"pnode=0\",\"size=512\",\"vcpus=0\",\"vdistances=20,10\"],"
      + "[\"pnode=1\",\"size=512\",\"vcpus=1\",\"vdistances=20,10\"]]",
    "maxvcpus=2\nvnuma=[[\"pnode=0\",\"size=512\",\"vcpus=0\",\"vdistances=10,20\"],"
      + "[\"pnode=1\",\"size=512\",\"vcpus=0\",\"vdistances=20,10\"]]",
    "maxvcpus=1\nvnuma=[[\"pnode=0\",\"size=5\",\"vcpus=0\",\"vdistances=10\"]]",
    "maxvcpus=2\nvnuma=[[\"pnode=0\",\"size=512\",\"vcpus=1-2\",\"vdistances=10\"]]", "vnuma=[]",
  ]

  /// The next file.
  mutating func next() -> String {
    let guest = random.pick(["hvm", "hvm", "hvm", "hvm", "pv", "pvh"])
    var lines = ["name=\"a\"", "type=\"\(guest)\""]
    if !random.chance(1, in: 40) { lines.append("memory=512") }
    if guest != "hvm" || random.chance(1, in: 3) { lines.append("kernel=\"/k\"") }
    for _ in 0..<Int.random(in: 1...9, using: &random) {
      let (key, values) = random.pick(random.chance(4, in: 5) ? Self.compared : Self.others)
      lines.append("\(key)=\(random.pick(values))")
    }
    if random.chance(1, in: 30) { lines.append("vfb=[\"vnc=1\"]\ndevice_model_stubdomain_override=1") }
    if random.chance(1, in: 3) { lines.append("memory=512\nmaxmem=\(random.pick(["512", "1024"]))") }
    if random.chance(1, in: 12) {
      lines.append(
        "passthrough=\(random.pick(["\"disabled\"", "\"enabled\"", "\"share_pt\""]))\npci=[\"01:00.0\"]"
      )
    }
    if random.chance(1, in: 12) { lines.append(random.pick(Self.nodes)) }
    return lines.joined(separator: "\n") + "\n"
  }
}
