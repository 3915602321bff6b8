/// Generated values of keys that have a form of their own.
public struct FormatSentences {
  /// A generated file: the type of the guest (pv, hvm, pvh), and the lines behind its head.
  public struct Sentence: Sendable {
    /// The type of the guest.
    public var guest: String
    /// The lines behind the head.
    public var lines: String

    /// The whole file.
    public var file: String { (FormatSentences.heads[guest] ?? "") + lines }
  }

  /// The lines before those that are tried, for each type of guest.
  public static let heads = [
    "pv": "name=\"a\"\nkernel=\"/k\"\nuuid=\"00000000-0000-0000-0000-000000000001\"\n",
    "hvm": "name=\"a\"\nuuid=\"00000000-0000-0000-0000-000000000001\"\ntype=\"hvm\"\n",
    "pvh": "name=\"a\"\nkernel=\"/k\"\nuuid=\"00000000-0000-0000-0000-000000000001\"\ntype=\"pvh\"\n",
  ]

  private static let devices: [(key: String, options: [String], required: String)] = [
    ("usbctrl", ["type", "version", "ports"], ""),
    ("usbdev", ["type", "hostbus", "hostaddr", "controller", "port"], ""),
    ("vtpm", ["backend", "uuid"], "backend=d"),
    ("p9", ["tag", "path", "security_model", "backend"], "tag=t,path=/p,security_model=none"),
    ("pvcalls", ["backend"], ""),
    ("channel", ["backend", "name", "path", "connection"], "connection=pty"),
    (
      "vkb",
      [
        "backend", "backend-type", "unique-id", "feature-disable-keyboard", "feature-raw-pointer", "width",
        "feature-multi-touch", "multi-touch-width", "multi-touch-num-contacts", "height",
      ], "backend-type=linux"
    ),
    (
      "vfb",
      [
        "vnc", "vnclisten", "vncpasswd", "vncdisplay", "vncunused", "keymap", "sdl", "opengl", "display",
        "xauthority",
      ], ""
    ),
    ("vdispl", ["backend", "be-alloc", "connectors"], "connectors=0:1x1"),
    (
      "pci",
      ["bdf", "vslot", "permissive", "msitranslate", "seize", "power_mgmt", "rdm_policy", "name"], "01:00.0"
    ),
  ]
  private static let values = [
    "0", "1", "2", "300", "-1", "+5", "010", "0x10", "yes", "2x", "99999999999", "99999999999999999999", " 1",
    "1 ", "", " ", "pv", "PV", "qusb", "auto", "devicemodel", "hostdev", "HostDev", "socket", "pty", "PTY",
    "qemu", "linux", "Linux", "unknown", "/x", "d", "a=b", "=", "none", "strict", "RELAXED", "invalid", "1f",
    "20", "0:1920x1080", "a:1x1;b:2x2z", "a:1X1", "a:x", ";", "a:5x6:7", "a:-1x+2", "01:00.0", "0000:02:1f.7",
    "3:4.*", "00000000-0000-0000-0000-000000000002", "ABCDEF00-0000-0000-0000-0000000000aB", "é",
    "00000000000000000000000000000002",
  ]

  private var random: Seeded

  /// A generator with random numbers.
  public init(_ random: Seeded) { self.random = random }

  /// The seed.
  public var seed: UInt64 { random.seed }

  /// The next one.
  public mutating func next() -> Sentence {
    switch Int.random(in: 0..<12, using: &random) {
    case 0: processors()
    case 1: numbers()
    case 2: cpuid()
    case 3: vnuma()
    case 4: sound()
    case 5: words()
    case 6: pci()
    default: device()
    }
  }

  private mutating func list(_ key: String, _ count: ClosedRange<Int>, _ entry: (inout Self) -> String)
    -> String
  {
    var elements: [String] = []
    for _ in 0..<Int.random(in: count, using: &random) {
      elements.append(random.chance(1, in: 40) ? "[\"x\"]" : "\"" + entry(&self) + "\"")
    }
    return key + "=[" + elements.joined(separator: ",") + "]\n"
  }

  private mutating func guest() -> String { random.pick(["pv", "hvm", "pvh"]) }

