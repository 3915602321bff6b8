import XLModel
import XLRules
import XLSyntax
import XLText

/// The words for every problem of a vif string: what was found, what was expected, the way out.
struct NicWording {
  let syntax: VifSyntax
  let xen: XenVersion

  /// A problem in words.
  func diagnostic(_ problem: NicProblem) -> Diagnostic {
    switch problem.kind {
    case .unknownKey, .blankAroundKey, .missingValue, .emptyParameter, .flagWithValue, .notInThisRelease,
      .deprecatedKey, .unsupportedKey, .repeatedKey, .contradictoryFlags, .nulByte:
      key(problem)
    case .malformedMAC, .shortMAC, .trailingMAC, .oddMAC, .multicastMAC, .zeroMAC: mac(problem)
    case .rate, .rateAfterOverflow, .octalRate, .intervalWithoutUnit, .zeroRate: rate(problem)
    case .malformedNumber, .trailingNumber, .wrappedNumber, .oddNumber, .mtuOutOfRange: number(problem)
    case .tooMany: .uncheckedRest(ofStringAt: problem.range, problemsMax: NicLowering.problemsMax)
    default: value(problem)
    }
  }

  // MARK: Pieces that the sentences share

  func quoted(_ range: ByteRange) -> String { "'\(VisibleText.quoting(syntax.text[range]))'" }

  func name(_ problem: NicProblem) -> String { problem.key?.name ?? "parameter" }

  /// What xl does when it complains and the text is an element of a list in a file, or a word of a command.
  var consequence: Diagnostic.Note {
    switch syntax.form {
    case .configuration:
      Diagnostic.Note("xl \(xen) prints one line, goes on, and builds the interface without it")
    case .words: Diagnostic.Note("xl \(xen) network-attach stops here")
    }
  }

  /// An edit of one place, as a fix.
  func fix(
    _ title: String,
    _ range: ByteRange,
    _ replacement: String,
    _ safety: Diagnostic.Fix.Safety = .changesMeaning
  ) -> [Diagnostic.Fix] {
    [Diagnostic.Fix(title, edits: [TextEdit(range, replacement)], safety: safety)]
  }

  /// A fix that takes a parameter away, with the separator behind it or before it.
  func removal(_ title: String, _ parameter: ByteRange, _ safety: Diagnostic.Fix.Safety) -> [Diagnostic.Fix] {
    var (start, end) = (parameter.start, parameter.end)
    let tokens = syntax.tokens
    let next = token(startingAtOrAfter: end)
    if next < tokens.count, tokens[next].kind == .separator, tokens[next].range.start == end {
      end = tokens[next].range.end
    } else {
      // Blanks may stand between the separator and the parameter.
      var before = token(startingAtOrAfter: start) - 1
      while before >= 0, tokens[before].kind == .space { before -= 1 }
      if before >= 0, tokens[before].kind == .separator { start = tokens[before].range.start }
    }
    return fix(title, ByteRange(start, end), "", safety)
  }

