/// What xl makes of the settings of a file: the guest, the domain, and everything that is wrong with values.
///
/// Verdict and members are those of `xl create -n` (tools/xl/xl_parse.c parse_config_data, Xen 4.17 to
/// 4.23). xl stops at the first value that it refuses; the problems are those of the whole file, in the order
/// in which xl meets them.
public struct DomainReading: Hashable, Sendable {
  /// The type of the guest, also where the file reports nothing that xl takes for one.
  public let guest: GuestType
  /// The members of the domain.
  public let spec: DomainSpec
  /// What is wrong with values, but for those of disks and interfaces.
  public let problems: [DomainProblem]
  /// What xl does with the values, if the file is all that it gets.
  public let verdict: XLVerdict
  /// Whether the text says neither what the domain is called, nor what kind it is, nor what it starts.
  ///
  /// Then it is a part of a file, or none at all.
  public let isFragment: Bool

  /// Reads the settings as a release would on a host; `isWhole` says that they are all of a file, whatever
  /// they say.
  public init(
    _ reading: ConfigReading,
    xen: XenVersion,
    isWhole: Bool = false,
    host: HostShape = HostShape(),
  ) {
    self.init(reading, xen: xen, isWhole: isWhole, isPart: false, host: host, devices: nil, earlier: nil)
  }

  /// The same, where its disks and interfaces are known as the release reads them, and perhaps what the same
  /// release made of an earlier text.
  package init(
    _ reading: ConfigReading,
    xen: XenVersion,
    isWhole: Bool,
    isPart: Bool,
    host: HostShape,
    devices: ConfigDevices?,
    earlier: EarlierDomain?,
  ) {
    var reader = DomainReader(reading, xen, host, devices, earlier)
    reader.read()
    guest = reader.guest
    spec = reader.spec
    problems = reader.problems
    isFragment = isPart || !isWhole && !Self.telling.contains { reading.lastIndex(of: $0.utf8) != nil }
    let fatal = reader.outcomes.first { $0 == .refuses || $0 == .dies }
    verdict =
      switch fatal {
      case .dies: .dies
      case .refuses: .rejects
      default: reader.outcomes.isEmpty ? .accepts : .ignores
      }
  }

  /// The keys by which a file is more than a fragment.
  private static let telling = ["name", "type", "builder", "kernel", "bootloader", "firmware"]
}
