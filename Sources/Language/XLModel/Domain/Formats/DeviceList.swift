import XLText

/// A key whose entries are devices, each made of options.
struct DeviceList {
  /// Where the devices are in the domain.
  let path: String
  /// How an entry is taken apart.
  let form: DeviceForm
  /// Whether devices are numbered from 0 in `devid`.
  var isNumbered = true
  /// What becomes of an entry without text; nil where something else is wrong with it anyway.
  var emptyEntry: EntryProblem.EmptyEntryEffect?
  /// What reads the options that are read in no common way.
  var special: ((DeviceForm.Found, inout DeviceValues, inout EntryReport) -> Void)?

  /// One device while it is read.
  struct Device {
    var values: DeviceValues
    let entry: EntryText
    let place: ByteRange
    /// The options that were found, in order.
    let found: [DeviceForm.Found]
    /// Whether xl stops in it anyway.
    let isRefused: Bool

    /// The last value of an option.
    func last(_ name: String) -> DeviceForm.Found? { found.last { $0.option.name == name } }
  }

  /// Reads a value; `finish` checks each device after its options.
  func read(
    _ input: KeyInput,
    finish: (inout Device, inout EntryReport) -> Void = { _, _ in },
  ) -> KeyOutcome {
    var report = EntryReport(input)
    var devices: [DomainValue] = []
    for (index, entry) in report.entries.enumerated() {
      if let emptyEntry, entry.text.pieces(of: entry.text.range, at: UInt8(ascii: ",")).isEmpty {
        report.add(
          .emptyEntry(effect: emptyEntry),
          emptyEntry == .crashes ? .dies : .staysSilent,
          at: report.whole(entry)
        )
        if emptyEntry == .crashes { continue }
      }
      let number = Int64(input.domain.count(path) + index)
      let before = report.outcome.problems.count
      var values = DeviceValues(isNumbered ? [DomainMember("devid", .number(number))] : [])
      let found = form.read(entry.text, into: &report) { found, report in
        values.set(found, into: &report)
        special?(found, &values, &report)
      }
      var device = Device(
        values: values,
        entry: entry.text,
        place: report.whole(entry),
        found: found,
        isRefused: report.hasFatal(from: before)
      )
      finish(&device, &report)
      devices.append(device.values.value)
    }
    report.set(path, devices)
    return report.outcome
  }
}
