internal import XLSyntax
internal import XLText

// MARK: - Rate and numbers

extension NicLowering {
  mutating func takeRate(_ value: ByteRange, _ parameter: VifSyntax.Parameter) {
    let bytes = syntax.text.bytes
    let reading = Rate.reading(bytes.span.extracting(value.start..<value.end))
    func placed(_ range: ByteRange) -> ByteRange {
      ByteRange(value.start + range.start, value.start + range.end)
    }
    if let refusal = reading.refusal {
      report(.rate(refusal.value), at: placed(refusal.range), .rejects, in: parameter, key: .rate)
    } else if hasOverflowed {
      report(.rateAfterOverflow, at: value, .rejects, in: parameter, key: .rate)
    }
    spec.rate = reading.rate
    if let interval = reading.interval.map(placed), interval.count > 0,
      reading.refusal?.value != .intervalOutOfRange,
      bytes[interval.start..<interval.end].allSatisfy({ (0x30...0x39).contains($0) })
    {
      report(.intervalWithoutUnit, at: interval, .accepts, in: parameter, key: .rate)
    }
    guard let rate = reading.rate else { return }
    for part in [reading.amount, reading.interval].compactMap({ $0 }).map(placed)
    where bytes[part.start] == UInt8(ascii: "0") {
      report(.octalRate, at: part, .accepts, in: parameter, key: .rate)
    }
    if rate.bytesPerInterval == 0 { report(.zeroRate, at: value, .accepts, in: parameter, key: .rate) }
  }

  mutating func takeNumber(_ value: ByteRange, _ parameter: VifSyntax.Parameter, _ key: NicKey) {
    let bytes = syntax.text.bytes
    let number = CNumber(bytes.span.extracting(value.start..<value.end), from: 0, base: 10)
    if number.end == 0 || number.unsigned == .max {
      return report(.malformedNumber, at: value, .rejects, in: parameter, key: key)
    }
    let stored = Int32(truncatingIfNeeded: number.unsigned)
    if key == .devid { spec.devid = stored } else { spec.mtu = stored }
    let end = value.start + number.end
    if end < value.end {
      report(.trailingNumber, at: ByteRange(end, value.end), .accepts, in: parameter, key: key)
    }
    if number.isNegative && number.magnitude > 0 || number.magnitude > UInt64(Int32.max) {
      report(.wrappedNumber, at: value, .accepts, in: parameter, key: key)
    } else if String(number.magnitude).utf8.count != number.end {
      report(.oddNumber, at: value, .accepts, in: parameter, key: key)
    }
  }
}

// MARK: - Hardware address

extension NicLowering {
  /// Reads six octets the way xl does: each as a C number in base 16, then one byte skipped, of any kind.
  ///
  /// A text that ends before the sixth octet makes xl skip its NUL and read what lies after it.
  mutating func takeMAC(_ value: ByteRange, _ parameter: VifSyntax.Parameter) {
    let bytes = syntax.text.bytes
    var (offset, ownCount, effect) = (value.start, 0, XLVerdict.accepts)
    var refusedPosition: Int?
    for position in 0..<MACAddress.octetCount {
      if offset > bytes.count {
        effect = .dies
        break
      }
      let end = memoryEnd(from: offset, in: value)
      let number = CNumber(bytes.span.extracting(offset..<end), from: 0, base: 16)
      if number.overflows { hasOverflowed = true }
      let octet = UInt32(truncatingIfNeeded: number.unsigned)
      if number.end == 0 || octet > UInt8.max {
        (effect, refusedPosition) = (complaint, position)
        break
      }
      octets = octets.replacing(position, with: UInt8(octet))
      if offset < value.end { ownCount += 1 }
      offset += number.end + 1
    }
    spec.mac = octets == .zero ? nil : octets
    let isShort = ownCount < MACAddress.octetCount && offset >= value.end && ownCount > 0
    if isShort {
      report(
        .shortMAC(octets: ownCount, isLast: effect == .dies),
        at: value,
        effect,
        in: parameter,
        key: .mac
      )
    } else if let refusedPosition {
      report(.malformedMAC(octet: refusedPosition), at: value, effect, in: parameter, key: .mac)
    } else {
      reportOddities(ofMAC: value, parameter)
    }
    if let swallowed = syntax.swallowed(in: value) {
      report(.swallowedParameter, at: swallowed, .accepts, in: parameter, key: .mac)
    }
  }

  /// Where a C string that holds `offset` ends: the value's own end, or after it the next NUL of the text.
  private mutating func memoryEnd(from offset: Int, in value: ByteRange) -> Int {
    offset <= value.end ? value.end : nul(from: offset)
  }

  /// What is doubtful about an address that xl takes.
  private mutating func reportOddities(ofMAC value: ByteRange, _ parameter: VifSyntax.Parameter) {
    let bytes = syntax.text.bytes
    guard let reading = MACAddress.reading(bytes.span.extracting(value.start..<value.end)) else { return }
    let end = value.start + reading.range.end
    // What is swallowed after an address is reported by the name of what was swallowed.
    if end < value.end, syntax.swallowed(in: value) == nil {
      report(.trailingMAC, at: ByteRange(end, value.end), .accepts, in: parameter, key: .mac)
    }
    let octets = bytes[value.start..<end].split(
      separator: UInt8(ascii: ":"),
      omittingEmptySubsequences: false
    )
    let isPlain =
      octets.count == MACAddress.octetCount
      && octets.allSatisfy { (1...2).contains($0.count) && $0.allSatisfy(\.isHexDigit) }
    if !isPlain { report(.oddMAC, at: ByteRange(value.start, end), .accepts, in: parameter, key: .mac) }
    if reading.value == .zero {
      report(.zeroMAC, at: value, .accepts, in: parameter, key: .mac)
    } else if reading.value.isMulticast {
      report(.multicastMAC, at: value, .accepts, in: parameter, key: .mac)
    }
  }
}
