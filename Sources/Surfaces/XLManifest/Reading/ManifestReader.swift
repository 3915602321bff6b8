import LibYAML
import XLRules
import XLText

/// Reads the guests of a YAML text; what it cannot use becomes a diagnostic.
struct ManifestReader {
  /// A value and how it was reached.
  struct Spot {
    var node: YAMLNode
    /// The outermost alias on the way to it.
    var alias: ByteRange?
    /// Whether it is between brackets or braces.
    var isInFlow = false

    /// A value inside of this one.
    func inner(_ node: YAMLNode, in text: SourceText) -> Spot {
      let first = text[self.node.range].first
      let opensFlow = first == UInt8(ascii: "[") || first == UInt8(ascii: "{")
      return Spot(node: node, alias: alias ?? node.alias, isInFlow: isInFlow || opensFlow)
    }

    /// Where it is for a message about its use here.
    var place: ByteRange { alias ?? node.range }
  }

  static let guestKeys = ["name", "uuid", "disks", "nics"]
  /// Names that other tools have for the lists of devices.
  private static let foreignKeys = [
    "vif": "nics", "vifs": "nics", "networks": "nics", "interfaces": "nics", "volumes": "disks",
    "drives": "disks",
  ]

  let text: SourceText
  private(set) var guests: [GuestDraft] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether guests were left out, because there are too many.
  private var isFull = false
  private var names: [[UInt8]: ByteRange] = [:]
  private var uuids: [[UInt8]: ByteRange] = [:]

  init(_ text: SourceText) { self.text = text }

  // MARK: - Documents

  /// Reads one document.
  mutating func read(document root: YAMLNode) {
    if root.isNull { return }
    let whole = Spot(node: root)
    guard let entries = mapping(whole, "the document", help: "write 'guests:' and below it the guests")
    else { return }
    let list = entries.first { $0.key.text == "guests" }
    let others = entries.filter { $0.key.text != "guests" && !Self.isExtension($0.key) }
    let near = others.contains { NearestName.of(Self.bytes($0.key), among: ["guests"]) != nil }
    guard list != nil || near else {
      return complain(
        MissingGuestList.self,
        "the document has no key 'guests'",
        at: entries.first?.key.range ?? root.range,
        help: "write 'guests:' and below it the guests"
      )
    }
    for entry in others { unknown(entry.key, "a manifest", ["guests"], present: entries) }
    guard let list else { return }
    read(guests: whole.inner(list.value, in: text))
  }

  private mutating func read(guests list: Spot) {
    switch list.node.kind {
    case .sequence(let items):
      for item in items { read(guest: list.inner(item, in: text), name: nil) }
    case .mapping:
      for entry in mapping(list, "'guests'", help: "") ?? [] {
        read(guest: list.inner(entry.value, in: text), name: list.inner(entry.key, in: text))
      }
    case .scalar where list.node.isNull: break
    case .scalar:
      misshapen(list, "'guests'", "a list or a mapping of guests", help: "write '- name: web' below it")
    }
  }

  // MARK: - Guests

  private mutating func read(guest: Spot, name: Spot?) {
    let start = name?.node.range.start ?? guest.node.range.start
    let range = ByteRange(min(start, guest.place.start), max(guest.place.end, name?.node.range.end ?? 0))
    var draft = GuestDraft(range: range)
    draft.name = name.map { GuestDraft.Identity(node: $0.node, alias: $0.alias) }
    // A name alone is a guest whose devices are left alone.
    let isBare = name != nil && guest.node.isNull
    let help = name == nil ? "write '- name: web' for a guest" : "write 'disks:' or 'nics:' below the name"
    guard let entries = isBare ? [] : mapping(guest, name == nil ? "a guest" : "the guest", help: help)
    else { return }
    for entry in entries where !Self.isExtension(entry.key) {
      let value = guest.inner(entry.value, in: text)
      switch entry.key.text {
      case "name" where name != nil:
        complain(
          UnknownManifestKey.self,
          "the guest has its name as the key in 'guests', and a second one here",
          at: entry.key.range,
          help: "remove this name"
        )
      case "name": draft.name = identity(value, "name") ?? draft.name
      case "uuid": draft.uuid = identity(value, "uuid")
      case "disks": draft.disks = devices(value, .disk, entry.key)
      case "nics": draft.nics = devices(value, .nic, entry.key)
      default: unknown(entry.key, "a guest", Self.guestKeys, present: entries)
      }
    }
    add(draft, isReported: entries.contains { ["name", "uuid"].contains($0.key.text) })
  }