  private mutating func device() -> Sentence {
    let (key, options, required) = random.pick(Self.devices)
    let lines = list(key, 0...3) { sentences in
      var parts = required.isEmpty || sentences.random.chance(1, in: 8) ? [] : [required]
      for _ in 0..<Int.random(in: 0...3, using: &sentences.random) {
        var name = sentences.random.pick(options)
        if sentences.random.chance(1, in: 16) {
          name = sentences.random.pick(["foo", "Type", " ", "backend ", ""])
        }
        let word = name + (sentences.random.chance(1, in: 20) ? "" : "=") + sentences.random.pick(Self.values)
        parts.insert(word, at: Int.random(in: 0...parts.count, using: &sentences.random))
      }
      return parts.joined(separator: sentences.random.pick([",", ",", ",", ", ", ",,"]))
    }
    let extra = key == "pci" && random.chance(1, in: 4) ? "pci_permissive=1\npci_seize=2\n" : ""
    return Sentence(guest: guest(), lines: extra + lines)
  }

  private mutating func pci() -> Sentence {
    let pieces = [
      "01", "1", "0", "ff", "100", "0000", "10000", "1f", "20", "7", "8", "*", ":", ".", "@", ",", "-1", "+1",
      " ",
      "0x1", "seize=1", "bdf=", "vslot=3", "00.0", "02:03.4", "name=n", "@5", "100000001", ":00.0", ":00.1",
    ]
    let lines = list("pci", 1...2) { sentences in
      if sentences.random.chance(1, in: 2) {
        return "0" + String(Int.random(in: 0...9, using: &sentences.random)) + ":0"
          + sentences.random.pick(pieces) + "." + sentences.random.pick(pieces)
          + sentences.random.pick(["", ",", "@"])
          + sentences.random.pick(pieces)
      }
      return (0..<Int.random(in: 0...6, using: &sentences.random)).map { _ in sentences.random.pick(pieces) }
        .joined()
    }
    let rdm = [
      "strategy=host", "policy=strict", "policy=foo", "strategy=HOST", "strategy=host,", "foo=1", "policy=",
      "strategy=host,policy=bar", "policy=a,strategy=host", "", "x", "strategy=host,policy=RELAXED",
    ]
    let extra = random.chance(1, in: 2) ? "rdm=\"\(random.pick(rdm))\"\n" : ""
    return Sentence(guest: guest(), lines: extra + lines)
  }

  private mutating func processors() -> Sentence {
    let pieces = [
      "0", "1", "3", "7", "8", "0-3", "2-5", "5-2", "6-99", "^1", "^0-6", "all", "^all", "node:0",
      "nodes:0-1",
      "node:1", "^node:1", "nodes:all", "node:5", "foo", "", " 1", "1 ", "+2", "-1", "1-", "^", "0-1-2", "01",
      "99999999999999999999", "node:", "^nodes:x",
    ]
    func text(_ sentences: inout Self) -> String {
      (0..<Int.random(in: 0...3, using: &sentences.random)).map { _ in sentences.random.pick(pieces) }
        .joined(separator: ",")
    }
    let key = random.pick(["cpus", "cpus_soft"])
    var lines = random.pick(["", "vcpus=1\n", "vcpus=2\n", "maxvcpus=3\n"])
    lines += random.chance(1, in: 2) ? "\(key)=\"\(text(&self))\"\n" : list(key, 0...4, text)
    return Sentence(guest: guest(), lines: lines)
  }

  private mutating func numbers() -> Sentence {
    let pieces = [
      "0", "5", "f", "2f8", "ffffffff", "fffffffe", "100000000", "-", ",", "@", "x", " ", "+", "0x10", "10",
      "",
      "99999999999999999999999", "-1", "7",
    ]
    let lines = list(random.pick(["ioports", "irqs", "iomem"]), 0...2) { sentences in
      let separator = sentences.random.pick(["-", ",", ",", ""])
      if sentences.random.chance(1, in: 2) {
        return sentences.random.pick(pieces) + separator + sentences.random.pick(pieces)
          + sentences.random.pick(["", "", "@"]) + sentences.random.pick(pieces)
      }
      return sentences.random.pick([
        "5", "2f8-2ff", "fed00,1", "fed00,1@f0", "ffffffffffffffff,0@ffffffffffffffff",
      ])
    }
    return Sentence(guest: guest(), lines: lines)
  }

