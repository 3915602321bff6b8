package import XLSyntax
package import XLText

// MARK: - Limits

extension NicLowering {
  /// The longest name of a network interface: IFNAMSIZ less the NUL (Linux: include/uapi/linux/if.h).
  package static let interfaceNameCountMax = 15
  /// The suffix that libxl adds for the emulated half (libxl: libxl_internal.h TAP_DEVICE_SUFFIX, 4.17 to
  /// 4.23).
  package static let tapSuffix = "-emu"
  /// The smallest MTU that IPv4 allows.
  package static let mtuMin = 68
  /// The largest MTU that Linux gives a vif.
  package static let mtuMax = 65_535
  /// The most bytes of a key and its `=` that are searched for inside of a value.
  static let keyByteCountMax = 64
}

// MARK: - One parameter

/// What is doubtful about a vif string that `xl` silently accepts.
extension NicLowering {
  /// Reports a doubt, which changes nothing for xl.
  private mutating func doubt(
    _ kind: NicProblem.Kind,
    _ range: ByteRange,
    _ parameter: VifSyntax.Parameter?,
    _ key: NicKey
  ) {
    report(kind, at: range, .accepts, in: parameter, key: key)
  }

  mutating func checkRepetition(_ parameter: VifSyntax.Parameter, _ key: NicKey) {
    if let first = seen[key] { doubt(.repeatedKey(first: first), parameter.range, parameter, key) }
    if key.kind == .flag, let first = seen[key == .trusted ? .untrusted : .trusted] {
      doubt(.contradictoryFlags(first: first), parameter.range, parameter, key)
    }
    seen[key] = parameter.range
  }

  /// Checks a value; `isRefused` says that xl reports an error about it.
  mutating func checkValue(
    _ value: ByteRange,
    _ parameter: VifSyntax.Parameter,
    _ key: NicKey,
    isRefused: Bool,
  ) {
    let isSound = key.kind != .string || !reportText(value, parameter, key)
    if key == .vifname { interfaceName = isSound ? parameter : nil }
    guard isSound else { return }
    switch key {
    case .vifname: checkInterfaceName(value, parameter)
    case .bridge, .gatewaydev, .netdev: checkBridgeName(value, parameter, key)
    case .model: checkModel(value, parameter)
    case .ip: checkAddresses(value, parameter)
    case .vlan where !isRefused: checkVLANs(value, parameter)
    case .script: checkScript(value, parameter)
    case .mtu where !isRefused: checkMTU(value, parameter)
    default: break
    }
  }

  /// Reports blanks, emptiness and other parameters, which can be in any string; whether there were any.
  private mutating func reportText(_ value: ByteRange, _ parameter: VifSyntax.Parameter, _ key: NicKey)
    -> Bool
  {
    let bytes = syntax.text[value]
    guard let first = bytes.first, let last = bytes.last else {
      doubt(.emptyValue, value, parameter, key)
      return true
    }
    let swallowed = syntax.swallowed(in: value)
    if let swallowed { doubt(.swallowedParameter, swallowed, parameter, key) }
    let isBlank = first.isSpace || last.isSpace
    if isBlank { doubt(.blankAroundValue, value, parameter, key) }
    return isBlank || swallowed != nil
  }

  private mutating func checkInterfaceName(_ value: ByteRange, _ parameter: VifSyntax.Parameter) {
    let bytes = syntax.text.bytes
    let odd = (value.start..<value.end).first { offset in
      bytes[offset] <= 0x20 || bytes[offset] == 0x7F || "/:%".utf8.contains(bytes[offset])
    }
    if let odd {
      doubt(.oddInterfaceName, ByteRange(odd, odd + 1), parameter, .vifname)
    } else if [".", ".."].contains(where: { syntax.text[value].elementsEqual($0.utf8) }) {
      doubt(.oddInterfaceName, value, parameter, .vifname)
    }
  }

