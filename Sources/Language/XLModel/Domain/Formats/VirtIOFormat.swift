import XLText

/// `virtio`: virtio devices with backends outside of Xen's tools, since 4.18.
///
/// xl: tools/xl/xl_parse.c parse_virtio_list, Xen 4.18 to 4.23.
enum VirtIOFormat {
  static let form = DeviceForm(
    .named,
    [
      DeviceOption("backend", .text, member: "backend_domname"), DeviceOption("type", .text),
      DeviceOption("transport", .word(["mmio", .unlisted("unknown")])),
      DeviceOption("grant_usage", .baseZeroChoice),
    ]
  )

  @Sendable static func read(_ input: KeyInput) -> KeyOutcome {
    if input.xen.minor < 18 { return KeyOutcome() }
    var report = EntryReport(input)
    var devices: [DomainValue] = []
    for (index, entry) in report.entries.enumerated() {
      var values = DeviceValues([DomainMember("devid", .number(Int64(index)))])
      let (pieces, half) = pieces(entry.text)
      let found = form.read(entry.text, pieces, into: &report) { found, report in
        values.set(found, into: &report)
      }
      if let half { report.add(.virtioType, .dies, at: half, in: entry.text) }
      let missing =
        half != nil
        ? [] : ["type", "transport"].filter { name in !found.contains { $0.option.name == name } }
      if !missing.isEmpty {
        report.add(.missingOption(names: missing), .staysSilent, at: report.whole(entry))
      }
      devices.append(values.value)
    }
    report.set("virtios", devices)
    return report.outcome
  }

  /// The options, and one without its second half; a type that begins with `virtio` takes the next as that.
  private static func pieces(_ entry: EntryText) -> ([ByteRange], ByteRange?) {
    let prefix = "type=virtio"
    var result: [ByteRange] = []
    var rest = entry.pieces(of: entry.range, at: UInt8(ascii: ","))[...]
    while let piece = rest.popFirst() {
      let word = entry.withoutLeadingSpaces(piece)
      let isVirtio =
        word.count >= prefix.utf8.count
        && entry.matches(ByteRange(word.start, word.start + prefix.utf8.count), prefix)
      guard isVirtio else {
        result.append(piece)
        continue
      }
      guard let second = rest.popFirst() else { return (result, word) }
      result.append(ByteRange(word.start, second.end))
    }
    return (result, nil)
  }
}