  /// The number of the first token that starts at an offset or later.
  private func token(startingAtOrAfter offset: Int) -> Int {
    var (low, high) = (0, syntax.tokens.count)
    while low < high {
      let middle = (low + high) / 2
      if syntax.tokens[middle].range.start < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  static let separatorName = [
    UInt8(ascii: ","): "comma", UInt8(ascii: ";"): "semicolon", UInt8(ascii: " "): "blank",
    UInt8(ascii: "\t"): "tab", UInt8(ascii: "|"): "bar", UInt8(ascii: "&"): "ampersand",
  ]
}

// MARK: - Keys and flags

extension NicWording {
  private func key(_ problem: NicProblem) -> Diagnostic {
    let (range, parameter) = (problem.range, problem.parameter ?? problem.range)
    switch problem.kind {
    case .blankAroundKey:
      return Diagnostic(
        BlankAroundKey.code,
        .error,
        "\(quoted(range)) has blanks that are part of the name; expected '\(name(problem))' alone",
        at: range,
        notes: [consequence],
        fixes: fix("remove the blanks", range, name(problem))
      )
    case .missingValue: return missingValue(problem)
    case .emptyParameter:
      return Diagnostic(
        EmptyParameter.code,
        syntax.form == .words ? .error : .warning,
        syntax.form == .words ? "an empty word is no parameter" : "only blanks where a parameter should be",
        at: range,
        notes: [consequence],
        fixes: removal("remove it", parameter, .safe)
      )
    case .flagWithValue: return flagWithValue(problem, parameter)
    case .notInThisRelease:
      return Diagnostic(
        KeyOfLaterRelease.code,
        .error,
        "'\(name(problem))' is not known to xl \(xen); it came with \(problem.key?.since ?? .newest)",
        at: range,
        help: "remove it, or check for a newer release",
        notes: [consequence],
        fixes: removal("remove '\(name(problem))'", parameter, .safe)
      )
    case .deprecatedKey, .unsupportedKey: return oldKey(problem, parameter)
    case .repeatedKey(let first), .contradictoryFlags(let first): return secondKey(problem, first)
    case .nulByte:
      return Diagnostic(
        NULInVifString.code,
        .error,
        "a NUL byte cannot stand in a configuration file",
        at: range,
        help: "remove it",
        notes: [Diagnostic.Note("xl \(xen) aborts when it reads a string with one")],
        fixes: fix("remove it", range, "")
      )
    default: return unknownKey(problem, parameter)
    }
  }

  private func oldKey(_ problem: NicProblem, _ parameter: ByteRange) -> Diagnostic {
    if case .deprecatedKey = problem.kind {
      return Diagnostic(
        DeprecatedVifParameter.code,
        .warning,
        "'netdev' is the old name of 'gatewaydev'",
        at: problem.range,
        notes: [Diagnostic.Note("xl \(xen) prints a line about it and takes the value")],
        fixes: fix("write 'gatewaydev'", problem.range, "gatewaydev", .safe)
      )
    }
    return Diagnostic(
      UnsupportedKey.code,
      .warning,
      "'accel' does nothing in xl",
      at: problem.range,
      notes: [Diagnostic.Note("xl \(xen) prints a line about it and goes on")],
      fixes: removal("remove 'accel'", parameter, .safe)
    )
  }

  private func secondKey(_ problem: NicProblem, _ first: ByteRange) -> Diagnostic {
    if case .repeatedKey = problem.kind {
      return Diagnostic(
        RepeatedKey.code,
        .warning,
        "'\(name(problem))' is given twice; xl takes the last",
        at: problem.range,
        help: "keep one of them",
        notes: [Diagnostic.Note("first given here", at: first)],
        fixes: removal("remove the first", first, .safe)
      )
    }
    return Diagnostic(
      ContradictoryFlags.code,
      .warning,
      "'trusted' and 'untrusted' contradict each other; xl takes the last",
      at: problem.range,
      help: "keep one of them",
      notes: [Diagnostic.Note("the other is here", at: first)],
      fixes: removal("remove the first", first, .safe)
    )
  }

  private func missingValue(_ problem: NicProblem) -> Diagnostic {
    Diagnostic(
      MissingValue.code,
      .error,
      "'\(name(problem))' has no value; expected '\(name(problem))=' and \(Self.expectation(problem.key))",
      at: problem.range,
      notes: [consequence]
    )
  }

  private func flagWithValue(_ problem: NicProblem, _ parameter: ByteRange) -> Diagnostic {
    let value = syntax.text[ByteRange(problem.range.end + 1, parameter.end)]
    let isNegative = ["0", "no", "off", "false", "n"].contains { $0.utf8.elementsEqual(value) }
    let meant = (problem.key == .trusted) == isNegative ? "untrusted" : "trusted"
    return Diagnostic(
      VifFlagWithValue.code,
      .error,
      "'\(name(problem))' takes no value; did you mean '\(meant)'?",
      at: parameter,
      help: "write 'trusted' or 'untrusted' alone",
      notes: [consequence],
      fixes: fix("write '\(meant)'", parameter, meant)
    )
  }

  private func unknownKey(_ problem: NicProblem, _ parameter: ByteRange) -> Diagnostic {
    let word = syntax.text[problem.range]
    let isBare = parameter == problem.range
    if isBare, let meant = Self.meaningOfBareWord(word) {
      return Diagnostic(
        UnknownVifParameter.code,
        .error,
        "\(quoted(parameter)) has no key before it; did you mean '\(meant)=\(VisibleText.quoting(word))'?",
        at: parameter,
        notes: [consequence],
        fixes: fix("write '\(meant)=' before it", ByteRange(parameter.start, parameter.start), "\(meant)=")
      )
    }
    let trimmed = word.filter { $0 > 0x20 }
    let known = NicKey.all.filter { $0.since <= xen }
    if let meant = Self.otherNames[String(decoding: trimmed, as: UTF8.self).lowercased()]
      ?? NearestName.of(trimmed, among: known.map(\.name))
    {
      return Diagnostic(
        UnknownVifParameter.code,
        .error,
        "unknown vif parameter \(quoted(problem.range)); did you mean '\(meant)'?",
        at: problem.range,
        notes: [consequence],
        fixes: fix("write '\(meant)'", problem.range, meant)
      )
    }
    let names = NicKey.common.filter { $0.since <= xen && $0.field != nil && $0 != .netdev }.map(\.name)
    return Diagnostic(
      UnknownVifParameter.code,
      .error,
      "unknown vif parameter \(quoted(problem.range))",
      at: problem.range,
      help: "parameters are " + names.joined(separator: ", "),
      notes: [consequence]
    )
  }

  /// What a key wants behind its `=`.
  static func expectation(_ key: NicKey?) -> String {
    switch key?.kind {
    case .mac: "six octets such as 00:16:3e:00:00:01"
    case .type: "'vif' or 'ioemu'"
    case .rate: "a rate such as 10Mb/s"
    case .number: "a number"
    default: key.map { "the \($0.summary)" } ?? "a value"
    }
  }

  /// The key that a word without `=` most likely wants.
  private static func meaningOfBareWord(_ word: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: word, as: UTF8.self)
    if text == "ioemu" || text == "vif" { return "type" }
    if IPAddressText.isAddress(word) { return "ip" }
    if NicModels.names.contains(text) { return "model" }
    if word.count(where: { $0 == UInt8(ascii: ":") }) == 5, MACAddress.reading(Array(word).span) != nil {
      return "mac"
    }
    return text.hasPrefix("xenbr") || text.hasPrefix("virbr") || text.hasPrefix("br0") ? "bridge" : nil
  }

  /// What other tools and other keys call the same thing.
  private static let otherNames = [
    "ifname": "vifname", "interface": "vifname", "name": "vifname", "dev": "vifname", "target": "vifname",
    "macaddr": "mac", "macaddress": "mac", "mac_address": "mac", "hwaddr": "mac", "ether": "mac",
    "address": "ip", "addr": "ip", "ipaddr": "ip", "ips": "ip", "br": "bridge", "network": "bridge",
    "source": "bridge", "gateway": "gatewaydev", "gwdev": "gatewaydev", "nictype": "type", "driver": "model",
    "card": "model", "vlanid": "vlan", "vlan_id": "vlan", "tag": "vlan", "speed": "rate", "bandwidth": "rate",
    "ratelimit": "rate", "domain": "backend", "backenddomain": "backend", "backend_domname": "backend",
    "vifscript": "script", "id": "devid", "handle": "devid", "index": "devid",
  ]
}
