/// One key of a domain configuration file: what it takes, whom it is for, and what becomes of it.
///
/// Names, types, releases and paths are those of xl 4.17 to 4.23 (tools/xl/xl_parse.c, observed with
/// `xl create -n`); grammar/corpus/xlcfg/keys.json has the observations.
public struct ConfigKey: Hashable, Sendable {
  /// What a key belongs to; the order is that of documents.
  public enum Topic: String, Hashable, Sendable, CaseIterable {
    /// What the domain is, and what it may have.
    case identity = "The domain itself"
    /// vCPUs.
    case processors = "Processors"
    /// Memory.
    case memory = "Memory"
    /// Kernel, firmware, and what they see first.
    case boot = "Kernel and firmware"
    /// What happens when the guest ends, and its clock.
    case events = "Shutdown and time"
    /// Disks, networks, and everything else that is plugged.
    case devices = "Devices"
    /// Screens and how they are reached.
    case graphics = "Graphics"
    /// The program that emulates devices.
    case deviceModel = "Device model"
    /// What only Arm machines have.
    case arm = "Arm"
  }

  /// Which machines a key is for.
  public enum Machine: String, Hashable, Sendable {
    /// All of them.
    case any
    /// Those with x86 processors.
    case x86
    /// Those with Arm processors.
    case arm = "Arm"
  }

  /// The name.
  public let name: String
  /// What values it takes.
  public let type: ConfigKeyType
  /// What it belongs to.
  public internal(set) var topic = Topic.identity
  /// What it is for, in one sentence.
  public let summary: String
  /// The part of libxl's domain that its members are in, as the beginning of their paths.
  var part = ""
  /// The members of libxl's domain that it sets; none where it sets none.
  public internal(set) var paths: [String] = []
  /// The types of guest that it matters for.
  public internal(set) var guests = Set(GuestType.allCases)
  /// The machines that it is for.
  public internal(set) var machine = Machine.any
  /// The minor number of the first release that reads it; nil for 4.1 or earlier.
  public internal(set) var sinceMinor: Int?
  /// What the guest gets where the key is missing; nil where that is nothing.
  public internal(set) var defaultValue: String?
  /// The words that it takes, where there is a fixed set.
  public internal(set) var words: ConfigWords?
  /// The numbers that it takes, where it takes numbers.
  public internal(set) var number = ConfigNumber()
  /// Why it should not be used; nil where it may.
  public internal(set) var deprecation: ConfigDeprecation?

  /// A key that sets nothing of libxl's domain, unless `sets` names whole paths.
  init(_ name: String, _ type: ConfigKeyType, _ summary: String) {
    self.name = name
    self.type = type
    self.summary = summary
  }

  /// Whether a release reads it.
  public func isRead(by xen: XenVersion) -> Bool { sinceMinor.map { $0 <= xen.minor } ?? true }
}

/// Why a key should not be used.
public struct ConfigDeprecation: Hashable, Sendable {
  /// The minor number of the release since which that is so.
  public let sinceMinor: Int
  /// What to do, as an imperative that can follow a colon.
  public let advice: String
  /// Whether only one of the forms that the value may have is deprecated: a text for a list, a number for a
  /// word.
  public let isForm: Bool

  init(_ sinceMinor: Int, _ advice: String, isForm: Bool = false) {
    self.sinceMinor = sinceMinor
    self.advice = advice
    self.isForm = isForm
  }
}
