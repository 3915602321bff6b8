import XLText

/// `virtio`: virtio devices with backends outside of Xen's tools, since 4.18.
///
/// xl: tools/xl/xl_parse.c parse_virtio_list, Xen 4.18 to 4.23.
enum VirtIOFormat {
  static let form = DeviceForm(
    .named,
    [
      DeviceOption("backend", .text, member: "backend_domname"), DeviceOption("type", .text),
      DeviceOption(
        "transport",
        .word(
          [DeviceOption.Word("mmio"), DeviceOption.Word("unknown", default: true, isListed: false)],
          ignoresCase: true
        )
      ),
      DeviceOption("grant_usage", .baseZeroChoice),
    ]
  )

  @Sendable static func read(_ input: KeyInput) -> KeyOutcome {
    if input.xen.minor < 18 { return KeyOutcome() }
    var report = EntryReport(input)
    var devices: [DomainValue] = []
    for (index, entry) in report.entries.enumerated() {
      let pieces = pieces(entry.text, &report)
      var values = DeviceValues([DomainMember("devid", .number(Int64(index)))])
      let found = form.read(entry.text, pieces, into: &report)
      for option in found { values.set(option, entry.text, into: &report) }
      let missing = ["type", "transport"].filter { name in !found.contains { $0.option.name == name } }
      if !missing.isEmpty {
        report.add(.missingOption(names: missing), .staysSilent, at: report.whole(entry))
      }
      devices.append(values.value)
    }
    report.set("virtios", devices)
    return report.outcome
  }

  /// The options; a type that begins with `virtio` has the next one as its second half.
  private static func pieces(_ entry: EntryText, _ report: inout EntryReport) -> [ByteRange] {
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
      guard let second = rest.popFirst() else {
        report.add(.virtioType, .dies, at: word, in: entry)
        continue
      }
      result.append(ByteRange(word.start, second.end))
    }
    return result
  }
}
