import XLModel
import XLRules
import XLText

/// Makes the string of xl that says what a device of libxl's JSON says.
struct LibxlDeviceReader {
  /// How a member becomes a parameter.
  private enum Kind {
    /// Text; libxl's word `unknown` is no parameter.
    case text(String)
    /// A number; 0 is no parameter.
    case number(String)
    /// The number of a domain; 0 is no parameter.
    case domid(String)
    /// True or false, and the word for each; nil for no parameter.
    case flag(on: String?, off: String?)
    /// Follows from other members, or is read with them.
    case implied
  }

  /// What libxl writes for true, false and its own default.
  private enum Choice {
    case on, off, unset
  }

  private let members: LibxlMembers
  private let range: ByteRange
  private(set) var string: DeviceString
  private var found: [Diagnostic] = []

  init(_ members: LibxlMembers, at range: ByteRange) {
    self.members = members
    self.range = range
    string = DeviceString(at: range.start)
  }

  /// What is lost or cannot be read.
  var diagnostics: [Diagnostic] { found + string.diagnostics }
  /// Whether the string says all that the device is.
  var isComplete: Bool { !diagnostics.contains { $0.severity == .error } }

  /// The members of `libxl_device_disk` (libxl_types.idl, 4.17 to 4.23), in the order of their parameters.
  private static let disk: [(String, Kind)] = [
    ("format", .text("format")), ("vdev", .text("vdev")), ("readwrite", .implied),
    ("is_cdrom", .flag(on: "devtype=cdrom", off: nil)), ("removable", .implied),
    ("backend", .text("backendtype")), ("backend_domid", .domid("backend")),
    ("backend_domname", .text("backend")), ("specification", .text("specification")),
    ("script", .text("script")), ("direct_io_safe", .flag(on: "direct-io-safe", off: nil)),
    ("discard_enable", .flag(on: "discard", off: "no-discard")),
    ("trusted", .flag(on: "trusted", off: "untrusted")),
    ("grant_usage", .flag(on: "grant_usage=1", off: "grant_usage=0")),
    ("colo_enable", .flag(on: "colo", off: "no-colo")), ("colo_host", .text("colo-host")),
    ("colo_port", .number("colo-port")), ("colo_export", .text("colo-export")),
    ("active_disk", .text("active-disk")), ("hidden_disk", .text("hidden-disk")),
    ("pdev_path", .text(DeviceString.target)),
  ]

  /// The members of `libxl_device_nic` that set one parameter each.
  private static let nic: [(String, Kind)] =
    [
      ("backend_domid", .domid(NicKey.backend.name)), ("mtu", .number(NicKey.mtu.name)),
      ("trusted", .flag(on: NicKey.trusted.name, off: NicKey.untrusted.name)),
    ]
    + NicKey.all.compactMap { key in
      guard let field = key.field, key != .netdev else { return nil }
      return key.kind == .string || key == .mac ? (field, .text(key.name)) : nil
    }

  /// The numbers of domains: those below `DOMID_FIRST_RESERVED` (xen.h).
  private static let domids: ClosedRange<Int64> = 0...0x7FEF
  /// The members of a rate.
  private static let rate = (bytes: "rate_bytes_per_interval", interval: "rate_interval_usecs")

  /// Makes a disk string.
  mutating func readDisk() {
    for entry in Self.disk {
      if entry.0 == "readwrite" { takeAccess() } else { take(entry) }
    }
    require("vdev", "the name of the disk in the guest, such as \"xvda\"", help: nil)
    if !isCDROM {
      require(
        "pdev_path",
        "the path of a device or image, or the target of the script",
        help: "only a CD-ROM drive, with 'is_cdrom' true, can be without it"
      )
    }
    reportRest(Set(Self.disk.map(\.0)), "disk")
  }

  /// Makes a vif string of the interface at an index of its list.
  mutating func readNic(index: Int) {
    for entry in Self.nic { take(entry) }
    if let type = members.present("nictype"), members.word(type) != "unknown" {
      let isEmulated = members.word(type) == NicType.vif_ioemu.rawValue
      string.add(NicKey.type.name, isEmulated ? "ioemu" : members.word(type), at: place(type))
    }
    takeRate()
    // A string without a number has that of its place in the list.
    if let devid = members["devid"], members.word(devid) != String(index) {
      take(("devid", .number(NicKey.devid.name)), isZeroMeant: true)
    }
    let known = Self.nic.map(\.0) + ["nictype", "devid", Self.rate.bytes, Self.rate.interval]
    reportRest(Set(known), "vif")
  }

