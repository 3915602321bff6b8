import Glibc
import HotplugPlan
import HotplugSurvey
import XenstoreHost
import XenstoreWire

/// Domains and devices of the store, for shells.
///
/// Where no store answers in time, nothing is offered and nothing is printed.
enum StoreCompletion {
  /// How long a store may take to answer, in seconds.
  static let secondsMax: UInt32 = 1

  /// The domains by name, and by number where a name needs quotes or is missing.
  @Sendable
  static func domains(_ words: [String], _ index: Int, _ prefix: String) -> [String] {
    guard let survey = survey(line(words)) else { return [] }
    let domids = ((try? survey.children(StorePath.root.appending("local/domain"))) ?? []).compactMap {
      UInt16($0)
    }
    let paths = domids.filter { $0 != 0 }.sorted().map { ($0, DeviceAddress.home($0).appending("name")) }
    let names = (try? survey.client.readIfPresent(paths.map(\.1))) ?? []
    return zip(paths, names).flatMap { path, name -> [String] in
      let shown = name.map { String(decoding: $0, as: UTF8.self) } ?? ""
      let number = CompletionWord.line("\(path.0)", shown)
      return shown.isEmpty ? [number] : [CompletionWord.line(shown, "domain \(path.0)"), number]
    }
  }

  /// The devices of the domain that the line names first: disks by vdev, interfaces as `vif0`.
  @Sendable
  static func devices(_ words: [String], _ index: Int, _ prefix: String) -> [String] {
    guard let line = line(words), let domain = line.operands.first, let survey = survey(line),
      let domid = try? survey.domain(domain, allowsGone: true)
    else { return [] }
    return devices(of: domid, line, survey)
  }

  /// The CD drives of the domain that the line names first, by vdev.
  @Sendable
  static func drives(_ words: [String], _ index: Int, _ prefix: String) -> [String] {
    guard let line = line(words), let domain = line.operands.first, let survey = survey(line),
      let domid = try? survey.domain(domain)
    else { return [] }
    return ((try? survey.devices(.vbd, of: domid)) ?? []).compactMap { device in
      let type = try? survey.bytes(device.address.toolstackPath.appending("device-type"))
      guard type == Array("cdrom".utf8) else { return nil }
      return CompletionWord.line(
        String(decoding: device.name, as: UTF8.self),
        String(decoding: device.detail, as: UTF8.self)
      )
    }
  }

  /// The domains, and the devices of the last one that the line names.
  @Sendable
  static func domainsAndDevices(_ words: [String], _ index: Int, _ prefix: String) -> [String] {
    let domains = domains(words, index, prefix)
    guard let line = line(words), let survey = survey(line) else { return domains }
    let named = line.operands.reversed().lazy.compactMap { try? survey.domain($0, allowsGone: true) }.first
    return domains + (named.map { devices(of: $0, line, survey) } ?? [])
  }

  private static func devices(of domid: UInt16, _ line: CompletionLine, _ survey: HostSurvey) -> [String] {
    var kinds: [DeviceAddress.Kind] = line.spellings.contains("--nic") ? [.vif] : [.vbd, .vif]
    var isXLs = false
    if case .xl(let command) = line.command {
      (kinds, isXLs) = (command == .blockDetach ? [.vbd] : [.vif], true)
    }
    return kinds.flatMap { kind in
      ((try? survey.devices(kind, of: domid)) ?? []).map { device in
        let (name, detail) = (String(decoding: device.name, as: UTF8.self), device.detail)
        let number = "\(device.address.devid)"
        let about = String(decoding: detail, as: UTF8.self)
        // xl knows no `vif0`.
        if kind == .vif, !isXLs { return CompletionWord.line("vif\(number)", name) }
        return CompletionWord.line(name.isEmpty ? number : name, about)
      }
    }
  }

  /// The line, whether or not its first word is the program's name.
  private static func line(_ words: [String]) -> CompletionLine? {
    guard let root = try? CommandDefinition.ofXLPlug() else { return nil }
    let names = root.shownSubcommands.map(\.commandName)
    let isNamed = words.first.map {
      $0.hasPrefix("-") || names.contains($0) || XLCommand(Array($0.utf8)) != nil
    }
    return CompletionLine(isNamed ?? true ? words : Array(words.dropFirst()), of: root)
  }

  /// A survey of the store that the line names; nil if absent.
  ///
  /// Only a socket or a device is opened: a file would be written to.
  private static func survey(_ line: CompletionLine?) -> HostSurvey? {
    let address =
      line?.values["--store"].map { StoreAddress(existing: $0) }
      ?? StoreAddress.find(environment: ProcessEnvironment.text)
    var status = stat()
    guard let address, stat(address.path, &status) == 0,
      [S_IFSOCK, S_IFCHR].contains(status.st_mode & S_IFMT)
    else { return nil }
    signal(SIGALRM) { _ in _exit(Exit.clean.rawValue) }
    alarm(secondsMax)
    return (try? StoreClient(address)).map { HostSurvey($0) }
  }
}
