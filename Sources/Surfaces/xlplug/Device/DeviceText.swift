import HotplugEngine
import HotplugPlan
import XLCheck
import XLModel
import XLText

/// The specification of a device as it was typed, checked: a disk, or a network interface after `vif:`.
enum DeviceText {
  case disk(CheckedDisk)
  case nic(CheckedNic)

  /// The prefix by which words say that they are a network interface.
  static let nicPrefix = "vif:"

  /// Checks the words of one specification; several words make one, as with xl.
  init(_ words: [ArgumentBytes], isNic: Bool, xen: XenVersion) {
    let options = CheckOptions(xen: xen)
    var texts = words.map(\.text)
    let hasPrefix = texts.first?.bytes.starts(with: Self.nicPrefix.utf8) ?? false
    if hasPrefix { texts[0] = SourceText(Array(texts[0].bytes.dropFirst(Self.nicPrefix.utf8.count))) }
    if hasPrefix || isNic {
      self = .nic(
        texts.count == 1 ? CheckedNic(texts[0], options: options) : CheckedNic(words: texts, options: options)
      )
    } else {
      self = .disk(
        texts.count == 1
          ? CheckedDisk(texts[0], options: options) : CheckedDisk(words: texts, options: options)
      )
    }
  }

  /// The text that all ranges lie in.
  var text: SourceText {
    switch self {
    case .disk(let disk): disk.text
    case .nic(let nic): nic.text
    }
  }

  /// Everything that is wrong or doubtful.
  var diagnostics: [Diagnostic] {
    switch self {
    case .disk(let disk): disk.diagnostics
    case .nic(let nic): nic.diagnostics
    }
  }

  /// Whether nothing is an error.
  var isAcceptable: Bool { !diagnostics.contains { $0.severity == .error } }

  /// The domain that the text names as the serving one.
  var backendDomain: [UInt8]? {
    switch self {
    case .disk(let disk): disk.spec.backendDomain?.value
    case .nic(let nic): nic.spec.backendDomain?.value
    }
  }

  /// The target of a disk without a script, which the host can look at; nil otherwise.
  var plainTarget: [UInt8]? {
    guard case .disk(let disk) = self, disk.spec.script == nil else { return nil }
    return disk.spec.target?.value
  }

  /// The script as it was written.
  var script: [UInt8]? {
    switch self {
    case .disk(let disk): disk.spec.script?.value
    case .nic(let nic): nic.spec.script?.value
    }
  }

  /// The device as libxl keeps it in a document; nil where there is no document.
  func record(of request: DeviceRequest, in document: String?) -> DeviceRecord? {
    guard let document else { return nil }
    switch (self, request) {
    case (.disk(let disk), .disk(let request)): return DeviceRecord(disk.spec, of: request, in: document)
    case (.nic(let nic), .nic(let request)): return DeviceRecord(nic.spec, of: request, in: document)
    default: return nil
    }
  }

  /// Has the engine do what the disk's script would do, where that is possible; why not, where it is not.
  func leaveOutScript(_ request: inout DeviceRequest, _ facts: HostFacts, _ engine: EngineKind) -> String? {
    if case .disk(let disk) = self, disk.spec.script != nil {
      return BuiltInBlock.obstacle(script: disk.spec.script?.value ?? [])
    }
    let obstacle =
      BuiltInBlock.obstacle(request.address, ownDomid: facts.ownDomid)
      ?? (engine == .libxl ? BuiltInBlock.libxlObstacle : nil)
    if obstacle == nil, case .disk(var disk) = request {
      disk.isBuiltIn = true
      request = .disk(disk)
    }
    return obstacle
  }

  /// The request that it makes on a host.
  func request(domid: UInt16, facts: HostFacts, isSharingAllowed: Bool) throws(PlanFault) -> DeviceRequest {
    switch self {
    case .disk(let disk):
      .disk(try DiskRequest(disk.spec, domid: domid, facts: facts, isSharingAllowed: isSharingAllowed))
    case .nic(let nic): .nic(try NicRequest(nic.spec, domid: domid, facts: facts))
    }
  }
}
