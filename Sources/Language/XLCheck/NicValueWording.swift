import XLModel
import XLRules
import XLSyntax
import XLText

// MARK: - Hardware address

extension NicWording {
  func mac(_ problem: NicProblem) -> Diagnostic {
    let range = problem.range
    switch problem.kind {
    case .malformedMAC(let octet): return malformedMAC(range, octet)
    case .shortMAC(let octets, let isLast): return shortMAC(range, octets, isLast)
    case .trailingMAC:
      return Diagnostic(
        TrailingMAC.code,
        .error,
        "\(quoted(range)) after the sixth octet is silently ignored by xl",
        at: range,
        help: "an address has six octets",
        fixes: fix("remove it", range, "")
      )
    case .oddMAC:
      let canonical = canonicalMAC(range)
      return Diagnostic(
        OddMAC.code,
        .warning,
        "\(quoted(range)) is an odd way to write an address; xl reads \(canonical ?? "it otherwise")",
        at: range,
        help: "write octets of two hexadecimal digits with colons between them",
        fixes: canonical.map { fix("write \($0)", range, $0, .safe) } ?? []
      )
    case .zeroMAC:
      return Diagnostic(
        ZeroMAC.code,
        .warning,
        "an address of zeros makes libxl choose a random one",
        at: range,
        help: "leave 'mac' out to say so"
      )
    default:
      let isBroadcast = canonicalMAC(range) == "ff:ff:ff:ff:ff:ff"
      return Diagnostic(
        MulticastMAC.code,
        .error,
        isBroadcast
          ? "\(quoted(range)) is the broadcast address, which no interface can have"
          : "\(quoted(range)) is a multicast address, which no interface can have: the first octet is odd",
        at: range,
        help: "use an address whose first octet is even, such as one that begins with 00:16:3e"
      )
    }
  }

  private func malformedMAC(_ range: ByteRange, _ octet: Int) -> Diagnostic {
    let digits = syntax.text[range].filter {
      (0x30...0x39).contains($0) || (0x61...0x66).contains($0 | 0x20)
    }
    let rest = syntax.text[range].filter { !":-. ".utf8.contains($0) }
    let ordinal = ["first", "second", "third", "fourth", "fifth", "sixth"]
    var fixes: [Diagnostic.Fix] = []
    var help = "write six octets of two hexadecimal digits with colons between them: 00:16:3e:00:00:01"
    if digits.count == 12, rest.count == 12 {
      let text = String(decoding: digits, as: UTF8.self).lowercased()
      let pairs = stride(from: 0, to: 12, by: 2).map { String(text.dropFirst($0).prefix(2)) }
      fixes = fix("write \(pairs.joined(separator: ":"))", range, pairs.joined(separator: ":"))
      help = "xl wants colons between the octets: \(pairs.joined(separator: ":"))"
    }
    let message =
      range.isEmpty
      ? "'mac' is empty; expected six octets"
      : "the \(ordinal[min(octet, 5)]) octet of \(quoted(range)) is not a hexadecimal number from 0 to ff"
    return Diagnostic(
      MalformedMAC.code,
      .error,
      message,
      at: range,
      help: help,
      notes: [consequence],
      fixes: fixes
    )
  }

  private func shortMAC(_ range: ByteRange, _ octets: Int, _ isLast: Bool) -> Diagnostic {
    let effect =
      isLast
      ? "xl \(xen) reads on in memory that is not its own"
      : "xl \(xen) reads on into what follows and makes octets of that"
    return Diagnostic(
      ShortMAC.code,
      .error,
      "\(quoted(range)) has \(octets) of the six octets of an address",
      at: range,
      help: "write all six",
      notes: [Diagnostic.Note(effect)]
    )
  }

  private func canonicalMAC(_ range: ByteRange) -> String? {
    MACAddress.reading(Array(syntax.text[range]).span).map { $0.value.description }
  }
}

// MARK: - Strings and names

extension NicWording {
  func value(_ problem: NicProblem) -> Diagnostic {
    let (range, parameter) = (problem.range, problem.parameter ?? problem.range)
    switch problem.kind {
    case .unknownType: return unknownType(range)
    case .emptyValue:
      return Diagnostic(
        EmptyValue.code,
        .warning,
        "'\(name(problem))' is empty, which xl takes as a value",
        at: parameter,
        help: "leave '\(name(problem))' out to get the default",
        fixes: removal("remove '\(name(problem))'", parameter, .changesMeaning)
      )
    case .blankAroundValue: return blankAroundValue(problem)
    case .swallowedParameter: return swallowedParameter(problem)
    case .unknownModel: return unknownModel(range)
    case .modelWithoutEmulation:
      return Diagnostic(
        ModelWithoutEmulation.code,
        .note,
        "'model' has no effect with 'type=vif': no card is emulated",
        at: range
      )
    case .scriptWithSlash:
      return Diagnostic(
        VifScriptWithSlash.code,
        .note,
        "the script \(quoted(range)) is relative with a slash inside; libxl takes it from /etc/xen/scripts",
        at: range,
        help: "write the whole path, or a name without a slash"
      )
    case .trustedDriverDomain(let domain):
      return Diagnostic(
        TrustedDriverDomainVif.code,
        .warning,
        "the interface comes from a driver domain and is trusted",
        at: range,
        help: "write untrusted; the guest then keeps its memory from the backend",
        notes: [Diagnostic.Note("the driver domain", at: domain)],
        fixes: fix("write 'untrusted'", range, "untrusted")
      )
    case .emulatedType:
      return Diagnostic(
        EmulatedType.code,
        .note,
        "'type=ioemu' is for HVM guests at their creation; one that is plugged in later is paravirtual",
        at: range
      )
    case .longInterfaceName(let longest): return longInterfaceName(problem, longest)
    case .oddInterfaceName:
      return Diagnostic(
        OddInterfaceName.code,
        .error,
        "\(quoted(range)) cannot stand in the name of a network interface",
        at: range,
        help: "names are up to \(NicLints.interfaceNameCountMax) bytes without '/', ':', '%' and blanks"
      )
    default: return address(problem)
    }
  }

