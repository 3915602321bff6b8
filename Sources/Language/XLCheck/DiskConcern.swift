import XLModel
import XLText

/// What xl's parser takes and libxl then refuses or changes.
///
/// Source: tools/libs/light/libxl_disk.c and libxl_device.c, Xen 4.17 to 4.23.
enum DiskConcern: Hashable, Sendable {
  case emptyVirtualDevice(ByteRange)
  case undocumentedVirtualDevice(ByteRange, Diagnostic.Severity)
  case writableCDROM(ByteRange, device: ByteRange)
  case emptyDriveNotCDROM(ByteRange)
  case emptyFormatWithTarget(ByteRange, target: ByteRange)
  case emptyTarget(ByteRange)
  case scriptRefused(DiskBackend, script: ByteRange, backend: ByteRange)
  case formatRefused(DiskBackend, DiskFormat, ByteRange)
  case scriptNeedsRaw(DiskFormat, ByteRange, script: ByteRange)
  case coloRefused(DiskBackend, ByteRange)
  case tapUnusable(ByteRange)
  case virtioRefused(DiskBackend, ByteRange)
  case standaloneNeedsVirtio(ByteRange)
  case oddPort(ByteRange, Int32)
  case impossiblePort(ByteRange, Int32)
  case shellCharacter(ByteRange, target: ByteRange, hasScript: Bool)
  case scriptWithSlash(ByteRange)
  case incompleteISCSITarget(ByteRange, missing: String)
  case unusableNBDScript(ByteRange, name: String)
  case foreignScript(ByteRange)
  case trustedDriverDomain(ByteRange, domain: ByteRange)

  /// The release whose libxl first uses the tap backend, and the phy backend for an empty drive.
  static let tapSinceMinor = 19

  var severity: Diagnostic.Severity {
    switch self {
    case .writableCDROM, .oddPort, .incompleteISCSITarget, .unusableNBDScript, .trustedDriverDomain: .warning
    case .scriptWithSlash, .foreignScript: .note
    case .shellCharacter(_, _, let hasScript): hasScript ? .warning : .note
    case .undocumentedVirtualDevice(_, let severity): severity
    default: .error
    }
  }

  var range: ByteRange {
    switch self {
    case .emptyVirtualDevice(let range), .undocumentedVirtualDevice(let range, _),
      .writableCDROM(let range, _),
      .emptyDriveNotCDROM(let range), .emptyFormatWithTarget(let range, _), .emptyTarget(let range),
      .scriptRefused(_, let range, _), .formatRefused(_, _, let range), .scriptNeedsRaw(_, let range, _),
      .coloRefused(_, let range), .tapUnusable(let range), .virtioRefused(_, let range),
      .standaloneNeedsVirtio(let range), .oddPort(let range, _), .impossiblePort(let range, _),
      .shellCharacter(let range, _, _), .scriptWithSlash(let range), .incompleteISCSITarget(let range, _),
      .unusableNBDScript(let range, _), .foreignScript(let range), .trustedDriverDomain(let range, _):
      range
    }
  }

  /// In one piece with its parts and its caller: each call that takes a spec copies all of it.
  @inline(__always)
  static func all(in spec: DiskSpec, _ options: CheckOptions) -> [DiskConcern] {
    var concerns: [DiskConcern] = []
    virtualDevice(spec, &concerns)
    medium(spec, &concerns)
    if spec.backend != .unknown || spec.specification == .virtio || spec.parts.scriptPlace.isGiven {
      backend(spec, options, &concerns)
    }
    if let range = spec.parts.coloPortPlace.range { port(spec, range, &concerns) }
    if let range = spec.parts.targetPlace.range { shellCharacters(spec, range, &concerns) }
    if spec.parts.scriptPlace.isGiven { script(spec, &concerns) }
    if spec.isTrusted ?? false, let range = spec.parts.trustPlace.range { trust(spec, range, &concerns) }
    return concerns
  }

