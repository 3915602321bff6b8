import LibYAML
import XLRules
import XLText

/// Makes the string of xl that says what one entry of a list says.
struct EntryReader {
  private let device: ManifestDevice
  private let item: ManifestReader.Spot
  private let text: SourceText
  private(set) var diagnostics: [Diagnostic] = []
  private var result: DeviceEntry
  /// Whether a value was left out, so that no conclusion can be drawn from the rest.
  private var isIncomplete = false

  init(_ device: ManifestDevice, _ item: ManifestReader.Spot, _ text: SourceText) {
    self.device = device
    self.item = item
    self.text = text
    let range = item.node.range
    result = DeviceEntry(range: range, alias: item.alias, text: EmbeddedText(at: range.start))
  }

  /// The entry; nil of one that is neither a string nor a mapping, or has a value that cannot be used.
  mutating func entry() -> DeviceEntry? {
    switch item.node.kind {
    case .scalar(let bytes, _) where !item.node.isNull:
      guard let string = item.node.embedded(in: text), !hasNUL(bytes, item) else { return nil }
      result.text = string
      result.spots = [spot(item, .string, ByteRange(0, bytes.count))]
    case .mapping(let entries):
      var reader = MappingReader()
      let unique = reader.unique(entries, "the entry")
      diagnostics += reader.diagnostics
      // What follows `target=` is all part of it.
      for entry in unique where !isRest(entry.key) { add(entry) }
      for entry in unique where isRest(entry.key) { add(entry) }
      result.text.endPlace = item.node.range.end
    case .scalar, .sequence:
      diagnostics.append(
        MappingReader.misshapen(
          item.node,
          at: item.place,
          "an entry of '\(device.listKey)'",
          "a string or a mapping",
          help: "write it as in '\(device.example)'"
        )
      )
      return nil
    }
    return isIncomplete ? nil : result
  }

  // MARK: - Parameters

  /// Whether a parameter includes the rest of its string.
  private func isRest(_ key: YAMLNode) -> Bool { device == .disk && key.text == "target" }

  private mutating func add(_ entry: YAMLNode.Entry) {
    let key = item.inner(entry.key, in: text)
    let value = item.inner(entry.value, in: text)
    let name = ManifestReader.bytes(entry.key)
    // A key without a value is how people keep a place for later.
    if entry.value.isNull { return }
    if let opposite = device.flag(deniedBy: name) {
      return complain(
        UnknownManifestKey.self,
        "unknown key '\(VisibleText.quoting(name))' of an entry of '\(device.listKey)'",
        at: key.place,
        help: "write '\(opposite): false'"
      )
    }
    guard !name.isEmpty, name.allSatisfy(Self.isNameByte) else {
      return complain(
        UnknownManifestKey.self,
        "unknown key '\(VisibleText.quoting(name))' of an entry of '\(device.listKey)'",
        at: key.place,
        help: "the keys are the parameters of \(device.configKey) strings, such as \(device.keyExamples)"
      )
    }
    guard case .scalar(let bytes, _) = entry.value.kind else {
      let what = "'\(VisibleText.quoting(name))'"
      let found = MappingReader.misshapen(entry.value, at: value.place, what, "a single value", help: nil)
      isIncomplete = true
      return diagnostics.append(found)
    }
    switch device.parameter(name)?.kind {
    case .flag(let on, let off): addFlag(key, value, bytes, on: on, off: off)
    case .text, .number, nil:
      addValue(key, value, bytes, isRest: isRest(entry.key))
    }
  }

  private mutating func addFlag(
    _ key: ManifestReader.Spot,
    _ value: ManifestReader.Spot,
    _ bytes: [UInt8],
    on: String,
    off: String?,
  ) {
    let isOn: Bool
    switch String(decoding: bytes, as: UTF8.self).lowercased() {
    case "true", "yes", "on": isOn = true
    case "false", "no", "off": isOn = false
    default:
      return complain(
        UnknownFlagValue.self,
        "'\(VisibleText.quoting(bytes))' is not a valid value; expected true or false",
        at: value.place,
        help: nil
      )
    }
    guard let word = isOn ? on : off else { return }
    separate(before: key)
    let range = ByteRange(key.node.range.start, max(key.node.range.end, value.node.range.end))
    result.text.append(word, standingAt: key.alias ?? range)
  }

  private mutating func addValue(
    _ key: ManifestReader.Spot,
    _ value: ManifestReader.Spot,
    _ bytes: [UInt8],
    isRest: Bool,
  ) {
    if hasNUL(bytes, value) { return }
    let stop: UInt8 = isRest ? 0x0A : UInt8(ascii: ",")
    if bytes.contains(stop) {
      isIncomplete = true
      return complain(
        UnwritableValue.self,
        isRest
          ? "the target contains a line end, which xl's strings cannot have"
          : "the value contains a comma, which ends a parameter in xl's strings",
        at: value.place,
        help: isRest ? "rename the file" : "write a value without a comma"
      )
    }
    guard let name = key.node.embedded(in: text), let content = value.node.embedded(in: text) else { return }
    separate(before: key)
    append(name, key, .key)
    let end = ByteRange(key.node.range.end, key.node.range.end)
    result.text.append("=", standingAt: end)
    append(content, value, .value)
    // One comma at the end of a target would be dropped.
    let valueEnd = ByteRange(value.node.range.end, value.node.range.end)
    if isRest, bytes.last == UInt8(ascii: ",") { result.text.append(",", standingAt: valueEnd) }
  }

  private mutating func append(
    _ inner: EmbeddedText,
    _ spot: ManifestReader.Spot,
    _ role: ManifestSpot.Role
  ) {
    let start = result.text.bytes.count
    result.text.append(inner)
    result.spots.append(self.spot(spot, role, ByteRange(start, result.text.bytes.count)))
  }

  private mutating func separate(before key: ManifestReader.Spot) {
    guard !result.text.bytes.isEmpty else { return }
    let place = ByteRange(key.node.range.start, key.node.range.start)
    result.text.append(",", standingAt: place)
  }

  private func spot(_ value: ManifestReader.Spot, _ role: ManifestSpot.Role, _ range: ByteRange)
    -> ManifestSpot
  {
    ManifestSpot(
      range: range,
      role: role,
      node: value.node,
      isInFlow: value.isInFlow,
      alias: value.alias
    )
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A, UInt8(ascii: "-"): true
    default: false
    }
  }

  // MARK: - Reports

  private mutating func hasNUL(_ bytes: [UInt8], _ value: ManifestReader.Spot) -> Bool {
    guard bytes.contains(0) else { return false }
    isIncomplete = true
    complain(
      UnwritableValue.self,
      "the value contains a NUL byte, which xl's strings cannot have",
      at: value.place,
      help: "write a value without '\\0'"
    )
    return true
  }

  private mutating func complain(_ rule: any Rule.Type, _ message: String, at range: ByteRange, help: String?)
  {
    diagnostics.append(Diagnostic(rule.code, rule.page.severity, message, at: range, help: help))
  }
}
