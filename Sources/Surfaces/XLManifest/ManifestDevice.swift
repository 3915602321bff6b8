import XLModel
import XLSyntax

/// A kind of device in a manifest: the key of its list, and the parameters that a mapping may have.
public enum ManifestDevice: CaseIterable, Hashable, Sendable {
  /// A disk.
  case disk
  /// A network interface.
  case nic

  /// The key of a guest that has the list.
  public var listKey: String {
    switch self {
    case .disk: "disks"
    case .nic: "nics"
    }
  }

  /// The key of xl.cfg for the same list.
  var configKey: String {
    switch self {
    case .disk: "disk"
    case .nic: "vif"
    }
  }

  /// An entry as an example.
  var example: String {
    switch self {
    case .disk: "- /srv/a.img,raw,xvda,rw"
    case .nic: "- bridge=xenbr0"
    }
  }

  /// Some parameters, in words.
  var keyExamples: String {
    switch self {
    case .disk: "target, format and vdev"
    case .nic: "mac and bridge"
    }
  }

  /// Every parameter, in the order in which they are listed to users.
  public var parameters: [ManifestParameter] {
    switch self {
    case .disk: Self.diskParameters
    case .nic: Self.nicParameters
    }
  }

  /// The parameter with a name, in this case.
  func parameter(_ name: some Collection<UInt8>) -> ManifestParameter? {
    let name = String(decoding: name, as: UTF8.self)
    switch self {
    case .disk: return Self.disksByName[name]
    case .nic: return Self.nicsByName[name]
    }
  }

  /// The flag that a word says no to: `discard` of `no-discard`.
  func flag(deniedBy word: some Collection<UInt8>) -> String? {
    let word = String(decoding: word, as: UTF8.self)
    switch self {
    case .disk: return Self.denialsOfDisks[word]
    case .nic: return Self.denialsOfNics[word]
    }
  }

  private static let diskParameters = (DiskWord.keys + DiskWord.flags).compactMap(ManifestParameter.init)
  private static let nicParameters = NicKey.all.compactMap(ManifestParameter.init)
  private static let disksByName = byName(diskParameters)
  private static let nicsByName = byName(nicParameters)

  private static let denialsOfDisks = denials(diskParameters)
  private static let denialsOfNics = denials(nicParameters)

  private static func denials(_ parameters: [ManifestParameter]) -> [String: String] {
    var result: [String: String] = [:]
    for parameter in parameters {
      if case .flag(_, let off?) = parameter.kind { result[off] = parameter.name }
    }
    return result
  }

  private static func byName(_ parameters: [ManifestParameter]) -> [String: ManifestParameter] {
    Dictionary(parameters.map { ($0.name, $0) }) { first, _ in first }
  }
}
