import HotplugEngine
import HotplugPlan
import XLCheck
import XLModel
import XLText

/// The specification of a device as it was typed, checked: a disk, or a network interface after `vif:`.
enum DeviceText {
  case disk(CheckedDisk)
  case nic(CheckedNic)

  /// The prefix of words that begin a network interface.
  static let nicPrefix = "vif:"
  /// The prefix of words that begin a disk.
  static let diskPrefix = "disk:"

  /// The specifications that words make: several words make one, as with xl, until a word begins the next.
  ///
  /// A word begins the next where it has a prefix, or where it and the words before it are each a whole disk:
  /// target and vdev. `isNic` makes words without a prefix an interface's.
  static func all(_ words: [ArgumentBytes], isNic: Bool, xen: XenVersion) -> [DeviceText] {
    let options = CheckOptions(xen: xen)
    var found: [(isNic: Bool, texts: [SourceText])] = []
    for word in words.map(\.text.bytes) {
      if let (kind, text) = prefixed(word) {
        found.append((kind, [text]))
      } else if let last = found.last, last.isNic || !begins(SourceText(word), last.texts, options) {
        found[found.count - 1].texts.append(SourceText(word))
      } else {
        found.append((isNic, [SourceText(word)]))
      }
    }
    return found.map { DeviceText($0.texts, isNic: $0.isNic, options) }
  }

  /// Whether a word begins a disk, and its text without the prefix; nil for a word without a prefix.
  private static func prefixed(_ word: [UInt8]) -> (isNic: Bool, SourceText)? {
    for (prefix, isNic) in [(nicPrefix, true), (diskPrefix, false)] where word.starts(with: prefix.utf8) {
      return (isNic, SourceText(Array(word.dropFirst(prefix.utf8.count))))
    }
    return nil
  }

  /// Whether a word begins a disk of its own after words that make a disk.
  private static func begins(_ word: SourceText, _ before: [SourceText], _ options: CheckOptions) -> Bool {
    isWhole([word], options) && isWhole(before, options)
  }

  private static func isWhole(_ texts: [SourceText], _ options: CheckOptions) -> Bool {
    guard case .disk(let disk) = DeviceText(texts, isNic: false, options) else { return false }
    return disk.spec.target != nil && disk.spec.virtualDevice != nil
  }

  /// Checks the words of one specification.
  init(_ texts: [SourceText], isNic: Bool, _ options: CheckOptions) {
    self = isNic ? .nic(CheckedNic(texts, options)) : .disk(CheckedDisk(texts, options))
  }

  /// The interface that a disk string with errors describes, where every word of it is a parameter of
  /// interfaces and one of them is no disk's.
  func mistakenNic(xen: XenVersion) -> CheckedNic? {
    guard case .disk(let disk) = self, !isAcceptable else { return nil }
    let words = disk.text.bytes.split(separator: CheckedDisk.wordSeparator).map { SourceText(Array($0)) }
    let nic = CheckedNic(words.count > 1 ? words : [disk.text], CheckOptions(xen: xen))
    let isNicOnly =
      nic.spec.mac != nil || nic.spec.rate != nil
      || NicKey.withoutDisks.contains { nic.spec.values[$0] != nil }
    return nic.isAcceptable && isNicOnly ? nic : nil
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

  /// The target of a disk without a script, which the host can check; nil otherwise.
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

  /// The word for what it describes, as `parse` takes it.
  var kindWord: String { if case .disk = self { "disk" } else { "vif" } }

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
  ///
  /// `isCompared` is for a request that is only compared with a device that is there.
  func request(domid: UInt16, facts: HostFacts, isSharingAllowed: Bool, isCompared: Bool = false)
    throws(PlanFault) -> DeviceRequest
  {
    switch self {
    case .disk(let disk):
      .disk(
        try DiskRequest(
          disk.spec,
          domid: domid,
          facts: facts,
          isSharingAllowed: isSharingAllowed,
          isCompared: isCompared
        )
      )
    case .nic(let nic): .nic(try NicRequest(nic.spec, domid: domid, facts: facts))
    }
  }
}

extension NicKey {
  /// Parameters that report an interface from a disk.
  fileprivate static let withoutDisks: [NicKey] = [.bridge, .gatewaydev, .ip, .vifname, .model, .vlan]
}

extension CheckedDisk {
  /// Checks a disk string, or the words of one `xl block-attach`.
  init(_ words: [SourceText], _ options: CheckOptions) {
    self = words.count == 1 ? .init(words[0], options: options) : .init(words: words, options: options)
  }
}

extension CheckedNic {
  /// Checks an element of `vif = [...]`, or the words of one `xl network-attach`.
  init(_ words: [SourceText], _ options: CheckOptions) {
    self = words.count == 1 ? .init(words[0], options: options) : .init(words: words, options: options)
  }
}
