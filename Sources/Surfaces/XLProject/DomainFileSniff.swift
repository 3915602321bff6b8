import XLManifest
import XLModel
public import XLText

/// Whether a file that a walk finds is a domain's configuration: by its name, and by how it begins.
///
/// `.cfg` is a name that many programs use, and in /etc/xen files need no ending at all.
public enum DomainFileSniff {
  /// What the name of a file says about it.
  public enum Name: Hashable, Sendable {
    /// Its ending is one of domains' files.
    case ofDomain
    /// It is below /etc/xen.
    case ofXen
    /// Files of many kinds are called so, those of domains among them.
    case ofAny
    /// It is a manifest, which has several guests.
    case ofManifest
  }

  /// How many bytes of a file are checked.
  private static let byteCount = 1 << 18
  /// The most names that are compared with keys.
  static let keyCountMax = 64
  /// Endings of names that domains' files have.
  private static let endings: Set<String> = ["cfg", "xl", "hvm", "pv", "pvh", "pvlinux", "pvhlinux"]
  /// Endings and names that files of domains share with many others.
  private static let sharedEndings: Set<String> = ["config", "xen"]
  private static let sharedNames: Set<String> = ["domain_config"]
  /// How many keys of domains a file sets if it has such a name.
  private static let keyCountMin = 2
  /// Endings of files that are copied and changed before they are used.
  private static let exampleEndings: Set<String> = ["example", "sample", "template", "tmpl", "dist"]
  /// Files of Xen's own with other grammars.
  private static let ownFiles: Set<String> = ["xl.conf", "oxenstored.conf", "xend-config.sxp", "cpupool"]
  private static let domainKeys = Set(ConfigKeys.telling)
  /// How many keys of domains a file with groups has outside of them if it is a domain's all the same.
  private static let outerKeyCountMin = 2

  /// What a name says; nil where a walk does not look into the file.
  ///
  /// `isXens` is whether the file is below /etc/xen.
  public static func name(_ name: ArraySlice<UInt8>, isXens: Bool) -> Name? {
    let text = String(decoding: name, as: UTF8.self)
    if ownFiles.contains(text) { return nil }
    if ManifestFile.isManifest(name) { return .ofManifest }
    // What package managers and editors leave beside a file.
    let isLeftover = text.hasSuffix("~") || text.contains(".dpkg-") || text.hasSuffix(".rpmnew")
    if isLeftover { return nil }
    let dot = text.lastIndex(of: ".").flatMap { $0 > text.startIndex ? $0 : nil }
    let ending = dot.map { text[text.index(after: $0)...].lowercased() }
    if let ending, endings.contains(ending) { return .ofDomain }
    if isXens { return .ofXen }
    return ending.map(sharedEndings.contains) ?? sharedNames.contains(text) ? .ofAny : nil
  }

  /// Whether a directory is /etc/xen or below it, in whatever tree that is kept.
  public static func isXens(_ directory: [UInt8]) -> Bool {
    let marked = directory + [FilePath.slash]
    let wanted = Array("/etc/xen/".utf8)
    return marked.indices.contains { marked[$0...].starts(with: wanted) }
  }

  /// What the name of a file says that is to be checked in any case.
  ///
  /// No file of xl is known to end in `.yaml`, so one that does is a manifest.
  public static func chosen(_ name: ArraySlice<UInt8>, isXens: Bool) -> Name {
    let isSettings = name.elementsEqual(SettingsScope.projectName.utf8)
    return ManifestFile.isYAML(name) && !isSettings ? .ofManifest : Self.name(name, isXens: isXens) ?? .ofAny
  }

  /// Whether a name says that the file is an example to copy, and so no guest that could be in the way.
  ///
  /// Xen installs `xlexample.hvm` and two more, which share a volume.
  public static func isExample(_ name: ArraySlice<UInt8>) -> Bool {
    let parts = String(decoding: name, as: UTF8.self).lowercased().split(separator: ".")
    return parts.first == "xlexample" || parts.dropFirst().contains { exampleEndings.contains(String($0)) }
  }

