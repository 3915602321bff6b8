import HotplugEngine
import HotplugPlan
import HotplugSurvey
import XLCheck
import XLModel
import XLText
import XenstoreWire

/// Network interfaces, as `xl network-attach`, `network-detach` and `network-list` work on them.
extension XLRun {
  /// `network-attach`: each word after the domain is a parameter; what none says, xl.conf may.
  func networkAttach(_ operands: [ArgumentBytes]) throws -> XLCommandLine.Status {
    if settings.isDryRun { try checkDomain(operands[0]) }
    let presets: XLGlobalConfig
    do { presets = try XLGlobalConfig() } catch {
      Output.complain(
        "error: xl cannot parse '\(XLGlobalConfig.path)'; expected settings such as "
          + "vif.default.bridge = \"br0\"\n  help: 'xlplug parse cfg \(XLGlobalConfig.path)' shows the error"
      )
      return .failed
    }
    let nic = CheckedNic(words: operands.dropFirst().map(\.text), options: CheckOptions(xen: xen))
      .completed(presets.completing)
    try report(.nic(nic), nic.verdict)
    if !settings.isDryRun { return try attach(.nic(nic), to: operands[0]) }
    printDryRun("vif", LibxlJSON.text(nic.spec))
    return .done
  }

  /// `network-detach`: an interface by its address or its number; one that its guest does not let go is
  /// taken away all the same.
  func networkDetach(_ operands: [ArgumentBytes]) throws -> XLCommandLine.Status {
    let session = try session()
    let engine = try session.engine()
    let domid = try XLDomain.find(operands[0].bytes, in: engine.client)
    let records = XLRecords(client: engine.client)
    let name = operands[1].bytes
    let nic = try found { () throws(StoreFault) -> XLRecords.Nic? in
      if !name.contains(UInt8(ascii: ":")) {
        let devid = CText.integer(name)
        return devid < 0 ? nil : try records.nic(devid, of: domid)
      }
      guard let mac = XLRecords.octets(name) else { return nil }
      return try records.nics(of: domid).first { $0.mac == mac }
    }
    guard let nic, nic.devid >= 0, let guest = UInt16(exactly: domid),
      let address = try HostSurvey(engine.client).address(.vif, guest, nic.devid)
    else {
      let shown = VisibleText(name).shown
      Output.complain("error: domain \(domid) has no network interface '\(shown)'")
      return .failed
    }
    return try detach(address, isForced: true, session, engine)
  }

  /// `network-list`: one table of the interfaces of all guests that are named.
  ///
  /// A name that no guest has ends the table.
  func networkList(_ domains: [ArgumentBytes]) throws -> XLCommandLine.Status {
    let client = try client()
    let lists = XLLists(records: XLRecords(client: client))
    var output = Output()
    output.bytes += XLLists.nicHead
    for domain in domains {
      do {
        let domid = try XLDomain.find(domain.bytes, in: client)
        output.bytes += try found { () throws(StoreFault) in try lists.nics(of: domid) }
      } catch {
        output.flush()
        throw error
      }
    }
    output.flush()
    return .done
  }
}
