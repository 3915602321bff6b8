import XLCheck
import XLModel
import XLSyntax
import XLText

/// What a file consists of, for people who search for a part of it: the guest, its devices, its settings.
struct Outline {
  /// One part.
  struct Item: Hashable {
    /// What it is called.
    let name: String
    /// What else is to be known at a glance.
    let detail: String
    /// What it is.
    let kind: FileSymbol.Kind
    /// All of it.
    let range: ByteRange
    /// Its name.
    let selection: ByteRange
    /// Its parts.
    var children: [Item] = []
  }

  /// The most parts that are listed.
  static let itemsMax = 20_000

  let checked: CheckedConfig

  /// The guest with everything that is its own; a file without a name is called by its own.
  func guest(fileName: ArraySlice<UInt8>) -> Item {
    var name = VisibleText.quoting(fileName)
    var selection = ByteRange(0, 0)
    if let index = checked.reading.lastIndex(of: "name".utf8), let text = checked.reading.text(of: index),
      !text.bytes.isEmpty
    {
      name = VisibleText.quoting(text.bytes)
      selection = text.place(ByteRange(0, text.bytes.count))
    }
    let detail = checked.domain.isFragment ? "" : "\(checked.domain.guest.rawValue) guest"
    let whole = checked.text.range
    return Item(
      name: name,
      detail: detail,
      kind: .guest,
      range: whole,
      selection: selection,
      children: parts
    )
  }

  private var parts: [Item] {
    var items = disks + nics
    for statement in checked.syntax.statements where items.count < Self.itemsMax {
      guard let setting = statement.setting else { continue }
      let name = setting.name
      if name.elementsEqual("disk".utf8) || name.elementsEqual("vif".utf8) { continue }
      items.append(
        Item(
          name: VisibleText.quoting(name),
          detail: Self.shown(setting.value),
          kind: .setting,
          range: statement.range,
          selection: setting.nameRange
        )
      )
    }
    return items.sorted { $0.range.start < $1.range.start }
  }

  private static func shown(_ value: ConfigValue) -> String {
    if value.kind == .list { return "[…]" }
    return value.text.map { VisibleText.quoting($0.bytes) } ?? ""
  }

  private var disks: [Item] {
    checked.devices.disks.prefix(Self.itemsMax).map { disk in
      let name = disk.spec.virtualDevice ?? disk.spec.target
      let target = disk.spec.target.map { VisibleText.quoting($0.value) } ?? ""
      return Item(
        name: name.map { VisibleText.quoting($0.value) }.flatMap { $0.isEmpty ? nil : $0 } ?? "disk",
        detail: target,
        kind: .disk,
        range: disk.range,
        selection: name.map { disk.text.place($0.range) } ?? disk.range
      )
    }
  }

  private var nics: [Item] {
    checked.devices.nics.prefix(Self.itemsMax).map { nic in
      let mac = nic.spec.range(of: .mac)
      let bridge = nic.spec.bridge.map { VisibleText.quoting($0.value) }
      return Item(
        name: nic.spec.interfaceName.map { VisibleText.quoting($0.value) } ?? "vif \(nic.devid)",
        detail: [nic.spec.mac.map(\.description), bridge].compactMap { $0 }.joined(separator: " "),
        kind: .nic,
        range: nic.range,
        selection: mac.map { nic.text.place($0) } ?? nic.range
      )
    }
  }

  /// The guest and its devices with their places.
  func fileSymbols(fileName: ArraySlice<UInt8>, _ place: (ByteRange) -> LineRange) -> [FileSymbol] {
    let guest = guest(fileName: fileName)
    let own = FileSymbol(name: guest.name, kind: .guest, container: "", range: place(guest.selection))
    let devices = guest.children.filter { $0.kind != .setting }
    return [own]
      + devices.map { item in
        FileSymbol(name: item.name, kind: item.kind, container: guest.name, range: place(item.selection))
      }
  }
}