  /// Why a file does not configure a domain, in words; nil if it does, or might.
  public static func objection(to text: SourceText, name: Name) -> String? {
    if name == .ofManifest { return nil }
    if text.bytes.starts(with: "#!".utf8) { return "it is a script" }
    let beginning = Beginning(text)
    let keys = beginning.keys
    let isNamedSo = name == .ofDomain
    guard let first = beginning.first else { return isNamedSo ? nil : "it is empty" }
    if isSection(first) { return "it is an INI file with sections in brackets" }
    // Settings in groups are not xl's, of any kind called.
    if beginning.hasGroups, beginning.outerKeys.intersection(domainKeys).count < Self.outerKeyCountMin {
      return "it is a libconfig file with groups in braces"
    }
    let keyCount = keys.intersection(domainKeys).count + (keys.contains("name") ? 1 : 0)
    if !keys.isDisjoint(with: domainKeys), name != .ofAny || keyCount >= Self.keyCountMin { return nil }
    if first.first == UInt8(ascii: "<") || first.first == UInt8(ascii: "{") { return "it is XML or JSON" }
    if keys.contains("name"), !keys.isDisjoint(with: ["sched", "nodes", "cpus"]) {
      return "it describes a CPU pool"
    }
    if isNamedSo, startsWithKey(first) || keys.contains(where: isLikeKey) { return nil }
    return "it sets no key of a domain"
  }

  /// What the beginning of a file shows.
  private struct Beginning {
    /// The first line that is neither empty nor a comment.
    var first: ArraySlice<UInt8>?
    /// The names that lines assign to.
    var keys: Set<String> = []
    /// Those of lines without indentation.
    var outerKeys: Set<String> = []
    /// Whether a line opens a group: `name = {`, `name : {`.
    var hasGroups = false

    init(_ text: SourceText) {
      var bytes = text.bytes.prefix(byteCount)
      if bytes.starts(with: "\u{FEFF}".utf8) { bytes = bytes.dropFirst(3) }
      for whole in bytes.split(separator: UInt8(ascii: "\n")) where keys.count < keyCountMax {
        let line = whole.drop { $0.isBlank || $0 == 0x0D }
        if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
        first = first ?? line
        let word = line.prefix { isNameByte($0) }
        let rest = line[word.endIndex...].drop(while: \.isBlank)
        guard !word.isEmpty, let sign = rest.first else { continue }
        let isAssignment = rest.starts(with: "=".utf8) || rest.starts(with: "+=".utf8)
        if isAssignment || sign == UInt8(ascii: ":") {
          hasGroups = hasGroups || rest.dropFirst().first { $0 > 0x20 } == UInt8(ascii: "{")
        }
        guard isAssignment else { continue }
        let name = String(decoding: word, as: UTF8.self)
        keys.insert(name)
        if line.startIndex == whole.startIndex { outerKeys.insert(name) }
      }
    }
  }

  /// Whether a name is one of xl's keys, or a slip of one.
  ///
  /// Names in upper case are variables of shells and makefiles, whatever they resemble.
  private static func isLikeKey(_ name: String) -> Bool {
    guard name.utf8.contains(where: { (0x61...0x7A).contains($0) }) else { return false }
    return ConfigKeys.named(name) != nil || NearestName.of(Array(name.utf8), among: ConfigKeys.names) != nil
  }

  /// A line such as `memory 512`: a key of a domain without its `=`.
  private static func startsWithKey(_ line: ArraySlice<UInt8>) -> Bool {
    domainKeys.contains(String(decoding: line.prefix { isNameByte($0) }, as: UTF8.self))
  }

  /// `[name]` alone on a line.
  private static func isSection(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.first == UInt8(ascii: "["), let end = line.firstIndex(of: UInt8(ascii: "]")) else {
      return false
    }
    let inside = line[(line.startIndex + 1)..<end]
    let rest = line[(end + 1)...].drop { $0.isBlank || $0 == 0x0D }
    return !inside.isEmpty && !inside.contains { [UInt8(ascii: "'"), UInt8(ascii: "\"")].contains($0) }
      && (rest.isEmpty || rest.first == UInt8(ascii: "#") || rest.first == UInt8(ascii: ";"))
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: true
    default: false
    }
  }
}