  private var isCDROM: Bool { members["is_cdrom"].map { choice($0) == .on } ?? false }

  /// Reports a member that a disk needs, where it is missing or empty.
  private mutating func require(_ name: String, _ expected: String, help: String?) {
    let value = members.present(name)
    if let value, !members.word(value).isEmpty { return }
    found.append(
      UnreadableDevice.diagnostic(
        "'\(name)' of the disk is \(value == nil ? "missing" : "empty"); expected \(expected)",
        at: value.map { place($0) } ?? ByteRange(range.start, range.start + 1),
        help: help
      )
    )
  }

  private mutating func take(_ entry: (name: String, kind: Kind), isZeroMeant: Bool = false) {
    guard let value = members.present(entry.name) else { return }
    // libxl adds the number of a backend domain that has a name.
    if entry.name == "backend_domid", members.present("backend_domname") != nil { return }
    switch entry.kind {
    case .text(let key):
      guard let text = members.string(value) else { return misshapen(entry.name, "a string", value) }
      if text.bytes.elementsEqual("unknown".utf8), members.all.contains(where: { $0.name == "format" }),
        ["format", "backendtype", "specification"].contains(key)
      {
        return
      }
      string.add(key, text, at: place(value))
    case .number(let key):
      guard let number = Int64(members.word(value)) else { return misshapen(entry.name, "a number", value) }
      if number != 0 || isZeroMeant { string.add(key, String(number), at: place(value)) }
    case .domid(let key):
      guard let number = Int64(members.word(value)), Self.domids.contains(number) else {
        let (first, last) = (Self.domids.lowerBound, Self.domids.upperBound)
        return misshapen(entry.name, "the number of a domain, \(first) to \(last)", value)
      }
      if number != 0 { string.add(key, String(number), at: place(value)) }
    case .flag(let on, let off):
      guard let choice = choice(value) else { return misshapen(entry.name, "a Boolean", value) }
      let word: String? =
        switch choice {
        case .on: on
        case .off: off
        case .unset: nil
        }
      if let word { string.add(word, at: place(value)) }
    case .implied: break
    }
  }

  /// libxl leaves a member out that is 0; a string without access is that of a writable disk, and a CD-ROM
  /// drive is never writable.
  private mutating func takeAccess() {
    if isCDROM { return }
    guard let value = members["readwrite"] else {
      return string.add("access=ro", at: ByteRange(range.start, range.start))
    }
    guard let choice = choice(value) else { return misshapen("readwrite", "a Boolean", value) }
    string.add(choice == .on ? "access=rw" : "access=ro", at: place(value))
  }

  private mutating func takeRate() {
    guard let bytes = members[Self.rate.bytes] ?? members[Self.rate.interval] else { return }
    let amount = members[Self.rate.bytes].map { UInt64(members.word($0)) } ?? 0
    let interval = members[Self.rate.interval].map { UInt32(members.word($0)) } ?? 0
    guard let amount, let interval else { return misshapen(Self.rate.bytes, "a number", bytes) }
    if amount == 0, interval == 0 { return }
    guard let text = Rate(bytes: amount, inMicroseconds: interval).text else {
      found.append(
        LostFromLibxl.diagnostic(
          "\(amount) bytes in \(interval) µs are lost: no 'rate' of a vif string means them",
          at: place(bytes)
        )
      )
      return
    }
    string.add(NicKey.rate.name, text, at: place(bytes))
  }

  private mutating func reportRest(_ known: Set<String>, _ kind: String) {
    for member in members.all where !known.contains(member.name) {
      let name = VisibleText.quoting(Array(member.name.utf8))
      found.append(
        LostFromLibxl.diagnostic(
          "'\(name)' is lost: no parameter of a \(kind) string sets it",
          at: member.range
        )
      )
    }
  }

  private mutating func misshapen(_ name: String, _ expected: String, _ value: Range<Int>) {
    found.append(UnreadableDevice.diagnostic("'\(name)' is not \(expected)", at: place(value)))
  }

  /// The choice in a range; nil of another value.
  ///
  /// libxl writes a number, a word of JSON, or for `libxl_defbool` a string (libxl_json.c).
  private func choice(_ value: Range<Int>) -> Choice? {
    switch members.written(value) {
    case "1", "true", "\"True\"": .on
    case "0", "false", "\"False\"": .off
    case "null", "\"<default>\"": .unset
    default: nil
    }
  }

  private func place(_ value: Range<Int>) -> ByteRange { ByteRange(value.lowerBound, value.upperBound) }
}
