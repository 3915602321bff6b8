import XLModel
import XLSyntax

/// A kind of device in a manifest: the key of its list, and the parameters that a mapping may have.
public enum ManifestDevice: CaseIterable, Hashable, Sendable {
  /// A disk.
  case disk
  /// A network interface.
  case nic

  /// The key of a guest that has the list.
  public var listKey: String { words.list }
  /// The key of xl.cfg for the same list.
  var configKey: String { words.config }
  /// An entry as an example.
  var example: String { words.example }
  /// Some parameters, in words.
  var keyExamples: String { words.keys }

  private var words: (list: String, config: String, example: String, keys: String) {
    switch self {
    case .disk: ("disks", "disk", "- /srv/a.img,raw,xvda,rw", "target, format and vdev")
    case .nic: ("nics", "vif", "- bridge=xenbr0", "mac and bridge")
    }
  }

  /// Every parameter, in the order in which they are listed to users.
  public var parameters: [ManifestParameter] { table.parameters }

  /// The parameter with a name, in this case.
  func parameter(_ name: some Collection<UInt8>) -> ManifestParameter? {
    table.byName[String(decoding: name, as: UTF8.self)]
  }

  /// The flag that a word says no to: `discard` of `no-discard`.
  func flag(deniedBy word: some Collection<UInt8>) -> String? {
    table.denied[String(decoding: word, as: UTF8.self)]
  }

  /// The parameters, as they are found by a word.
  private struct Table {
    let parameters: [ManifestParameter]
    let byName: [String: ManifestParameter]
    var denied: [String: String] = [:]

    init(_ parameters: [ManifestParameter]) {
      self.parameters = parameters
      byName = Dictionary(parameters.map { ($0.name, $0) }) { first, _ in first }
      for parameter in parameters {
        if case .flag(_, let off?) = parameter.kind { denied[off] = parameter.name }
      }
    }
  }

  private var table: Table { self == .disk ? Self.disks : Self.nics }

  private static let disks = Table((DiskWord.keys + DiskWord.flags).compactMap(ManifestParameter.init))
  private static let nics = Table(NicKey.all.compactMap(ManifestParameter.init))
}
