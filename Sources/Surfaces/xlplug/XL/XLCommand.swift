/// A command of xl's that xlplug has too, with what `xl help` says of it.
///
/// Words and numbers are xl's own interface (tools/xl/xl_cmdtable.c, xl_block.c, xl_nic.c, 4.17): what stands
/// on standard output is the same byte for byte.
enum XLCommand: String, CaseIterable, Hashable, Sendable {
  case networkAttach = "network-attach"
  case networkList = "network-list"
  case networkDetach = "network-detach"
  case blockAttach = "block-attach"
  case blockList = "block-list"
  case blockDetach = "block-detach"

  /// The command that a word means: its name, or a beginning that no other has; nil where it means none.
  ///
  /// That is xl's own rule, and the further commands of xl's change nothing: a beginning of one of these that
  /// another shares is shared by two of these as well.
  init?(_ word: [UInt8]) {
    let fitting = Self.allCases.filter { $0.rawValue.utf8.starts(with: word) }
    guard fitting.count == 1 else { return nil }
    self = fitting[0]
  }

  /// How many operands there must be.
  var operandCountMin: Int {
    switch self {
    case .blockAttach, .blockDetach, .networkDetach: 2
    case .blockList, .networkAttach, .networkList: 1
    }
  }

  /// Whether `-N` can stand before it.
  var hasDryRun: Bool { self == .blockAttach || self == .networkAttach }

  /// Whether it changes something, so that `-f` can stand before it.
  var changes: Bool { self != .blockList && self != .networkList }

  /// Its own options besides help, as a letter and a word.
  var options: [(letter: UInt8, word: String)] {
    self == .blockDetach ? [(UInt8(ascii: "f"), "force")] : []
  }

  /// What `xl help` prints for it.
  var help: String {
    let letters = "vtT\(changes ? "f" : "")\(hasDryRun ? "N" : "")"
    let (operands, purpose) = words
    let head = "Usage: xl [-\(letters)] \(rawValue) \(operands)\n\n\(purpose).\n\n"
    if self != .blockDetach { return head }
    return head + "Options:\n\n-f, --force        do not wait for the domain to release the device\n"
  }

  /// The operands, and what the command is for.
  private var words: (operands: String, purpose: String) {
    switch self {
    case .networkAttach:
      let keys = [
        "type=<type>", "mac=<mac>", "bridge=<bridge>", "ip=<ip>", "script=<script>", "backend=<BackDomain>",
        "vifname=<name>", "rate=<rate>", "model=<model>", "accel=<accel>", "mtu=<mtu>",
      ]
      return (
        (["<Domain>"] + keys.map { "[\($0)]" }).joined(separator: " "), "Create a new virtual network device"
      )
    case .networkList: return ("<Domain(s)>", "List virtual network interfaces for a domain")
    case .networkDetach: return ("<Domain> <DevId|mac>", "Destroy a domain's virtual network device")
    case .blockAttach: return ("<Domain> <disk-spec-component(s)>...", "Create a new virtual block device")
    case .blockList: return ("<Domain(s)>", "List virtual block devices for a domain")
    case .blockDetach: return ("[option] <Domain> <DevId>", "Destroy a domain's virtual block device")
    }
  }
}