  @inline(__always)
  private static func virtualDevice(_ spec: DiskSpec, _ concerns: inout [DiskConcern]) {
    guard let range = spec.parts.virtualDevicePlace.range else { return }
    if range.isEmpty { return concerns.append(.emptyVirtualDevice(range)) }
    let name = spec.text.bytes.span.extracting(range.start..<range.end)
    let device = VirtualDevice(decoding: name)
    if let device, device.isDocumented { return }
    // A blank at the edge has been reported, and hides what the name would be.
    if isBlank(name[0]) || isBlank(name[name.count - 1]) { return }
    let wording = VirtualDeviceWording(text: spec.text, range: range, device: device)
    concerns.append(.undocumentedVirtualDevice(range, wording.diagnostic.severity))
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 9 && byte <= 13) }

  @inline(__always)
  private static func medium(_ spec: DiskSpec, _ concerns: inout [DiskConcern]) {
    if spec.isCDROM {
      if spec.writtenAccess ?? false, let range = spec.parts.accessPlace.range, !range.isEmpty {
        concerns.append(.writableCDROM(range, device: spec.parts.deviceTypePlace.range ?? range))
      }
      if spec.format == .empty, let target = spec.parts.targetPlace.range, !target.isEmpty {
        concerns.append(.emptyFormatWithTarget(spec.parts.formatPlace.range ?? target, target: target))
      }
    } else if spec.format == .empty {
      concerns.append(.emptyDriveNotCDROM(spec.parts.formatPlace.range ?? spec.text.range))
    } else if let target = spec.parts.targetPlace.range, target.isEmpty, !spec.parts.scriptPlace.hasBytes {
      concerns.append(.emptyTarget(target))
    }
  }

  private static func backend(_ spec: DiskSpec, _ options: CheckOptions, _ concerns: inout [DiskConcern]) {
    let isVirtio = spec.specification == .virtio
    let backend = spec.backend == .unknown && isVirtio ? DiskBackend.standalone : spec.backend
    let place = spec.parts.backendPlace.range ?? spec.parts.specificationPlace.range ?? spec.text.range
    let script = spec.parts.scriptPlace.range.flatMap { $0.isEmpty ? nil : $0 }
    if let script, backend == .qdisk || backend == .standalone {
      concerns.append(.scriptRefused(backend, script: script, backend: place))
    }
    let isServed =
      switch backend {
      case .unknown, .qdisk: true
      case .phy: spec.format == .raw || (spec.format == .empty && options.xen.minor >= tapSinceMinor)
      case .tap: spec.format == .raw || spec.format == .vhd
      case .standalone: spec.format == .raw
      }
    if !isServed {
      concerns.append(.formatRefused(backend, spec.format, spec.parts.formatPlace.range ?? place))
    } else if let script, backend == .unknown, spec.format != .raw && spec.format != .empty {
      concerns.append(.scriptNeedsRaw(spec.format, spec.parts.formatPlace.range ?? script, script: script))
    }
    if spec.isColo ?? false, backend == .phy || backend == .tap || backend == .standalone {
      concerns.append(.coloRefused(backend, spec.parts.coloPlace.range ?? place))
    }
    if backend == .tap && options.xen.minor < tapSinceMinor { concerns.append(.tapUnusable(place)) }
    if isVirtio && backend != .standalone { concerns.append(.virtioRefused(backend, place)) }
    if backend == .standalone && !isVirtio { concerns.append(.standaloneNeedsVirtio(place)) }
  }

  private static func port(_ spec: DiskSpec, _ range: ByteRange, _ concerns: inout [DiskConcern]) {
    let port = spec.coloPort
    if port == 0 { return }
    if port < 0 || port > Int32(UInt16.max) { return concerns.append(.impossiblePort(range, port)) }
    if !spec.bytes(in: range).elementsEqual(String(port).utf8) { concerns.append(.oddPort(range, port)) }
  }
}