  private func address(_ problem: NicProblem) -> Diagnostic {
    let range = problem.range
    switch problem.kind {
    case .oddIPAddress:
      return Diagnostic(
        OddIPAddress.code,
        .warning,
        "\(quoted(range)) is not an IPv4 or IPv6 address",
        at: range,
        help: "xl does not look at it, but scripts hand it to ip and iptables; write 10.0.0.1 or 10.0.0.0/24"
      )
    case .malformedVLAN:
      return Diagnostic(
        MalformedVLAN.code,
        .error,
        "\(quoted(range)) is no VLAN term",
        at: range,
        help:
          "terms are ID, IDp, IDu, FIRST-LAST or FIRST+STEPxCOUNT, IDs are 1 to 4094, '/' stands between"
      )
    default:
      return Diagnostic(
        VlanWithoutPVID.code,
        .error,
        "none of the VLANs \(quoted(range)) is the one for untagged packets",
        at: range,
        help: "write 'p' behind one of them, as in 10p/20"
      )
    }
  }

  private func unknownType(_ range: ByteRange) -> Diagnostic {
    let meant = [
      "netfront": "vif", "pv": "vif", "paravirtualised": "vif", "emulated": "ioemu", "hvm": "ioemu",
    ]
    let word = String(decoding: syntax.text[range], as: UTF8.self).lowercased()
    let nearest = meant[word] ?? NearestName.of(syntax.text[range], among: ["vif", "ioemu"])
    let behind = NicLints.swallowed(in: range, of: syntax).map { separation(at: $0.start) }
    return Diagnostic(
      UnknownType.code,
      .error,
      "unknown type \(quoted(range)); expected 'vif' or 'ioemu'",
      at: range,
      help: behind?.help ?? nearest.map { "did you mean '\($0)'?" }
        ?? "'vif' is paravirtual only, 'ioemu' has an emulated card as well",
      notes: [consequence],
      fixes: behind.map { [$0.fix] } ?? nearest.map { fix("write '\($0)'", range, $0) } ?? []
    )
  }

  private func unknownModel(_ range: ByteRange) -> Diagnostic {
    let nearest = NearestName.of(syntax.text[range], among: NicModels.names)
    return Diagnostic(
      UnknownModel.code,
      .warning,
      "QEMU has no network card \(quoted(range))",
      at: range,
      help: nearest.map { "did you mean '\($0)'?" }
        ?? "usual cards are rtl8139, e1000, e1000e and virtio-net-pci",
      fixes: nearest.map { fix("write '\($0)'", range, $0) } ?? []
    )
  }

  private func blankAroundValue(_ problem: NicProblem) -> Diagnostic {
    let bytes = syntax.text[problem.range]
    let front = bytes.prefix(while: { $0 <= 0x20 }).count
    let back = bytes.dropFirst(front).reversed().prefix(while: { $0 <= 0x20 }).count
    let inner = bytes.dropFirst(front).dropLast(back)
    let isHarmless = problem.key == .ip || problem.key == .script
    return Diagnostic(
      BlankAroundValue.code,
      isHarmless ? .warning : .error,
      "the blanks in \(quoted(problem.range)) are part of the value of '\(name(problem))'",
      at: problem.range,
      help: "xl drops spaces before a parameter only",
      fixes: [
        Diagnostic.Fix(
          "remove the blanks",
          edits: [TextEdit(problem.range, Array(inner))],
          safety: .changesMeaning
        )
      ]
    )
  }

  private func swallowedParameter(_ problem: NicProblem) -> Diagnostic {
    let start = problem.range.start
    let separator = Self.separatorName[syntax.text.bytes[start]] ?? "byte"
    let behind = ByteRange(start + 1, problem.range.end)
    let way = separation(at: start)
    let effect = problem.key == .mac ? "dropped" : "part of the value of '\(name(problem))'"
    return Diagnostic(
      SwallowedVifParameter.code,
      .error,
      "a \(separator) separates nothing here: \(quoted(behind)) is \(effect)",
      at: problem.range,
      help: way.help,
      fixes: [way.fix]
    )
  }

  /// How parameters are separated in this form, instead of by the byte at an offset.
  private func separation(at offset: Int) -> (help: String, fix: Diagnostic.Fix) {
    let (help, title, separator) =
      switch syntax.form {
      case .words:
        (
          "each parameter of network-attach is a word of its own", "make it a word of its own",
          VifSyntax.wordSeparator
        )
      case .configuration: ("parameters are separated by commas", "write a comma", UInt8(ascii: ","))
      }
    let edits = [TextEdit(ByteRange(offset, offset + 1), [separator])]
    return (help, Diagnostic.Fix(title, edits: edits, safety: .changesMeaning))
  }

  private func longInterfaceName(_ problem: NicProblem, _ longest: Int) -> Diagnostic {
    let isEmulated = longest < NicLints.interfaceNameCountMax
    let reason =
      isEmulated
      ? "libxl adds '\(NicLints.tapSuffix)' for the emulated card, which leaves \(longest)"
      : "the kernel allows \(longest)"
    return Diagnostic(
      LongInterfaceName.code,
      .error,
      "the interface name \(quoted(problem.range)) is \(problem.range.count) bytes long; \(reason)",
      at: problem.range,
      help: "choose a shorter name"
    )
  }
}
