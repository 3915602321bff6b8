import XLText

/// `bootloader_args`: words after the bootloader's name, as a list, or as one text that is cut at blanks.
///
/// xl: tools/xl/xl_parse.c parse_config_data, Xen 4.17 to 4.23; the text crashes it where it has no word.
enum BootloaderArgumentsFormat {
  @Sendable static func read(_ input: KeyInput) -> KeyOutcome {
    var report = EntryReport(input)
    if let text = input.text {
      let entry = EntryText(text)
      let words = entry.pieces(of: entry.range, at: 0x20, 0x09, 0x0A)
      report.add(.deprecatedForm(instead: "a list of the words"), .warns, at: input.range)
      if words.isEmpty { report.add(.emptyEntry(effect: .crashes), .dies, at: input.range) }
      report.set("b_info.bootloader_args", words.map { .text(Array(entry[$0])) })
    } else {
      report.set("b_info.bootloader_args", report.entries.map { .text($0.text.bytes) })
    }
    return report.outcome
  }
}
