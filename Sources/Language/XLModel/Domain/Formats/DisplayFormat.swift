import XLText

/// `vdispl`: paravirtual displays with connectors.
///
/// xl: tools/xl/xl_parse.c parse_vdispl_config, Xen 4.17 to 4.23.
enum DisplayFormat {
  static let form = DeviceForm(
    .named,
    [
      DeviceOption("backend", .text, member: "backend_domname"), DeviceOption("be-alloc", .flag),
      DeviceOption("connectors", .special),
    ]
  )
  private static let connectorForm = "ID:WIDTHxHEIGHT, such as 0:1920x1080"

  @Sendable static func read(_ input: KeyInput) -> KeyOutcome {
    var list = DeviceList(path: "vdispls", form: form)
    list.special = { found, values, report in
      guard found.option.name == "connectors" else { return }
      let connectors = connectors(found, &report)
      values.set("connectors", connectors.isEmpty ? nil : .list(connectors))
    }
    return list.read(input) { device, report in
      if device.last("connectors") == nil {
        report.add(.missingOption(names: ["connectors"]), .refuses, at: device.place)
      }
    }
  }

  private static func connectors(_ found: DeviceForm.Found, _ report: inout EntryReport) -> [DomainValue] {
    let entry = found.entry
    let pieces = entry.pieces(of: found.value, at: UInt8(ascii: ";"))
    let problem = EntryProblem.malformed(option: "connectors", form: connectorForm)
    if pieces.isEmpty {
      report.add(problem, .dies, at: ByteRange(found.name.start, found.value.end), in: entry)
    }
    var result: [DomainValue] = []
    for piece in pieces {
      // Without a colon, xl reads a resolution from memory that nothing was written to.
      guard let (id, size) = entry.pair(piece, at: ":", xen: report.input.xen) else {
        report.add(problem, .dies, at: piece, in: entry)
        continue
      }
      guard let (width, height, end) = resolution(size, entry) else {
        // Where no number is there at all, xl reports an error and goes on with connectors of no size.
        let hasNone = !entry.trimmed(size).isEmpty && entry.number(size, base: 10).end == size.start
        report.add(problem, hasNone ? .warns : .refuses, at: piece, in: entry)
        let first = DeviceValues([DomainMember("unique_id", .text(Array(entry[id])))]).value
        let rest = Array(repeating: DomainValue.members([]), count: pieces.count - result.count - 1)
        return result + [first] + rest
      }
      if end < size.end {
        report.add(.unreadRest, .staysSilent, at: ByteRange(end, size.end), in: entry)
      }
      var values = DeviceValues([DomainMember("unique_id", .text(Array(entry[id])))])
      values.set("width", width == 0 ? nil : .number(width))
      values.set("height", height == 0 ? nil : .number(height))
      result.append(values.value)
    }
    return result
  }

  /// C's `scanf` with `%ux%u`: width, height, and where it ends.
  private static func resolution(_ range: ByteRange, _ entry: EntryText) -> (Int64, Int64, Int)? {
    let width = entry.number(range, base: 10)
    guard width.end > range.start, width.end < range.end, entry.bytes[width.end] == UInt8(ascii: "x") else {
      return nil
    }
    let rest = ByteRange(width.end + 1, range.end)
    let height = entry.number(rest, base: 10)
    guard height.end > rest.start else { return nil }
    return (
      Int64(UInt32(truncatingIfNeeded: width.unsigned)), Int64(UInt32(truncatingIfNeeded: height.unsigned)),
      height.end
    )
  }
}
