import XLSyntax
import XLText

/// `vsnd`: paravirtual sound cards, each a list of cards, devices and streams.
///
/// xl: tools/xl/xl_parse.c parse_vsnd_config, Xen 4.17 to 4.23.
enum SoundFormat {
  private static let parameters = [
    DeviceOption("sample-rates", .special), DeviceOption("sample-formats", .special),
    DeviceOption("channels-min", .unsigned(bits: 32)), DeviceOption("channels-max", .unsigned(bits: 32)),
    DeviceOption("buffer-size", .unsigned(bits: 32)),
  ]
  private static let items: [(name: String, form: DeviceForm)] = [
    (
      "CARD",
      DeviceForm(
        .named,
        parameters + [
          DeviceOption("backend", .text, member: "backend_domname"), DeviceOption("short-name", .text),
          DeviceOption("long-name", .text),
        ]
      )
    ),
    ("PCM", DeviceForm(.named, parameters + [DeviceOption("name", .text)])),
    (
      "STREAM",
      DeviceForm(
        .named,
        parameters + [
          DeviceOption("unique-id", .text),
          DeviceOption("type", .word(["p", "c"])),
        ]
      )
    ),
  ]
  static let formats: [DeviceOption.Word] = {
    let signed = ["s16", "u16", "s24", "u24", "s32", "u32", "f32", "f64"].flatMap {
      ["\($0)_le", "\($0)_be"]
    }
    let others = ["mu_law", "a_law", "ima_adpcm", "mpeg", "gsm"]
    let all = ["s8", "u8"] + signed + ["iec958_subframe_le", "iec958_subframe_be"] + others
    return all.map { DeviceOption.Word(stringLiteral: $0) }
  }()
  private static let cardForm = "a list: [\"CARD, …\", \"PCM, …\", \"STREAM, …\"]"

  @Sendable static func read(_ input: KeyInput) -> KeyOutcome {
    var report = EntryReport(input)
    var cards: [DomainValue] = []
    for (index, element) in input.elements.enumerated() {
      guard element.kind == .list else {
        report.add(.notAList(form: cardForm), .refuses, at: element.range)
        continue
      }
      var card = SoundCard(number: index)
      for item in element.elements {
        guard let text = item.text else {
          report.add(.nestedList, .staysSilent, at: item.range)
          break
        }
        read(EntryText(text), at: item.range, &card, &report)
      }
      cards.append(card.value)
    }
    report.set("vsnds", cards)
    return report.outcome
  }

  private static func read(
    _ entry: EntryText,
    at place: ByteRange,
    _ card: inout SoundCard,
    _ report: inout EntryReport,
  ) {
    var pieces = entry.pieces(of: entry.range, at: UInt8(ascii: ","))[...]
    guard let first = pieces.popFirst().map(entry.withoutLeadingSpaces) else {
      report.add(.unreadRest, .staysSilent, at: place)
      return
    }
    guard let item = items.first(where: { entry.matches(first, $0.name, ignoringCase: true) }) else {
      let problem = EntryProblem.unknownWord(option: nil, allowed: items.map(\.name))
      report.add(problem, .refuses, at: first.isEmpty ? entry.range : first, in: entry)
      return
    }
    var (values, parameters) = card.said(before: item.name)
    item.form.read(entry, Array(pieces), into: &report) { found, report in
      switch found.option.name {
      case "sample-rates", "sample-formats":
        let list = list(found, &report)
        parameters.set(found.option.member, list.isEmpty ? nil : .list(list))
      case "channels-min", "channels-max", "buffer-size": parameters.set(found, into: &report)
      default: values.set(found, into: &report)
      }
    }
    card.add(item.name, values, parameters)
  }

  private static func list(_ found: DeviceForm.Found, _ report: inout EntryReport) -> [DomainValue] {
    let pieces = found.entry.pieces(of: found.value, at: UInt8(ascii: ";"))
    if pieces.isEmpty {
      let problem = EntryProblem.malformed(option: found.option.name, form: "values with ';' between them")
      report.add(problem, .dies, at: ByteRange(found.name.start, found.value.end), in: found.entry)
    }
    return pieces.compactMap { piece in
      var one = found
      one.value = piece
      if found.option.name == "sample-rates" {
        return .number(DeviceNumber.unsigned(one, bits: 32, into: &report))
      }
      return DeviceValues.word(one, formats, ignoresCase: true, into: &report)
        .flatMap { $0.name.map(DomainValue.name) }
    }
  }
}
