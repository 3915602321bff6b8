import XLText

/// One entry of `pci` while it is read.
struct PCIDevice {
  let entry: EntryText
  private(set) var values: DeviceValues
  private var hasAddress = false
  private var hasName = false

  init(_ entry: EntryText, defaults: DeviceValues) {
    self.entry = entry
    values = defaults
  }

  /// Reads the entry: an address, a slot, and options.
  mutating func read(into report: inout EntryReport, whole: ByteRange) {
    var offset = 0
    let head = ByteRange(0, headEnd)
    switch PCIAddress.read(entry.range, of: entry) {
    case .success(let address):
      take(address)
      guard let end = readHead(behind: address.end, into: &report) else { return }
      offset = end
    case .failure(let problem):
      // Without a `=` it cannot be an option, so it was meant as an address.
      if problem == .noFunction || entry.first("=", in: head) == nil {
        let outcome: DomainProblem.Outcome = problem == .noFunction ? .dies : .refuses
        if entry.bytes.isEmpty {
          report.add(.pciIdentity(hasBoth: false), .refuses, at: whole)
        } else {
          report.add(.pciAddress(problem), outcome, at: head, in: entry)
        }
        return
      }
    }
    readOptions(from: offset, into: &report)
    if hasAddress == hasName { report.add(.pciIdentity(hasBoth: hasAddress), .refuses, at: whole) }
  }

  /// Where what is meant as an address ends.
  private var headEnd: Int {
    entry.first(",", in: entry.range) ?? entry.bytes.count
  }

  /// Reads the slot after an address, and the comma; nil where xl refuses the text there.
  private mutating func readHead(behind start: Int, into report: inout EntryReport) -> Int? {
    var offset = start
    if offset < entry.bytes.count, entry.bytes[offset] == UInt8(ascii: "@") {
      let rest = ByteRange(offset + 1, entry.bytes.count)
      guard let slot = slot(rest) else {
        report.add(.pciAddress(.slot), .refuses, at: ByteRange(offset, max(headEnd, offset + 1)), in: entry)
        return nil
      }
      offset = slot
    }
    if offset == entry.bytes.count { return offset }
    if entry.bytes[offset] == UInt8(ascii: ",") { return offset + 1 }
    report.add(.pciAddress(.malformed), .refuses, at: ByteRange(0, headEnd), in: entry)
    return nil
  }

  private mutating func readOptions(from start: Int, into report: inout EntryReport) {
    var (offset, seen) = (start, Set<String>())
    while offset < entry.bytes.count {
      let rest = ByteRange(offset, entry.bytes.count)
      guard let equals = entry.first("=", in: rest) else {
        report.add(
          .optionWithoutValue(allowed: PCIFormat.form.names, endsEntry: false),
          .refuses,
          at: rest,
          in: entry
        )
        return
      }
      let name = ByteRange(offset, equals)
      let end = entry.first(",", in: ByteRange(equals + 1, rest.end)) ?? rest.end
      offset = min(end + 1, rest.end)
      guard let option = PCIFormat.form.options.first(where: { entry.matches(name, $0.name) }) else {
        reportUnknown(name, &report)
        continue
      }
      if !seen.insert(option.name).inserted {
        report.add(.repeatedOption(name: option.name), .staysSilent, at: name, in: entry)
      }
      let value = ByteRange(equals + 1, end)
      take(DeviceForm.Found(option: option, name: name, value: value, entry: entry), &report)
    }
  }

  /// A name that is not an option; a word before it that has no `=` has become part of it.
  private func reportUnknown(_ name: ByteRange, _ report: inout EntryReport) {
    let problem: EntryProblem
    var place = name
    if let comma = entry.first(",", in: name) {
      problem = .optionWithoutValue(allowed: PCIFormat.form.names, endsEntry: false)
      place = ByteRange(name.start, max(comma, name.start + 1))
    } else if PCIFormat.form.options.contains(where: { entry.matches(entry.trimmed(name), $0.name) }) {
      problem = .keptBlanks(isName: true)
    } else {
      problem = .unknownOption(allowed: PCIFormat.form.names, isIgnored: false)
    }
    if place.isEmpty { place = ByteRange(place.start, min(place.start + 1, entry.bytes.count)) }
    report.add(problem, .refuses, at: place, in: entry)
  }

  private mutating func take(_ found: DeviceForm.Found, _ report: inout EntryReport) {
    switch found.option.name {
    case "bdf": takeAddress(found, &report)
    case "vslot":
      guard let end = slot(found.value) else {
        report.add(.pciAddress(.slot), .refuses, at: found.place, in: entry)
        return
      }
      reportRest(end, of: found, &report)
    case "rdm_policy": values.set(found, into: &report)
    case "name":
      hasName = true
      values.set(found, into: &report)
    default:
      let isSet = DeviceNumber.integer(found, into: &report) != 0
      values.set(found.option.member, isSet ? .flag(true) : nil)
    }
  }

  private mutating func takeAddress(_ found: DeviceForm.Found, _ report: inout EntryReport) {
    switch PCIAddress.read(found.value, of: entry) {
    case .success(let address):
      take(address)
      reportRest(address.end, of: found, &report)
    case .failure(let problem):
      let outcome: DomainProblem.Outcome = problem == .noFunction ? .dies : .refuses
      report.add(.pciAddress(problem), outcome, at: found.place, in: entry)
      hasAddress = true
    }
  }

  private mutating func take(_ address: PCIAddress) {
    hasAddress = true
    for (name, number) in [
      ("domain", address.domain), ("bus", address.bus), ("dev", address.device),
      ("func", address.function ?? 0),
    ] {
      values.set(name, number == 0 ? nil : .number(Int64(number)))
    }
    values.set("vfunc_mask", .number(address.function == nil ? Int64(UInt32.max) : 1))
  }

  /// Takes the slot at the front of a range, and gives where it ends; nil if no slot up to 1f is there.
  private mutating func slot(_ range: ByteRange) -> Int? {
    let number = entry.number(range, base: 16, takesBarePrefix: true)
    let slot = UInt32(truncatingIfNeeded: number.unsigned)
    guard number.end > range.start, slot <= 0x1F else { return nil }
    values.set("vdevfn", slot == 0 ? nil : .number(Int64(slot) << 3))
    return number.end
  }

  private func reportRest(_ end: Int, of found: DeviceForm.Found, _ report: inout EntryReport) {
    if end < found.value.end {
      report.add(.unreadRest, .staysSilent, at: ByteRange(end, found.value.end), in: entry)
    }
  }
}
