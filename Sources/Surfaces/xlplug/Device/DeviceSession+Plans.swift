import ArgumentParser
import HotplugOutcome
import HotplugPlan
import HotplugSurvey
import XLCheck

extension DeviceSession {
  /// The plans that attach what texts describe to a guest; ends the command where one of them has none.
  func plans(_ texts: [DeviceText], _ domain: String) throws -> [PlannedDevice] {
    var planned: [PlannedDevice] = []
    for text in texts {
      let device = try plan(text, domain, after: planned)
      for note in device.notes { self.note(note) }
      planned.append(device)
    }
    return planned
  }

  private func plan(_ text: DeviceText, _ domain: String, after earlier: [PlannedDevice]) throws
    -> PlannedDevice
  {
    do {
      var preparation = try Preparation(
        text,
        domain: domain,
        client: place.client,
        ownDomid: place.ownDomid,
        userdata: settings.userdataDirectory(place)
      )
      var reservation: ReservedDevice?
      if case .nic(let nic) = text, nic.spec.givenNumber == nil {
        let numbers = earlier.map(\.plan.address).filter { $0.kind == .vif }.map(\.devid)
        let chosen = try preparation.survey.reserveNic(
          preparation.domid,
          backendDomid: preparation.facts.backendDomid,
          beside: numbers
        )
        (reservation, preparation.facts.chosenNicNumber) = (chosen, chosen.address.devid)
      }
      var device = try PlannedDevice(
        text,
        preparation.domid,
        preparation.facts,
        document: preparation.document,
        settings: settings,
        engine: choice.kind,
        after: earlier
      )
      device.reservation = reservation
      return device
    } catch let fault as any HelpfulFault {
      throw Self.end(fault, output)
    }
  }

  /// Carries out plans one after the other; where one fails, what the others have attached is detached again,
  /// last first, and the command ends.
  func carryOut(attaching planned: [PlannedDevice]) throws {
    for (index, device) in planned.enumerated() {
      notes = device.notes
      let outcome = perform(device.plan, with: try engine(), reserved: device.reservation)
      if outcome.fault == nil, outcome.leftBehind.isEmpty { continue }
      var status = Self.exit(for: outcome)
      if index > 0, !output.isJSON {
        let names = planned[..<index].map(\.plan.address.name).joined(separator: ", ")
        screen.writeLine("rolling back: \(names) attached by this command")
      }
      for earlier in planned[..<index].reversed() where try !rollBack(earlier.plan) {
        status = Exit.rollbackIncomplete.code
      }
      throw status
    }
  }

  /// Detaches again what a plan has attached; false where that failed.
  func rollBack(_ plan: Plan) throws -> Bool {
    notes = []
    var device: AttachedDevice
    do { device = try HostSurvey(place.client).attached(plan.address) } catch {
      _ = Self.end(error, output)
      return false
    }
    if case .disk(let disk)? = plan.request { device.isBuiltIn = disk.isBuiltIn }
    let detach = Plan(detaching: device, ownDomid: place.ownDomid, times: settings.times)
    let outcome = perform(detach, with: try engine(isRollingBack: true))
    return outcome.fault == nil && outcome.leftBehind.isEmpty
  }

  /// Carries out plans that detach, each by an engine of its own; ends the command with the gravest status
  /// where one failed.
  ///
  /// A failed detach does not stop the others, since none depends on another; a person does. `then` hears
  /// which devices are gone.
  func carryOut(detaching plans: [Plan], then: ([DeviceAddress]) throws -> Void = { _ in }) throws {
    var (statuses, done): ([Int32], [DeviceAddress]) = ([], [])
    for plan in plans {
      let outcome = perform(plan, with: try engine())
      statuses.append(Self.exit(for: outcome).rawValue)
      if statuses.last == Exit.clean.rawValue { done.append(plan.address) }
      if outcome.fault == .interrupted { break }
    }
    try then(done)
    // That something is left over matters more than the signal that stopped the command.
    if statuses.contains(Exit.rollbackIncomplete.rawValue) { throw Exit.rollbackIncomplete.code }
    if let status = statuses.max(), status != Exit.clean.rawValue { throw ExitCode(status) }
  }
}
