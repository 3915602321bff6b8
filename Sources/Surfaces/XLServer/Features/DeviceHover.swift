import XLCheck
import XLModel
import XLRules
import XLSyntax
import XLText

/// What is to be known of a disk or an interface: the parameter at a place, and the device that comes of it.
enum DeviceHover {
  static func hover(_ spot: DeviceSpot, _ analysis: Analysis) -> Hover {
    switch spot {
    case .disk(let disk, let offset):
      let (about, range) = parameter(disk, offset, analysis.settings.options.xen)
      let lines = (about.map { [$0, ""] } ?? []) + lines(of: disk)
      return Hover(lines.joined(separator: "\n"), range.map { disk.text.place($0) } ?? disk.range)
    case .nic(let nic, let offset):
      let (about, range) = parameter(nic, offset)
      let lines = (about.map { [$0, ""] } ?? []) + lines(of: nic)
      return Hover(lines.joined(separator: "\n"), range.map { nic.text.place($0) } ?? nic.range)
    }
  }

  // MARK: - Disks

  private static func parameter(_ disk: ConfigDevices.Disk, _ offset: Int, _ xen: XenVersion)
    -> (String?, ByteRange?)
  {
    let syntax = disk.syntax(xen)
    guard let token = syntax.tokens.first(where: { $0.range.start <= offset && offset < $0.range.end }) else {
      return (nil, nil)
    }
    if let word = token.word { return ("**\(word.spelling)**: \(word.namedSummary)", token.range) }
    guard token.kind == .positional, let name = positional(token.content, disk.spec) else {
      return (nil, nil)
    }
    return ("**\(name.spelling)** (positional): \(name.summary)", token.content)
  }

  /// The parameter that a value without a name is.
  static func positional(_ range: ByteRange, _ spec: DiskSpec) -> DiskWord? {
    let places: [(DiskWord, ByteRange?)] = [
      (.target, spec.targetRange), (.format, spec.formatRange), (.vdev, spec.virtualDeviceRange),
      (.access, spec.accessRange),
    ]
    return places.first { $0.1 == range && !range.isEmpty }?.0
  }

  /// The device that a disk becomes.
  static func lines(of disk: ConfigDevices.Disk) -> [String] {
    let spec = disk.spec
    var rows: [(String, String)] = []
    if let name = spec.virtualDevice {
      let shown = code(name.value)
      if let device = disk.virtualDevice {
        rows.append(("device", "\(shown), number \(device.number) (0x\(String(device.number, radix: 16)))"))
      } else {
        rows.append(("device", "\(shown), which names none"))
      }
    }
    let kind = spec.isCDROM ? "a drive for discs" : "a disk"
    rows.append(("guest sees", "\(kind), \(spec.isReadWrite ? "which it may write" : "read-only")"))
    if let target = spec.target { rows.append(("target", code(target.value))) }
    rows.append(
      ("format", "`\(spec.format.rawValue)`" + (spec.writtenFormat == nil ? ", as nothing is said" : ""))
    )
    rows.append(("backend", backend(spec)))
    rows.append(("script", script(spec)))
    return table(rows)
  }

  private static func backend(_ spec: DiskSpec) -> String {
    let place = spec.backendDomain.map { ", in domain \(code($0.value))" } ?? ""
    if spec.backend != .unknown { return "`\(spec.backend.rawValue)`" + place }
    let choice =
      spec.format == .raw
      ? "libxl chooses: `phy`, or `qdisk` where a file needs QEMU" : "libxl chooses: `qdisk`"
    return (spec.script == nil ? choice : "libxl chooses: `phy`, because of the script") + place
  }

  private static func script(_ spec: DiskSpec) -> String {
    guard let script = spec.script else {
      return "`\(String(decoding: HostQuestions.diskScript, as: UTF8.self))` where the backend is `phy`"
    }
    return code(script.value) + (spec.scriptPrefix.map { ", because of the prefix `\($0.spelling):`" } ?? "")
  }

  // MARK: - Interfaces

  private static func parameter(_ nic: ConfigDevices.Nic, _ offset: Int) -> (String?, ByteRange?) {
    let parameters = nic.syntax.parameters
    guard let found = parameters.first(where: { $0.range.start <= offset && offset <= $0.range.end }),
      let key = NicKey.named(nic.syntax.text[found.key])
    else { return (nil, nil) }
    return ("**\(key.name)**: \(key.summary)", found.range)
  }

  /// The interface that a string becomes.
  static func lines(of nic: ConfigDevices.Nic) -> [String] {
    let spec = nic.spec
    func given(_ value: Sourced<[UInt8]>?, or fallback: [UInt8]) -> String {
      if let value, !value.value.isEmpty { return code(value.value) }
      return "\(code(fallback)), as nothing is said"
    }
    var rows: [(String, String)] = [("device", "number \(nic.devid)")]
    rows.append(("mac", spec.mac.map { "`\($0)`" } ?? "libxl makes one up"))
    rows.append(("bridge", given(spec.bridge, or: HostQuestions.bridge)))
    rows.append(("script", given(spec.script, or: HostQuestions.nicScript)))
    if let model = spec.model { rows.append(("model", code(model.value))) }
    if let rate = spec.rate {
      rows.append(("rate", "\(rate.bytesPerInterval) bytes in \(rate.intervalMicroseconds) µs"))
    }
    if let name = spec.interfaceName { rows.append(("name", code(name.value))) }
    if let domain = spec.backendDomain { rows.append(("backend", "in domain \(code(domain.value))")) }
    return table(rows)
  }

  private static func table(_ rows: [(String, String)]) -> [String] { rows.map { "- \($0): \($1)" } }

  /// Bytes of the user's as code in Markdown.
  static func code(_ bytes: [UInt8]) -> String {
    let text = VisibleText.quoting(bytes)
    return text.contains("`") ? "`` \(text) ``" : "`\(text)`"
  }
}
