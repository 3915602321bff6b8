/// A configuration file of one guest with so many lines as nobody writes by hand, and some generate.
enum LargeGuest {
  /// A file of so many lines, 100 at least: comments, settings, and lists of devices with a device a line.
  static func text(lineCount: Int) -> String {
    var lines = head
    let rest = lineCount - head.count - 8
    let (disks, nics, pci) = (rest * 3 / 10, rest * 3 / 10, rest * 2 / 10)
    lines.append("disk = [")
    for number in 0..<disks {
      lines.append(
        number % 10 == 9
          ? "  # shelf \(number / 10), as the array numbers it"
          : "  \"format=raw,vdev=\(name(number)),access=rw,target=/dev/vg\(number / 10)/volume-\(number)\","
      )
    }
    lines += ["]", "vif = ["]
    for number in 0..<nics {
      lines.append(
        number % 10 == 9
          ? "  # network \(number / 10)"
          : "  'mac=00:16:3e:\(hex(number >> 16)):\(hex(number >> 8)):\(hex(number)),bridge=xenbr\(number % 4)',"
      )
    }
    lines += ["]", "pci = ["]
    for number in 0..<pci {
      let (bus, slot) = (hex(number >> 8), hex(number >> 3 & 0x1F))
      lines.append("  \"\(bus):\(slot).\(number & 7),permissive=1\",")
    }
    lines += ["]", "device_model_args_hvm = ["]
    while lines.count < lineCount - 1 {
      lines.append("  \"-global\", \"qemu.x\(lines.count)=1\",  # argument")
    }
    lines.append("]")
    return lines.joined(separator: "\n") + "\n"
  }

  /// A file of 60 lines as people write them: four disks, two interfaces, and a remark on most settings.
  static let everyday: String = {
    var lines = head
    for (key, value) in [
      ("vncpasswd", "''"), ("vnclisten", "\"127.0.0.1\""), ("usb", "1"), ("usbdevice", "['tablet']"),
      ("localtime", "0"), ("on_poweroff", "\"destroy\""), ("on_reboot", "\"restart\""), ("acpi", "1"),
      ("apic", "1"),
      ("pae", "1"), ("hap", "1"), ("viridian", "1"), ("keymap", "\"en-us\""), ("nestedhvm", "0"),
      ("sdl", "0"),
      ("vnc", "1"), ("xen_platform_pci", "1"), ("shadow_memory", "64"),
    ] {
      lines += ["# \(key), as the site has it", "\(key) = \(value)"]
    }
    lines +=
      ["disk = ["]
      + (0..<4).map { "  \"format=raw,vdev=\(name($0)),access=rw,target=/dev/vg0/database-\($0)\"," }
    lines += ["]", "vif = ["] + (0..<2).map { "  'mac=00:16:3e:0:0:\($0),bridge=xenbr\($0)'," } + ["]"]
    return lines.joined(separator: "\n") + "\n"
  }()

  private static let head = [
    "# the database, as the inventory describes it", "name = \"database\"", "type = \"hvm\"",
    "memory = 65536",
    "maxmem = 131072", "vcpus = 16", "cpus = \"0-15\"", "boot = \"cd\"", "serial = \"pty\"",
    "vga = \"stdvga\"",
    "on_crash = \"restart\"", "",
  ]

  private static func name(_ number: Int) -> String {
    var letters: [UInt8] = []
    var rest = number
    repeat {
      letters.append(0x61 + UInt8(rest % 26))
      rest = rest / 26 - 1
    } while rest >= 0
    return "xvd" + String(decoding: letters.reversed(), as: UTF8.self)
  }

  private static func hex(_ number: Int) -> String {
    let text = String(number & 255, radix: 16)
    return text.count == 1 ? "0" + text : text
  }
}
