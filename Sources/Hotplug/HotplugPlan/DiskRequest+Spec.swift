import HotplugScript
public import XLModel

extension DiskRequest {
  /// The request that a disk string makes on this host: backend chosen, script found, defaults filled in.
  ///
  /// Follows libxl__device_disk_setdefault and libxl__device_disk_set_backend (Xen 4.17); what libxl would
  /// refuse later, or what no running guest can be given, is refused here.
  ///
  /// `isCompared` is for a request that is only compared with a disk that is there, which may be an empty
  /// drive.
  public init(
    _ spec: DiskSpec,
    domid: UInt16,
    facts: HostFacts,
    isSharingAllowed: Bool = false,
    isCompared: Bool = false
  ) throws(PlanFault) {
    let name = spec.virtualDevice?.value ?? []
    guard let device = VirtualDevice(decoding: name), device.number >= 0, !name.isEmpty else {
      throw .virtualDevice(name)
    }
    if spec.specification == .virtio {
      throw .unsupported(
        "a virtio disk cannot be attached to a running guest",
        instead: "use specification=xen"
      )
    }
    if spec.format == .empty && !isCompared {
      throw .unsupported(
        "this engine cannot attach an empty drive to a running guest",
        instead: "add a target"
      )
    }
    let backend = try Self.backend(for: spec, facts)
    let scriptPath = backend == .vbd ? try Self.script(spec.script?.value ?? Array("block".utf8), facts) : nil
    let isShared = isSharingAllowed && !Self.isOpaque(to: scriptPath)
    let address = DeviceAddress(
      kind: .vbd,
      backend: backend,
      domid: domid,
      devid: device.number,
      backendDomid: facts.backendDomid
    )
    self.init(
      address: address,
      target: spec.target?.value ?? [],
      virtualDeviceName: name,
      scriptPath: scriptPath,
      mode: !spec.isReadWrite ? .readOnly : isShared ? .readWriteShared : .readWrite,
      qemuFormat: spec.format.qemuWord,
      isCDROM: spec.isCDROM,
      isDiscardEnabled: spec.discard,
      isDirectIOSafe: spec.isDirectIOSafe,
      isTrusted: spec.isTrusted ?? true,
      ringProtocol: facts.guestType == .pv ? facts.ringProtocol : nil,
    )
    if spec.isColo ?? false { extras = Self.colo(spec) }
  }

  /// What libxl writes for a disk with `colo` (device_disk_add, Xen 4.17).
  ///
  /// For a text that is not given it writes what C's printf makes of a null pointer; it cannot list a disk
  /// that lacks one of them.
  private static func colo(_ spec: DiskSpec) -> [NicRequest.Extra] {
    let missing = Array("(null)".utf8)
    return [
      NicRequest.Extra("colo-host", spec.coloHost?.value ?? missing),
      NicRequest.Extra("colo-port", digits(spec.coloPort)),
      NicRequest.Extra("colo-export", spec.coloExport?.value ?? missing),
      NicRequest.Extra("active-disk", spec.activeDisk?.value ?? missing),
      NicRequest.Extra("hidden-disk", spec.hiddenDisk?.value ?? missing),
    ]
  }

  /// Who serves the disk: the kernel where it can, else qemu; the order is libxl's.
  private static func backend(for spec: DiskSpec, _ facts: HostFacts) throws(PlanFault)
    -> DeviceAddress.Backend
  {
    let target = spec.target?.value ?? []
    let isRemote = facts.backendDomid != facts.ownDomid
    switch spec.backend {
    case .tap, .standalone:
      throw .unsupported(
        "this engine does not support backendtype=\(spec.backend)",
        instead: "use phy or qdisk"
      )
    case .qdisk:
      if spec.script != nil { throw .incompatible("script=", with: "backendtype=qdisk") }
      return .qdisk
    case .phy, .unknown:
      // Only qemu replicates.
      let isColo = spec.isColo ?? false
      if isColo, spec.backend == .phy { throw .incompatible("backendtype=phy", with: "colo") }
      if spec.script != nil {
        if isColo { throw .incompatible("script=", with: "colo") }
        guard spec.format == .raw else { throw .incompatible("script=", with: "format=\(spec.format)") }
        return .vbd
      }
      if !isRemote {
        switch facts.target {
        case .missing: throw .targetMissing(target)
        case .other(let kind): throw .targetUnusable(target, is: kind)
        case .file, .blockDevice, .unknown: break
        }
      }
      let isServedByKernel =
        spec.format == .raw && !isColo && !(spec.isCDROM && facts.guestType == .hvm)
      if !isServedByKernel && spec.backend == .phy {
        throw .incompatible("backendtype=phy", with: "format=\(spec.format)")
      }
      return isServedByKernel ? .vbd : .qdisk
    }
  }

  private static func script(_ name: [UInt8], _ facts: HostFacts) throws(PlanFault) -> String {
    do { return try ScriptPath.resolve(name: name, directory: facts.scriptDirectory).path } catch {
      throw .scriptName(name, reason: "\(error)")
    }
  }
}

extension DiskFormat {
  /// The word that goes before a target for qemu (libxl__device_disk_string_of_format, Xen 4.17).
  var qemuWord: String {
    switch self {
    case .raw, .empty: "aio"
    case .qcow: "qcow"
    case .qcow2: "qcow2"
    case .vhd: "vhd"
    case .qed: "qed"
    }
  }
}
