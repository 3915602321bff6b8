import XLText

extension HostMap {
  /// The picture as lines for a terminal: a guest, its devices, and what each uses.
  var text: String {
    if guests.isEmpty { return "no guests\n" }
    var lines: [String] = []
    for guest in guests {
      lines.append(Self.visible(guest.title))
      let width = guest.devices.map(\.name.count).max() ?? 0
      for device in guest.devices {
        let name = device.name + String(repeating: " ", count: width - device.name.count)
        let words = [uses(device)] + (device.words.isEmpty ? [] : [device.words])
        lines.append("  \(name)  \(Self.visible(words.joined(separator: "  ")))")
      }
      if guest.devices.isEmpty { lines.append("  no devices") }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func uses(_ device: Device) -> String {
    guard let place = device.resource else { return device.isNic ? "unknown bridge" : "empty" }
    if device.isNic { return "-> \(bridges[place].label)" }
    let image = images[place]
    let words = [
      image.note.map { "(\($0))" }, device.isWriting ? nil : "read-only", image.isShared ? "SHARED" : nil,
    ]
    return (["<- \(image.label)"] + words.compactMap { $0 }).joined(separator: " ")
  }

  static func visible(_ text: String) -> String { VisibleText(text.utf8).shown }

  /// The picture in the language of Graphviz.
  var dot: String {
    func quoted(_ text: String) -> String {
      let escaped = Self.visible(text).unicodeScalars.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : "\($0)" }
      return "\"\(escaped.joined())\""
    }
    var lines = [
      "digraph xen {", "  rankdir=LR;", "  node [shape=box, fontname=\"sans-serif\", fontsize=11];",
    ]
    for (index, image) in images.enumerated() {
      lines.append(
        "  i\(index) [label=\(quoted(image.title)), style=rounded\(image.isShared ? ", color=orange" : "")];"
      )
    }
    for (index, guest) in guests.enumerated() {
      lines += ["  subgraph cluster_\(index) {", "    label=\(quoted(guest.title));"]
      for (number, device) in guest.devices.enumerated() {
        let colour = device.mark == .fine ? "" : ", color=\(device.mark.colour)"
        lines.append("    d\(index)_\(number) [label=\(quoted(device.title))\(colour)];")
      }
      lines.append("  }")
    }
    for (index, bridge) in bridges.enumerated() {
      lines.append("  b\(index) [label=\(quoted(bridge.label)), shape=ellipse];")
    }
    for (index, guest) in guests.enumerated() {
      for (number, device) in guest.devices.enumerated() {
        guard let place = device.resource else { continue }
        let style = device.isNic || device.isWriting ? "" : " [style=dashed]"
        lines.append(
          device.isNic ? "  d\(index)_\(number) -> b\(place);" : "  i\(place) -> d\(index)_\(number)\(style);"
        )
      }
    }
    return (lines + ["}"]).map { $0 + "\n" }.joined()
  }

  /// The picture in the language of Mermaid.
  var mermaid: String {
    func quoted(_ text: String) -> String {
      let escaped = Self.visible(text).unicodeScalars.map {
        "\"#<>&".unicodeScalars.contains($0) ? "#\($0.value);" : "\($0)"
      }
      return "\"\(escaped.joined())\""
    }
    var lines = ["flowchart LR"]
    for (index, image) in images.enumerated() {
      lines.append("  i\(index)([\(quoted(image.title))])\(image.isShared ? ":::shared" : "")")
    }
    for (index, guest) in guests.enumerated() {
      lines.append("  subgraph g\(index)[\(quoted(guest.title))]")
      for (number, device) in guest.devices.enumerated() {
        let mark = device.mark == .fine ? "" : ":::\(device.mark.rawValue)"
        lines.append("    d\(index)_\(number)[\(quoted(device.title))]\(mark)")
      }
      lines.append("  end")
    }
    for (index, bridge) in bridges.enumerated() { lines.append("  b\(index){{\(quoted(bridge.label))}}") }
    for (index, guest) in guests.enumerated() {
      for (number, device) in guest.devices.enumerated() {
        guard let place = device.resource else { continue }
        let arrow = device.isNic || device.isWriting ? "-->" : "-.->"
        lines.append(
          device.isNic ? "  d\(index)_\(number) --> b\(place)" : "  i\(place) \(arrow) d\(index)_\(number)"
        )
      }
    }
    lines.append("  classDef shared stroke:orange,stroke-width:3px")
    for mark in Mark.allCases where mark != .fine {
      lines.append("  classDef \(mark.rawValue) stroke:\(mark.colour),stroke-width:2px")
    }
    return lines.map { $0 + "\n" }.joined()
  }
}

extension HostMap.Mark {
  /// The color of a device.
  var colour: String {
    switch self {
    case .fine: "gray"
    case .stuck: "red"
    case .added: "green"
    case .removed: "red"
    case .changed: "blue"
    }
  }
}
