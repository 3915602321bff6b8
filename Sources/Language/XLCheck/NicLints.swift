import XLModel
import XLSyntax
import XLText

/// What is doubtful about a vif string that `xl` silently accepts.
struct NicLints {
  /// The longest name of a network interface: IFNAMSIZ less the NUL (Linux: include/uapi/linux/if.h).
  static let interfaceNameCountMax = 15
  /// What libxl adds to the name of the emulated half (libxl: libxl_internal.h TAP_DEVICE_SUFFIX, 4.17 to
  /// 4.23).
  static let tapSuffix = "-emu"
  /// The smallest MTU that IPv4 allows.
  static let mtuMin = 68
  /// The largest MTU that Linux gives a vif.
  static let mtuMax = 65_535

  /// The most bytes of a key and its `=` that are looked for inside of a value.
  static let keyByteCountMax = 64

  /// What was found, in no particular order.
  private(set) var problems: [NicProblem] = []
  private let syntax: VifSyntax
  private let spec: NicSpec

  init(_ syntax: VifSyntax, _ lowering: NicLowering) {
    self.syntax = syntax
    spec = lowering.spec
    let told = Set(lowering.problems.compactMap(\.parameter))
    var seen: [NicKey: ByteRange] = [:]
    for parameter in syntax.parameters {
      guard let key = NicKey.named(syntax.text[parameter.key]),
        (key.kind == .flag) == (parameter.value == nil)
      else { continue }
      checkRepetition(parameter, key, &seen)
      guard let value = parameter.value, key != .accel else { continue }
      let count = problems.count
      if key.kind == .string { checkString(value, parameter, key) }
      if problems.count == count || key.kind != .string { checkMeaning(value, parameter, key, told) }
    }
    checkModelAgainstType()
    checkTrust()
  }

  private mutating func add(
    _ kind: NicProblem.Kind,
    _ range: ByteRange,
    _ parameter: VifSyntax.Parameter?,
    _ key: NicKey
  ) {
    NicLowering.add(NicProblem(kind, at: range, in: parameter?.range, key: key), to: &problems)
  }

  private mutating func checkRepetition(
    _ parameter: VifSyntax.Parameter,
    _ key: NicKey,
    _ seen: inout [NicKey: ByteRange]
  ) {
    if let first = seen[key] { add(.repeatedKey(first: first), parameter.range, parameter, key) }
    if let opposite = key == .trusted ? NicKey.untrusted : key == .untrusted ? .trusted : nil,
      let first = seen[opposite]
    {
      add(.contradictoryFlags(first: first), parameter.range, parameter, key)
    }
    seen[key] = parameter.range
  }

  /// Blanks, emptiness and other parameters, which can be in any string.
  private mutating func checkString(_ value: ByteRange, _ parameter: VifSyntax.Parameter, _ key: NicKey) {
    let bytes = syntax.text[value]
    guard let first = bytes.first, let last = bytes.last else {
      return add(.emptyValue, value, parameter, key)
    }
    if let place = Self.swallowed(in: value, of: syntax) { add(.swallowedParameter, place, parameter, key) }
    if Self.isBlank(first) || Self.isBlank(last) { add(.blankAroundValue, value, parameter, key) }
  }

  /// A known `key=` behind a byte that people take for a separator; from that byte to the end of the value.
  static func swallowed(in value: ByteRange, of syntax: VifSyntax) -> ByteRange? {
    let bytes = syntax.text.bytes
    var offset = value.start
    while offset < value.end {
      guard separators.contains(bytes[offset]) else {
        offset += 1
        continue
      }
      // Blanks behind a separator belong to it; a name is short, so nothing is looked at twice.
      var start = offset + 1
      while start < value.end, isBlank(bytes[start]) { start += 1 }
      let word = bytes[start..<min(value.end, start + keyByteCountMax)]
      if let end = word.firstIndex(of: UInt8(ascii: "=")), NicKey.named(word[..<end]) != nil {
        return ByteRange(offset, value.end)
      }
      offset = start
    }
    return nil
  }

  private mutating func checkMeaning(
    _ value: ByteRange,
    _ parameter: VifSyntax.Parameter,
    _ key: NicKey,
    _ told: Set<ByteRange>
  ) {
    switch key {
    case .vifname: checkInterfaceName(value, parameter, key)
    case .bridge, .gatewaydev, .netdev: checkBridgeName(value, parameter, key)
    case .model: checkModel(value, parameter)
    case .ip: checkAddresses(value, parameter)
    case .vlan: checkVLANs(value, parameter, told)
    case .script: checkScript(value, parameter)
    case .mtu where !told.contains(parameter.range): checkMTU(value, parameter)
    case .mac: checkBehindMAC(value, parameter)
    case .type where spec.type == .vif_ioemu && spec.range(of: .type) == value:
      add(.emulatedType, value, parameter, key)
    default: break
    }
  }

