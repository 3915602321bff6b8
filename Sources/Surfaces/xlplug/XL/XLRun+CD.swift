import HotplugEngine
import HotplugOutcome
import HotplugPlan
import HotplugSurvey
import XLCheck
import XLModel
import XLText

/// Media of CD drives, as `xl cd-insert` and `cd-eject` change them.
extension XLRun {
  /// `cd-insert` and, without a target, `cd-eject`.
  ///
  /// xl takes `-N` before these two and changes the medium all the same (tools/xl/xl_cdrom.c, 4.17); here
  /// nothing is changed.
  func changeMedium(_ domain: ArgumentBytes, _ vdev: ArgumentBytes, _ target: ArgumentBytes?) throws
    -> XLCommandLine.Status
  {
    if settings.isDryRun { try checkDomain(domain) }
    let text = MediumPreparation.text(vdev.bytes, target?.bytes)
    let disk = CheckedDisk(text, options: CheckOptions(xen: xen))
    guard disk.verdict == .accepts || disk.verdict == .ignores else {
      DeviceSession.tell(.disk(disk), settings.output)
      return .failed
    }
    let preparation = MediumPreparation(disk.spec)
    do { try preparation.checkMedium() } catch {
      _ = DeviceSession.end(error, settings.output)
      return .failed
    }
    if settings.isDryRun {
      printDryRun("disk", LibxlJSON.text(disk.spec))
      return .done
    }
    try MediumCommand.requireRoot(command.rawValue, settings.output, instead: "-N before the command")
    let session = try session()
    let engine = try session.engine()
    let domid = try XLDomain.find(domain.bytes, in: engine.client)
    do {
      let plan = try plan(preparation, of: domid, engine, session)
      try session.carryOut(plan, with: engine)
    } catch let fault as PlanFault {
      _ = DeviceSession.end(fault, settings.output)
      return .failed
    }
    return .done
  }

  private func plan(
    _ preparation: MediumPreparation,
    of domid: UInt32,
    _ engine: any Engine,
    _ session: DeviceSession
  ) throws -> Plan {
    let name = preparation.spec.virtualDevice?.value ?? []
    let survey = HostSurvey(engine.client)
    guard let guest = UInt16(exactly: domid) else { throw EngineFault.noSuchDomain("\(domid)") }
    let word = String(readable: name)
    let devid = try MediumPreparation.devid(name)
    let facts = try survey.driveFacts(devid, of: guest, named: word, ownDomid: engine.ownDomid)
    // For xl a drive has one name, the recorded one.
    guard facts.name == name else { throw EngineFault.noSuchDevice(word) }
    let document = try survey.document(of: guest, in: settings.device.userdataDirectory(session.place))
    let change = try preparation.change(facts, engine.kind, document: document)
    return Plan(changing: change, times: settings.device.times)
  }
}
