/// A command of xl's that xlplug has too, in the words of `xl help`.
///
/// Words and numbers are xl's own interface (tools/xl/xl_cmdtable.c, xl_block.c, xl_nic.c, 4.17): what is
/// on standard output is the same byte for byte.
enum XLCommand: String, CaseIterable, Hashable, Sendable {
  case networkAttach = "network-attach"
  case networkList = "network-list"
  case networkDetach = "network-detach"
  case blockAttach = "block-attach"
  case blockList = "block-list"
  case blockDetach = "block-detach"
  case cdInsert = "cd-insert"
  case cdEject = "cd-eject"

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
  var operandCountMin: Int { row.operandCountMin }
  /// Whether `-N` can be before it.
  var hasDryRun: Bool { row.hasDryRun }
  /// The words after it, as `xl help` has them.
  var operands: String { row.operands }
  /// The purpose, as `xl help` has it.
  var purpose: String { row.purpose }

  private var row: (operandCountMin: Int, hasDryRun: Bool, operands: String, purpose: String) {
    switch self {
    case .networkAttach: (1, true, Self.nicOperands, "Create a new virtual network device")
    case .networkList: (1, false, "<Domain(s)>", "List virtual network interfaces for a domain")
    case .networkDetach: (2, false, "<Domain> <DevId|mac>", "Destroy a domain's virtual network device")
    case .blockAttach:
      (2, true, "<Domain> <disk-spec-component(s)>...", "Create a new virtual block device")
    case .blockList: (1, false, "<Domain(s)>", "List virtual block devices for a domain")
    case .blockDetach: (2, false, "[option] <Domain> <DevId>", "Destroy a domain's virtual block device")
    case .cdInsert:
      (3, true, "<Domain> <VirtualDevice> <path>", "Insert a cdrom into a guest's cd drive")
    case .cdEject: (2, true, "<Domain> <VirtualDevice>", "Eject a cdrom from a guest's cd drive")
    }
  }

  private static let nicOperands =
    "<Domain> [type=<type>] [mac=<mac>] [bridge=<bridge>] [ip=<ip>] [script=<script>] [backend=<BackDomain>] "
    + "[vifname=<name>] [rate=<rate>] [model=<model>] [accel=<accel>] [mtu=<mtu>]"

  /// Whether it changes something, so that `-f` can be before it.
  var changes: Bool { self != .blockList && self != .networkList }

  /// Its own options besides help.
  var options: [(letter: UInt8, word: String, meaning: String)] {
    self == .blockDetach
      ? [(UInt8(ascii: "f"), "force", "do not wait for the domain to release the device")] : []
  }

  /// xl's own letters that can be before it.
  var letters: String { "vtT\(changes ? "f" : "")\(hasDryRun ? "N" : "")" }

  /// The text in help and manual about each of these commands.
  static let description =
    "Accepts the arguments of the xl command of this name; output and exit status are those of xl. "
    + "Options of xl and of xlplug precede the command."

  /// The exit statuses of xl.
  static let exits = [
    CommandPage.Entry("0", "success"), CommandPage.Entry("1", "error"), CommandPage.Entry("2", "usage error"),
  ]
}
