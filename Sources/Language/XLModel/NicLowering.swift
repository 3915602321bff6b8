public import XLSyntax
internal import XLText

/// What `xl` of a release makes of a vif string: the interface, what it does, and what is wrong.
///
/// Imitates `parse_nic_config` and its two callers (xl: tools/xl/xl_parse.c, xl_nic.c). In a configuration
/// file an unknown parameter, a bad type and a bad mac cost one line on standard error; `network-attach`
/// stops at them. The problems are those of the whole text, also after the place where xl stops.
public struct NicLowering: Hashable, Sendable {
  /// The interface that xl builds; of use only where `verdict` is `accepts` or `ignores`.
  public internal(set) var spec = NicSpec()
  /// What xl does.
  public private(set) var verdict = XLVerdict.accepts
  /// What is wrong, in the order of the text.
  public private(set) var problems: [NicProblem] = []

  /// The tokens that were read.
  package let syntax: VifSyntax
  /// The release that is imitated.
  package let xen: XenVersion
  var octets = MACAddress.zero
  /// The C library's `errno` stays `ERANGE` after a number that does not fit, and the rate's reader checks
  /// it.
  var hasOverflowed = false
  /// Where each parameter was met last.
  var seen: [NicKey: ByteRange] = [:]
  /// The last `vifname`, where nothing but its length is left to check.
  var interfaceName: VifSyntax.Parameter?
  /// Where the first NUL at or after an offset is, so that it is searched for once.
  private var nulFrom = Int.max
  private var nulAt = -1

  /// Lowers a text as a release would.
  public init(_ syntax: VifSyntax, xen: XenVersion) {
    self.syntax = syntax
    self.xen = xen
    if syntax.form == .configuration, let nul = syntax.text.bytes.firstIndex(of: 0) {
      report(.nulByte, at: ByteRange(nul, nul + 1), .dies)
    }
    for parameter in syntax.parameters { take(parameter) }
    checkWhole()
  }

  // MARK: One parameter

  private mutating func take(_ parameter: VifSyntax.Parameter) {
    let name = syntax.text[parameter.key]
    guard let key = NicKey.named(name), (key.kind == .flag) == (parameter.value == nil) else {
      return reportUnknown(parameter)
    }
    checkRepetition(parameter, key)
    guard let value = parameter.value else {
      spec.isTrusted = key == .trusted
      spec.values[key] = Sourced([], at: parameter.key)
      return
    }
    let before = problems.count
    if key.since > xen {
      report(.notInThisRelease, at: parameter.key, complaint, in: parameter, key: key)
    } else {
      switch key.kind {
      case .mac: takeMAC(value, parameter)
      case .type: takeType(value, parameter)
      case .rate: takeRate(value, parameter)
      case .number: takeNumber(value, parameter, key)
      case .string, .flag: takeString(value, parameter, key)
      }
      spec.values[key] = Sourced(Array(syntax.text[value]), at: value)
    }
    if key != .accel { checkValue(value, parameter, key, isRefused: problems.count > before) }
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

  /// The offset of the first NUL at or after `offset`, or the end of the text.
  mutating func nul(from offset: Int) -> Int {
    if nulFrom <= offset, offset <= nulAt { return nulAt }
    (nulFrom, nulAt) = (offset, syntax.text.bytes[offset...].firstIndex(of: 0) ?? syntax.text.bytes.count)
    return nulAt
  }

  // MARK: Reports

  /// What xl does after a diagnostic that a configuration file survives.
  var complaint: XLVerdict { syntax.form == .configuration ? .ignores : .rejects }

  private mutating func reportUnknown(_ parameter: VifSyntax.Parameter) {
    let name = syntax.text[parameter.key]
    let trimmed = name.drop(while: \.isSpace)
    let bare = trimmed.prefix(trimmed.count - trimmed.reversed().prefix(while: \.isSpace).count)
    let key = NicKey.named(bare)
    let kind: NicProblem.Kind
    switch key {
    case nil: kind = bare.isEmpty && parameter.value == nil ? .emptyParameter : .unknownKey
    case let key? where key.kind == .flag && parameter.value != nil: kind = .flagWithValue
    default: kind = bare.count < name.count ? .blankAroundKey : .missingValue
    }
    report(kind, at: parameter.key, complaint, in: parameter, key: key)
  }

  /// The most problems of one string that are reported; one more says that there are others.
  public static let problemsMax = 100

  /// Adds a problem, as long as there are not too many, and settles what xl does.
  mutating func report(
    _ kind: NicProblem.Kind,
    at range: ByteRange,
    _ effect: XLVerdict,
    in parameter: VifSyntax.Parameter? = nil,
    key: NicKey? = nil,
  ) {
    if problems.count < Self.problemsMax {
      problems.append(NicProblem(kind, at: range, in: parameter?.range, key: key))
    } else if problems.count == Self.problemsMax {
      problems.append(NicProblem(.tooMany, at: range))
    }
    if verdict == .accepts || verdict == .ignores, effect != .accepts { verdict = effect }
  }
}