  /// A bridge of Open vSwitch may carry VLANs after a dot or a colon, so only plain names are measured.
  private mutating func checkBridgeName(
    _ value: ByteRange,
    _ parameter: VifSyntax.Parameter,
    _ key: NicKey
  ) {
    let bytes = syntax.text[value]
    if let slash = bytes.firstIndex(of: UInt8(ascii: "/")) {
      return doubt(.oddInterfaceName, ByteRange(slash, slash + 1), parameter, key)
    }
    if !bytes.contains(UInt8(ascii: ".")), !bytes.contains(UInt8(ascii: ":")),
      bytes.count > Self.interfaceNameCountMax
    {
      doubt(.longInterfaceName(longest: Self.interfaceNameCountMax), value, parameter, key)
    }
  }

  private mutating func checkModel(_ value: ByteRange, _ parameter: VifSyntax.Parameter) {
    let model = syntax.text[value]
    if !NicModels.names.contains(where: { $0.utf8.elementsEqual(model) }) {
      doubt(.unknownModel, value, parameter, .model)
    }
  }

  private mutating func checkScript(_ value: ByteRange, _ parameter: VifSyntax.Parameter) {
    let name = syntax.text[value]
    if name.first != UInt8(ascii: "/"), name.contains(UInt8(ascii: "/")) {
      doubt(.scriptWithSlash, value, parameter, .script)
    }
  }

  private mutating func checkAddresses(_ value: ByteRange, _ parameter: VifSyntax.Parameter) {
    for word in syntax.text[value].split(whereSeparator: \.isSpace)
    where !IPAddressText.isAddress(word) {
      doubt(.oddIPAddress, ByteRange(word.startIndex, word.endIndex), parameter, .ip)
    }
  }

  private mutating func checkVLANs(_ value: ByteRange, _ parameter: VifSyntax.Parameter) {
    let reading = VLANTerms(syntax.text.bytes, value)
    for term in reading.malformed { doubt(.malformedVLAN, term, parameter, .vlan) }
    if reading.malformed.isEmpty, !reading.hasPVID { doubt(.vlanWithoutPVID, value, parameter, .vlan) }
  }

  private mutating func checkMTU(_ value: ByteRange, _ parameter: VifSyntax.Parameter) {
    if spec.mtu == 0 || (Self.mtuMin...Self.mtuMax).contains(Int(spec.mtu)) { return }
    doubt(.mtuOutOfRange, value, parameter, .mtu)
  }
}

// MARK: - The whole string

extension NicLowering {
  /// Checks what depends on several parameters.
  mutating func checkWhole() {
    let isEmulated = spec.type == .vif_ioemu
    let longest = Self.interfaceNameCountMax - (isEmulated ? Self.tapSuffix.utf8.count : 0)
    if let interfaceName, let name = interfaceName.value, name.count > longest {
      doubt(.longInterfaceName(longest: longest), name, interfaceName, .vifname)
    }
    if isEmulated, let range = spec.range(of: .type) { doubt(.emulatedType, range, nil, .type) }
    if spec.type == .vif, let model = spec.model { doubt(.modelWithoutEmulation, model.range, nil, .model) }
    if let script = spec.script, spec.ip == nil,
      script.value.split(separator: UInt8(ascii: "/")).last?.elementsEqual("vif-route".utf8) ?? false
    {
      doubt(.routeWithoutAddress, script.range, nil, .script)
    }
    if spec.isTrusted ?? false, let range = spec.range(of: .trusted), let domain = spec.backendDomain,
      !OwnDomain.isMeant(domain.value)
    {
      doubt(.trustedDriverDomain(domain: domain.range), range, nil, .trusted)
    }
  }
}

extension VifSyntax {
  /// A known `key=` after a byte that people take for a separator; from that byte to the end of the value.
  package func swallowed(in value: ByteRange) -> ByteRange? {
    let bytes = text.bytes
    var offset = value.start
    while offset < value.end {
      guard ",; \t|&".utf8.contains(bytes[offset]) else {
        offset += 1
        continue
      }
      // Blanks after a separator belong to it; a name is short, so nothing is checked twice.
      var start = offset + 1
      while start < value.end, bytes[start].isSpace { start += 1 }
      let word = bytes[start..<min(value.end, start + NicLowering.keyByteCountMax)]
      if let end = word.firstIndex(of: UInt8(ascii: "=")), NicKey.named(word[..<end]) != nil {
        return ByteRange(offset, value.end)
      }
      offset = start
    }
    return nil
  }
}