  private mutating func checkInterfaceName(
    _ value: ByteRange,
    _ parameter: VifSyntax.Parameter,
    _ key: NicKey
  ) {
    let bytes = syntax.text.bytes
    let isEmulated = spec.type == .vif_ioemu
    let longest = Self.interfaceNameCountMax - (isEmulated ? Self.tapSuffix.utf8.count : 0)
    if value.count > longest { add(.longInterfaceName(longest: longest), value, parameter, key) }
    let odd = (value.start..<value.end).first { offset in
      bytes[offset] <= 0x20 || bytes[offset] == 0x7F || Self.oddNameBytes.contains(bytes[offset])
    }
    if let odd {
      add(.oddInterfaceName, ByteRange(odd, odd + 1), parameter, key)
    } else if syntax.text[value].elementsEqual(".".utf8) || syntax.text[value].elementsEqual("..".utf8) {
      add(.oddInterfaceName, value, parameter, key)
    }
  }

  /// A bridge of Open vSwitch may carry VLANs behind a dot or a colon, so only plain names are measured.
  private mutating func checkBridgeName(
    _ value: ByteRange,
    _ parameter: VifSyntax.Parameter,
    _ key: NicKey
  ) {
    let bytes = syntax.text[value]
    if let slash = bytes.firstIndex(of: UInt8(ascii: "/")) {
      return add(.oddInterfaceName, ByteRange(slash, slash + 1), parameter, key)
    }
    if !bytes.contains(UInt8(ascii: ".")), !bytes.contains(UInt8(ascii: ":")),
      bytes.count > Self.interfaceNameCountMax
    {
      add(.longInterfaceName(longest: Self.interfaceNameCountMax), value, parameter, key)
    }
  }

  private mutating func checkModel(_ value: ByteRange, _ parameter: VifSyntax.Parameter) {
    let model = syntax.text[value]
    if !NicModels.names.contains(where: { $0.utf8.elementsEqual(model) }) {
      add(.unknownModel, value, parameter, .model)
    }
  }

  private mutating func checkScript(_ value: ByteRange, _ parameter: VifSyntax.Parameter) {
    let name = syntax.text[value]
    if name.first != UInt8(ascii: "/"), name.contains(UInt8(ascii: "/")) {
      add(.scriptWithSlash, value, parameter, .script)
    }
  }

  private mutating func checkTrust() {
    guard spec.isTrusted ?? false, let range = spec.range(of: .trusted), let domain = spec.backendDomain,
      !DiskHabits.isOwnDomain(domain.value)
    else { return }
    add(.trustedDriverDomain(domain: domain.range), range, nil, .trusted)
  }

  private mutating func checkModelAgainstType() {
    guard spec.type == .vif, let model = spec.model else { return }
    add(.modelWithoutEmulation, model.range, nil, .model)
  }

  private mutating func checkAddresses(_ value: ByteRange, _ parameter: VifSyntax.Parameter) {
    for word in syntax.text[value].split(whereSeparator: Self.isBlank) where !IPAddressText.isAddress(word) {
      add(.oddIPAddress, ByteRange(word.startIndex, word.endIndex), parameter, .ip)
    }
  }

  private mutating func checkVLANs(
    _ value: ByteRange,
    _ parameter: VifSyntax.Parameter,
    _ told: Set<ByteRange>
  ) {
    if told.contains(parameter.range) { return }
    let reading = VLANTerms(syntax.text.bytes, value)
    for term in reading.malformed { add(.malformedVLAN, term, parameter, .vlan) }
    if reading.malformed.isEmpty, !reading.hasPVID { add(.vlanWithoutPVID, value, parameter, .vlan) }
  }

  private mutating func checkMTU(_ value: ByteRange, _ parameter: VifSyntax.Parameter) {
    let digits = String(decoding: syntax.text[value], as: UTF8.self)
    if let mtu = Int(digits), mtu == 0 || (Self.mtuMin...Self.mtuMax).contains(mtu) { return }
    add(.mtuOutOfRange, value, parameter, .mtu)
  }

  private mutating func checkBehindMAC(_ value: ByteRange, _ parameter: VifSyntax.Parameter) {
    if let place = Self.swallowed(in: value, of: syntax) { add(.swallowedParameter, place, parameter, .mac) }
  }

  private static let separators = Array(",; \t|&".utf8)
  private static let oddNameBytes = Array("/:%".utf8)
  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
