import XLModel
import XLSyntax

/// A parameter of a device that is a mapping: the name that xl's strings have for it, and its values.
public struct ManifestParameter: Hashable, Sendable {
  /// What the value is.
  public enum Kind: Hashable, Sendable {
    /// Text; one of few words where there are some.
    case text(words: [String])
    /// A number.
    case number
    /// True or false, and what the string has for each; nil for nothing.
    case flag(on: String, off: String?)
  }

  /// The name.
  public let name: String
  /// What the value is.
  public let kind: Kind
  /// What the parameter is for, in a few words.
  public let summary: String

}

extension ManifestParameter {
  /// The parameter of a word in a disk string; nil of words that say no to another, and of prefixes.
  init?(_ word: DiskWord) {
    let kind: Kind
    switch word {
    case .target, .format, .vdev, .access, .devtype, .backend, .backendtype, .specification, .script,
      .coloHost, .coloExport, .activeDisk, .hiddenDisk:
      // xl reads `r` and `w` too.
      kind = .text(words: word == .access ? word.values + ["r", "w"] : word.values)
    case .coloPort: kind = .number
    case .cdrom, .directIOSafe: kind = .flag(on: word.spelling, off: nil)
    case .discard: kind = .flag(on: word.spelling, off: DiskWord.noDiscard.spelling)
    case .colo: kind = .flag(on: word.spelling, off: DiskWord.noColo.spelling)
    case .trusted: kind = .flag(on: word.spelling, off: DiskWord.untrusted.spelling)
    case .grantUsage: kind = .flag(on: "\(word.spelling)=1", off: "\(word.spelling)=0")
    case .noDiscard, .noColo, .untrusted, .raw, .qcow, .qcow2, .vhd, .iscsi, .nbd, .enbd, .drbd, .tapdisk,
      .tap, .tap2, .aio, .ioemu, .file, .phy:
      return nil
    }
    self.init(name: word.spelling, kind: kind, summary: word.summary)
  }

  /// The parameter of a key of a vif string; nil of the flag that says no to another.
  init?(_ key: NicKey) {
    let kind: Kind
    switch key.kind {
    case .string, .mac, .rate: kind = .text(words: [])
    case .type: kind = .text(words: ["vif", "ioemu"])
    case .number: kind = .number
    case .flag:
      if key == .untrusted { return nil }
      kind = .flag(on: key.name, off: NicKey.untrusted.name)
    }
    self.init(name: key.name, kind: kind, summary: key.summary)
  }
}
