import XLText

/// What xl's parser takes and libxl then refuses or changes.
///
/// Source: tools/libs/light/libxl_disk.c and libxl_device.c, Xen 4.17 to 4.23.
extension DiskProblem {
  /// In one piece with its parts and its caller: each call that takes a spec copies all of it.
  @inline(__always)
  static func addLibxl(_ spec: DiskSpec, xen: XenVersion, to problems: inout [DiskProblem]) {
    virtualDevice(spec, &problems)
    medium(spec, &problems)
    if spec.backend != .unknown || spec.specification == .virtio || spec.parts.scriptPlace.isGiven {
      backend(spec, xen, &problems)
    }
    if let range = spec.parts.coloPortPlace.range { port(spec, range, &problems) }
    if let range = spec.parts.targetPlace.range { shellCharacters(spec, range, &problems) }
    if spec.parts.scriptPlace.isGiven { script(spec, &problems) }
    if spec.isTrusted ?? false, let range = spec.parts.trustPlace.range { trust(spec, range, &problems) }
  }

  @inline(__always)
  private static func virtualDevice(_ spec: DiskSpec, _ problems: inout [DiskProblem]) {
    guard let range = spec.parts.virtualDevicePlace.range else { return }
    if range.isEmpty { return problems.append(.emptyVirtualDevice(range)) }
    let name = spec.text.bytes.span.extracting(range.start..<range.end)
    if let device = VirtualDevice(decoding: name), device.isDocumented { return }
    // A blank at the edge has been reported, and hides what the name would be.
    if name[0].isSpace || name[name.count - 1].isSpace { return }
    problems.append(.undocumentedVirtualDevice(range))
  }

  @inline(__always)
  private static func medium(_ spec: DiskSpec, _ problems: inout [DiskProblem]) {
    if spec.isCDROM {
      if spec.writtenAccess ?? false, let range = spec.parts.accessPlace.range, !range.isEmpty {
        problems.append(.writableCDROM(range, device: spec.parts.deviceTypePlace.range ?? range))
      }
      if spec.format == .empty, let target = spec.parts.targetPlace.range, !target.isEmpty {
        problems.append(.emptyFormatWithTarget(spec.parts.formatPlace.range ?? target, target: target))
      }
    } else if spec.format == .empty {
      problems.append(.emptyDriveNotCDROM(spec.parts.formatPlace.range ?? spec.text.range))
    } else if let target = spec.parts.targetPlace.range, target.isEmpty, !spec.parts.scriptPlace.hasBytes {
      problems.append(.emptyTarget(target))
    }
  }

  private static func backend(_ spec: DiskSpec, _ xen: XenVersion, _ problems: inout [DiskProblem]) {
    let isVirtio = spec.specification == .virtio
    let backend = spec.backend == .unknown && isVirtio ? DiskBackend.standalone : spec.backend
    let place = spec.parts.backendPlace.range ?? spec.parts.specificationPlace.range ?? spec.text.range
    let script = spec.parts.scriptPlace.range.flatMap { $0.isEmpty ? nil : $0 }
    if let script, backend == .qdisk || backend == .standalone {
      problems.append(.scriptRefused(backend, script: script, backend: place))
    }
    let isServed =
      switch backend {
      case .unknown, .qdisk: true
      case .phy: spec.format == .raw || (spec.format == .empty && xen.minor >= DiskBackend.tapSinceMinor)
      case .tap: spec.format == .raw || spec.format == .vhd
      case .standalone: spec.format == .raw
      }
    if !isServed {
      problems.append(.formatRefused(backend, spec.format, spec.parts.formatPlace.range ?? place))
    } else if let script, backend == .unknown, spec.format != .raw && spec.format != .empty {
      problems.append(.scriptNeedsRaw(spec.format, spec.parts.formatPlace.range ?? script, script: script))
    }
    if spec.isColo ?? false, backend == .phy || backend == .tap || backend == .standalone {
      problems.append(.coloRefused(backend, spec.parts.coloPlace.range ?? place))
    }
    if backend == .tap && xen.minor < DiskBackend.tapSinceMinor { problems.append(.tapUnusable(place)) }
    if isVirtio && backend != .standalone { problems.append(.virtioRefused(backend, place)) }
    if backend == .standalone && !isVirtio { problems.append(.standaloneNeedsVirtio(place)) }
  }

  private static func port(_ spec: DiskSpec, _ range: ByteRange, _ problems: inout [DiskProblem]) {
    let port = spec.coloPort
    if port == 0 { return }
    if port < 0 || port > Int32(UInt16.max) { return problems.append(.impossiblePort(range, port)) }
    if !spec.bytes(in: range).elementsEqual(String(port).utf8) { problems.append(.oddPort(range, port)) }
  }
}
