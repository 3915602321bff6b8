import XLModel
import XLSyntax
import XLText

enum UnknownVifParameter: Rule {
  static let code: DiagnosticCode = 2001
  static let page = RulePage(
    .error,
    "A vif string has an unknown parameter.",
    why: "xl prints a warning, ignores the parameter, and starts the guest with an incomplete interface.",
    subject: .vif,
    bad: "brige=xenbr0",
    good: "bridge=xenbr0",
    fix: .changesMeaning,
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    let (range, parameter) = (problem.range, problem.whole)
    let word = nic.syntax.text[range]
    if parameter == range, let meant = meaning(ofBareWord: word) {
      let start = ByteRange(parameter.start, parameter.start)
      return diagnostic(
        "unknown vif parameter \(nic.quoted(parameter)); did you mean '\(meant)=\(nic.shown(range))'?",
        at: parameter,
        notes: [nic.consequence],
        fixes: nic.fix("write '\(meant)=' before it", start, "\(meant)="),
      )
    }
    let trimmed = word.filter { $0 > 0x20 }
    let known = NicKey.all.filter { $0.since <= nic.xen }
    if let meant = otherNames[String(decoding: trimmed, as: UTF8.self).lowercased()]
      ?? NearestName.of(trimmed, among: known.map(\.name))
    {
      return diagnostic(
        "unknown vif parameter \(nic.quoted(range)); did you mean '\(meant)'?",
        at: range,
        notes: [nic.consequence],
        fixes: nic.fix("write '\(meant)'", range, meant),
      )
    }
    let names = NicKey.common.filter { $0.since <= nic.xen && $0.field != nil && $0 != .netdev }.map(\.name)
    return diagnostic(
      "unknown vif parameter \(nic.quoted(range))",
      at: range,
      help: "expected \(WordRow.any(names))",
      notes: [nic.consequence],
    )
  }

  /// The key that a word without `=` most likely requires.
  private static func meaning(ofBareWord word: ArraySlice<UInt8>) -> String? {
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