  /// Adds a guest, unless there is no way to find it or it is there already.
  private mutating func add(_ draft: GuestDraft, isReported: Bool) {
    guard draft.name != nil || draft.uuid != nil else {
      // A name or UUID that cannot be used was reported.
      if isReported { return }
      return complain(
        UnnamedGuest.self,
        "the guest has neither 'name' nor 'uuid'",
        at: ByteRange(draft.range.start, draft.range.start),
        help: "add 'name: …'"
      )
    }
    let name = draft.name.map { Self.bytes($0.node) }
    let uuid = draft.uuid.map { GuestUUID.plain(Self.bytes($0.node)) }
    let known = name.flatMap { names[$0] } ?? uuid.flatMap { uuids[$0] }
    if let known {
      return complain(
        RepeatedGuest.self,
        "the guest '\(VisibleText.quoting(text[draft.place]))' is in the manifest twice",
        at: draft.place,
        help: "merge the two",
        notes: [.init("the first one", at: known)]
      )
    }
    guard guests.count < ManifestFile.guestCountMax else {
      if !isFull {
        let most = ManifestFile.guestCountMax
        complain(UnreadableManifest.self, "more than \(most) guests are not read", at: draft.place)
      }
      isFull = true
      return
    }
    if let name { names[name] = draft.place }
    if let uuid { uuids[uuid] = draft.place }
    guests.append(draft)
  }

  private mutating func identity(_ value: Spot, _ key: String) -> GuestDraft.Identity? {
    guard case .scalar = value.node.kind, !value.node.isNull else {
      misshapen(value, "'\(key)'", "a single value", help: nil)
      return nil
    }
    if Self.bytes(value.node).contains(0) {
      complain(
        UnwritableValue.self,
        "the value contains a NUL byte, which xl's strings cannot have",
        at: value.place,
        help: "write a value without '\\0'"
      )
      return nil
    }
    return GuestDraft.Identity(node: value.node, alias: value.alias)
  }

  // MARK: - Devices

  private mutating func devices(_ value: Spot, _ device: ManifestDevice, _ key: YAMLNode)
    -> GuestDraft.DeviceList?
  {
    guard case .sequence(let items) = value.node.kind else {
      let isEmpty = value.node.isNull
      let help =
        isEmpty
        ? "write '\(device.listKey): []' for a guest without any, or remove the key to leave them alone"
        : "write '\(device.example)' below it"
      misshapen(value, "'\(device.listKey)'", "a list", help: help)
      return nil
    }
    var list = GuestDraft.DeviceList(device: device, key: key.range, range: value.node.range)
    let unquoted = device == .disk ? UnquotedDisks(items, of: value, in: text) : nil
    for found in unquoted?.diagnostics ?? [] { report(found) }
    for (index, item) in items.enumerated() where unquoted?.parts.contains(index) != true {
      let item = value.inner(item, in: text)
      var reader = EntryReader(device, item, text)
      if let entry = reader.entry() { list.entries.append(entry) }
      for found in reader.diagnostics { report(found) }
    }
    return list
  }

  // MARK: - Shapes

  /// The keys and values of a mapping, each key once; nil where it is something else.
  private mutating func mapping(_ value: Spot, _ what: String, help: String) -> [YAMLNode.Entry]? {
    guard case .mapping(let entries) = value.node.kind else {
      misshapen(value, what, "a mapping", help: help)
      return nil
    }
    var reader = MappingReader()
    let read = reader.unique(entries, what)
    for found in reader.diagnostics { report(found) }
    return read
  }

  private mutating func misshapen(_ value: Spot, _ what: String, _ expected: String, help: String?) {
    report(MappingReader.misshapen(value.node, at: value.place, what, expected, help: help))
  }

  private mutating func unknown(
    _ key: YAMLNode,
    _ what: String,
    _ names: [String],
    present: [YAMLNode.Entry],
  ) {
    let bytes = Self.bytes(key)
    let foreign = what == "a guest" ? key.text.flatMap { Self.foreignKeys[$0.lowercased()] } : nil
    let nearest = foreign ?? NearestName.of(bytes, among: names)
    var fixes: [Diagnostic.Fix] = []
    if let nearest, key.alias == nil, !present.contains(where: { $0.key.text == nearest }) {
      let edit = TextEdit(key.range, nearest)
      fixes = [Diagnostic.Fix("write '\(nearest)'", edits: [edit], safety: .changesMeaning)]
    }
    complain(
      UnknownManifestKey.self,
      "unknown key '\(VisibleText.quoting(bytes))' of \(what)"
        + (nearest.map { "; did you mean '\($0)'?" } ?? ""),
      at: key.alias ?? key.range,
      help: nearest == nil ? "the keys of \(what) are \(names.joined(separator: ", "))" : nil,
      fixes: fixes
    )
  }

  /// Whether a key is the author's own, as in files of compose: `x-common`.
  private static func isExtension(_ key: YAMLNode) -> Bool { bytes(key).starts(with: "x-".utf8) }

  static func bytes(_ node: YAMLNode) -> [UInt8] {
    guard case .scalar(let bytes, _) = node.kind else { return [] }
    return bytes
  }

  // MARK: - Reports

  private mutating func complain(
    _ rule: any Rule.Type,
    _ message: String,
    at range: ByteRange,
    help: String? = nil,
    notes: [Diagnostic.Note] = [],
    fixes: [Diagnostic.Fix] = [],
  ) {
    report(
      Diagnostic(rule.code, rule.page.severity, message, at: range, help: help, notes: notes, fixes: fixes)
    )
  }

  private mutating func report(_ diagnostic: Diagnostic) {
    if diagnostics.count < RuleLimits.findingsMax { diagnostics.append(diagnostic) }
  }
}
