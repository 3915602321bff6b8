import HotplugEngine
import HotplugOutcome
import HotplugPlan
import HotplugSurvey
import XLCheck
import XLModel
import XLText
import XenstoreWire

/// Disks, as `xl block-attach`, `block-detach` and `block-list` work on them.
extension XLRun {
  /// `block-attach`: all words after the domain are one disk.
  func blockAttach(_ operands: [ArgumentBytes]) throws -> XLCommandLine.Status {
    if settings.isDryRun { try checkDomain(operands[0]) }
    let disk = CheckedDisk(operands.dropFirst().map(\.text), CheckOptions(xen: xen))
    try report(.disk(disk), disk.verdict)
    if !settings.isDryRun { return try attach(.disk(disk), to: operands[0]) }
    printDryRun("disk", LibxlJSON.text(disk.spec))
    return .done
  }

  /// `block-detach`: asks the guest to let go, and with `--force` does not wait for its consent.
  func blockDetach(_ words: XLWords) throws -> XLCommandLine.Status {
    for option in words.droppedOptions(of: command) {
      Output.complain("note: '\(option)' has no effect after the device; write it before the domain")
    }
    let session = try session()
    let engine = try session.engine()
    let (domain, name) = (words.operands[0], words.operands[1])
    let domid = try XLDomain.find(domain.bytes, in: engine.client)
    let shown = VisibleText(name.bytes).shown
    guard let virtual = VirtualDevice(decoding: name.bytes), virtual.number >= 0,
      let disk = try found({ () throws(StoreFault) in
        try XLRecords(client: engine.client).disk(virtual.number, of: domid)
      }), let guest = UInt16(exactly: domid)
    else {
      Output.complain("error: domain \(domid) has no disk '\(shown)'")
      return .failed
    }
    if disk.isVirtIO {
      Output.complain("error: '\(shown)' is a virtio disk, which cannot be unplugged from a running guest")
      return .failed
    }
    guard let address = try HostSurvey(engine.client).address(.vbd, guest, virtual.number) else {
      throw EngineFault.noSuchDevice(shown)
    }
    return try detach(address, isForced: words.options.contains(UInt8(ascii: "f")), session, engine)
  }

  /// `block-list`: one table of the disks of all guests that are named.
  ///
  /// A name that no guest has is reported and ignored.
  func blockList(_ domains: [ArgumentBytes]) throws -> XLCommandLine.Status {
    let client = try client()
    let lists = XLLists(records: XLRecords(client: client))
    var output = Output()
    output.bytes += XLLists.diskHead
    for domain in domains {
      let domid: UInt32
      do { domid = try XLDomain.find(domain.bytes, in: client) } catch EngineFault.noSuchDomain(let name) {
        output.flush()
        _ = DeviceSession.end(EngineFault.noSuchDomain(name), settings.output)
        continue
      }
      output.bytes += try found { () throws(StoreFault) in try lists.disks(of: domid) }
    }
    output.flush()
    return .done
  }

  /// What a look into the store gives.
  func found<Value>(_ look: () throws(StoreFault) -> Value) throws(EngineFault) -> Value {
    do { return try look() } catch { throw .store(error) }
  }
}