  private mutating func cpuid() -> Sentence {
    if random.chance(1, in: 2) {
      let names = [
        "tm", "sse3", "avx2", "family", "model", "stepping", "rdcl-no", "its-no", "clflush", "maxleaf", "foo",
        "procpkg", "svm", "TM", " tm", "nc", "sep", "xsaves", "",
      ]
      let values = ["0", "1", "x", "k", "s", "2", "15", "16", "0x3e", "600", "-1", "", "xx", "1x", "y", "01"]
      var words = [random.chance(1, in: 8) ? random.pick(["Host", "tm=1", ""]) : "host"]
      for _ in 0..<Int.random(in: 0...4, using: &random) {
        words.append(random.pick(names) + (random.chance(1, in: 12) ? "" : "=") + random.pick(values))
      }
      return Sentence(guest: guest(), lines: "cpuid=\"\(words.joined(separator: ","))\"\n")
    }
    let bits = String(repeating: "x", count: 31)
    let heads = [
      "1", "0x7,0", "7,0", "0x80000001", "x", "1,", "", " 1", "1 ", "-1", "4294967295", "7,4294967295",
    ]
    let tails = [
      "ecx=\(bits)0", "eax=\(bits)k", "edx=\(bits)", "exx=\(bits)1", "eex=1", "ebxfoo=\(bits)z", "e", "",
    ]
    let lines = list("cpuid", 0...3) { sentences in
      let count = Int.random(in: 0...3, using: &sentences.random)
      return sentences.random.pick(heads) + (sentences.random.chance(1, in: 10) ? "" : ":")
        + (0..<count).map { _ in sentences.random.pick(tails) }.joined(
          separator: sentences.random.pick([",", ", ", ",  ", ",,"])
        )
    }
    return Sentence(guest: guest(), lines: lines)
  }

  private mutating func vnuma() -> Sentence {
    let values = [
      "0", "1", "5", "512", "0-1", "2-3", "0-1,3", "3-2", "x", "10,20", "10", " 7 ", "", "1x", "99", "4-",
      "0=1",
    ]
    let lines = (0..<Int.random(in: 1...3, using: &random)).map { _ -> String in
      if random.chance(1, in: 16) { return "\"x\"" }
      var options =
        random.chance(1, in: 3) ? [] : ["\"size=512\"", "\"vcpus=\(random.pick(["0-1", "2-3", "4"]))\""]
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        let name = random.pick(["pnode", "size", "vcpus", "vdistances", " pnode ", "foo", "Size"])
        options.append("\"\(name)=\(random.pick(values))\"")
      }
      if random.chance(1, in: 12) { options.append(random.pick(["[\"x\"]", "\"size\"", "\"\"", "5"])) }
      return "[" + options.joined(separator: ",") + "]"
    }
    let extra = random.pick(["", "", "", "maxvcpus=4\n", "maxvcpus=2\n", "maxmem=1024\n", "maxmem=512\n"])
    return Sentence(guest: guest(), lines: extra + "vnuma=[" + lines.joined(separator: ",") + "]\n")
  }

  private mutating func sound() -> Sentence {
    let options = [
      "short-name", "long-name", "name", "unique-id", "type", "sample-rates", "sample-formats",
      "channels-min",
      "buffer-size", "backend", "id", " name",
    ]
    let values = [
      "Main", "p", "C", "s16_le", "S8;f32_be", "float_le", "44100;48000", "1;x", "5", "0x10", "",
      "gsm;mpeg;a_law", "300 ",
    ]
    let cards = (0..<Int.random(in: 0...2, using: &random)).map { _ -> String in
      if random.chance(1, in: 16) { return "\"CARD\"" }
      let items = (0..<Int.random(in: 0...3, using: &random)).map { _ -> String in
        if random.chance(1, in: 24) { return random.pick(["[\"x\"]", "\"\"", "5"]) }
        var words = [random.pick(["CARD", "PCM", "STREAM", "card", "Stream", "pcm", " CARD", "x"])]
        for _ in 0..<Int.random(in: 0...2, using: &random) {
          words.append(random.pick(options) + "=" + random.pick(values))
        }
        return "\"" + words.joined(separator: random.pick([",", ", "])) + "\""
      }
      return "[" + items.joined(separator: ",") + "]"
    }
    return Sentence(guest: guest(), lines: "vsnd=[" + cards.joined(separator: ",") + "]\n")
  }

  private mutating func words() -> Sentence {
    let words = [
      "base", "!freq", "all", "defaults", "BASE", "!base", "cpu_hotplug", "synic", "!", "", "lmce", "LMCE",
      "/x",
    ]
    let key = random.pick([
      "viridian", "viridian", "mca_caps", "dtdev", "serial", "usbdevice", "bootloader_args", "vif2",
      "device_model_args", "device_model_args_hvm", "device_model_args_pv",
    ])
    let takesText = ["viridian", "serial", "usbdevice", "bootloader_args"].contains(key)
    let text = "\(key)=\"\(random.pick(["pty", "1", "0", "a  b", "yes", "", " "]))\"\n"
    let lines = takesText && random.chance(1, in: 3) ? text : list(key, 0...3) { $0.random.pick(words) }
    return Sentence(guest: random.chance(1, in: 2) ? "hvm" : guest(), lines: lines)
  }
}
