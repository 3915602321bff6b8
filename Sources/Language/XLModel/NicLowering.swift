public import XLSyntax
internal import XLText

/// What `xl` of a release makes of a vif string: the interface, what it does, and what is wrong.
///
/// Imitates `parse_nic_config` and its two callers (xl: tools/xl/xl_parse.c, xl_nic.c). In a configuration file an
/// unknown parameter, a bad type and a bad mac cost one line on standard error; `network-attach` stops at them.
/// The problems are those of the whole text, also behind the place where xl stops.
public struct NicLowering: Hashable, Sendable {
  /// The interface that xl builds; of use only where `verdict` is `accepts` or `ignores`.
  public private(set) var spec = NicSpec()
  /// What xl does.
  public private(set) var verdict = XLVerdict.accepts
  /// What is wrong, in the order of the text.
  public private(set) var problems: [NicProblem] = []

  private let syntax: VifSyntax
  private let xen: XenVersion
  private var octets = MACAddress.zero
  /// The C library's `errno` stays `ERANGE` after a number that does not fit, and the rate's reader looks at it.
  private var hasOverflowed = false

  /// Lowers a text as a release would.
  public init(_ syntax: VifSyntax, xen: XenVersion) {
    self.syntax = syntax
    self.xen = xen
    if syntax.form == .configuration, let nul = syntax.text.bytes.firstIndex(of: 0) {
      report(.nulByte, at: ByteRange(nul, nul + 1), .dies)
    }
    for parameter in syntax.parameters { take(parameter) }
  }

  // MARK: One parameter

  private mutating func take(_ parameter: VifSyntax.Parameter) {
    let name = syntax.text[parameter.key]
    guard let key = NicKey.named(name), (key.kind == .flag) == (parameter.value == nil) else {
      return reportUnknown(parameter)
    }
    guard let value = parameter.value else {
      spec.isTrusted = key == .trusted
      spec.values[key] = Sourced([], at: parameter.key)
      return
    }
    if key.since > xen {
      return report(.notInThisRelease, at: parameter.key, complaint, in: parameter, key: key)
    }
    switch key.kind {
    case .mac: takeMAC(value, parameter)
    case .type: takeType(value, parameter)
    case .rate: takeRate(value, parameter)
    case .number: takeNumber(value, parameter, key)
    case .string, .flag: takeString(value, parameter, key)
    }
    spec.values[key] = Sourced(Array(syntax.text[value]), at: value)
  }

  private mutating func takeString(_ value: ByteRange, _ parameter: VifSyntax.Parameter, _ key: NicKey) {
    if key == .netdev { report(.deprecatedKey, at: parameter.key, .ignores, in: parameter, key: key) }
    if key == .accel { report(.unsupportedKey, at: parameter.range, .ignores, in: parameter, key: key) }
    if key.field == NicKey.gatewaydev.field {
      spec.gatewayDevice = Sourced(Array(syntax.text[value]), at: value)
    }
  }

  private mutating func takeType(_ value: ByteRange, _ parameter: VifSyntax.Parameter) {
    switch syntax.text[value] {
    case let word where word.elementsEqual("vif".utf8): spec.type = .vif
    case let word where word.elementsEqual("ioemu".utf8): spec.type = .vif_ioemu
    default: report(.unknownType, at: value, complaint, in: parameter, key: .type)
    }
  }

  private mutating func takeRate(_ value: ByteRange, _ parameter: VifSyntax.Parameter) {
    let bytes = syntax.text.bytes
    let reading = Rate.reading(bytes.span.extracting(value.start..<value.end))
    if let refusal = reading.refusal {
      let range = ByteRange(value.start + refusal.range.start, value.start + refusal.range.end)
      report(.rate(refusal.value), at: range, .rejects, in: parameter, key: .rate)
    } else if hasOverflowed {
      report(.rateAfterOverflow, at: value, .rejects, in: parameter, key: .rate)
    }
    spec.rate = reading.rate
  }

  private mutating func takeNumber(_ value: ByteRange, _ parameter: VifSyntax.Parameter, _ key: NicKey) {
    let bytes = syntax.text.bytes
    let number = CInteger(bytes.span.extracting(value.start..<value.end), from: 0, base: 10)
    if number.end == 0 || number.unsigned == .max {
      return report(.malformedNumber, at: value, .rejects, in: parameter, key: key)
    }
    let stored = Int32(truncatingIfNeeded: number.unsigned)
    if key == .devid { spec.devid = stored } else { spec.mtu = stored }
  }

  // MARK: Hardware address

  /// Reads six octets the way xl does: each as a C number in base 16, then one byte skipped, whatever it is.
  ///
  /// A text that ends before the sixth octet makes xl skip its NUL and read what lies behind it.
  private mutating func takeMAC(_ value: ByteRange, _ parameter: VifSyntax.Parameter) {
    let bytes = syntax.text.bytes
    var (offset, ownCount, effect) = (value.start, 0, XLVerdict.accepts)
    var refusedPosition: Int?
    for position in 0..<MACAddress.octetCount {
      if offset > bytes.count {
        effect = .dies
        break
      }
      let number = CInteger(
        bytes.span.extracting(offset..<memoryEnd(from: offset, in: value)),
        from: 0,
        base: 16
      )
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
    }
    spec.mac = octets == .zero ? nil : octets
  }

  /// Where a C string that holds `offset` ends: the value's own end, or behind it the next NUL of the text.
  private func memoryEnd(from offset: Int, in value: ByteRange) -> Int {
    if offset <= value.end { return value.end }
    return syntax.text.bytes[offset...].firstIndex(of: 0) ?? syntax.text.bytes.count
  }

  // MARK: Reports

  /// What xl does after a complaint that a configuration file survives.
  private var complaint: XLVerdict { syntax.form == .configuration ? .ignores : .rejects }

  private mutating func reportUnknown(_ parameter: VifSyntax.Parameter) {
    let name = syntax.text[parameter.key]
    let trimmed = name.drop(while: CInteger.isSpace)
    let bare = trimmed.prefix(trimmed.count - trimmed.reversed().prefix(while: CInteger.isSpace).count)
    let key = NicKey.named(bare)
    let kind: NicProblem.Kind
    switch key {
    case nil: kind = bare.isEmpty && parameter.value == nil ? .emptyParameter : .unknownKey
    case let key? where key.kind == .flag && parameter.value != nil: kind = .flagWithValue
    default: kind = bare.count < name.count ? .blankAroundKey : .missingValue
    }
    report(kind, at: parameter.key, complaint, in: parameter, key: key)
  }

  private mutating func report(
    _ kind: NicProblem.Kind,
    at range: ByteRange,
    _ effect: XLVerdict,
    in parameter: VifSyntax.Parameter? = nil,
    key: NicKey? = nil,
  ) {
    problems.append(NicProblem(kind, at: range, in: parameter?.range, key: key))
    if verdict == .accepts || verdict == .ignores, effect != .accepts { verdict = effect }
  }
}
