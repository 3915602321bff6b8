import HotplugEngine
import HotplugFleet
import HotplugOutcome
import HotplugPlan
import HotplugState
import HotplugSurvey
import XLCheck
import XLModel
import XLText
import XenstoreHost

/// What there is to do for one guest of a file.
struct GuestPlan {
  /// One device: what there is to do, and the string that describes it with its place among the strings of
  /// the guest; both nil for a device that the file does not have.
  struct Entry {
    let change: DeviceChange
    let text: DeviceText?
    let place: Int?
  }

  /// The guest's name or UUID, as the file has it.
  let name: String
  /// The guest's number.
  let domid: UInt16
  /// The devices.
  let entries: [Entry]
  /// Why strings of the file cannot be compared; what they mean is not known, so nothing is pruned then.
  let faults: [String]
  /// The domain that this process runs in.
  var ownDomid: UInt16 { facts.ownDomid }
  /// How the guest is virtualized.
  private let facts: HostFacts
  /// libxl's JSON of the guest's configuration; nil if absent.
  private let document: String?

  /// Compares a guest, by its number, with its description.
  init(_ guest: DesiredGuest, _ domid: UInt16, _ session: DeviceSession) throws {
    let survey = HostSurvey(session.place.client)
    (name, self.domid) = (guest.shown, domid)
    var facts = HostFacts()
    facts.guestType = try survey.record(of: domid).type
    (facts.ownDomid, facts.backendDomid) = (session.place.ownDomid, session.place.ownDomid)
    self.facts = facts
    document = try survey.document(of: domid, in: session.settings.userdataDirectory(session.place))
    var (desired, places, faults): ([DesiredDevice], [Int], [String]) = ([], [], [])
    var nicCount: Int32 = 0
    for (place, text) in guest.texts.enumerated() {
      let number = nicCount
      if case .nic = text { nicCount += 1 }
      do {
        var own = try Self.facts(facts, of: text, survey, session.settings)
        own.chosenNicNumber = number
        let request = try text.request(domid: domid, facts: own, isSharingAllowed: false, isCompared: true)
        desired.append(DesiredDevice(request, open: text.openParameters, isNumberGiven: text.givesNumber))
        places.append(place)
      } catch EngineFault.noSuchDomain(let backend) {
        faults.append("\(guest.shown): '\(text.shown)': no domain '\(backend)'")
      } catch let fault as PlanFault {
        faults.append("\(guest.shown): '\(text.shown)': \(fault)")
      }
    }
    let observed = try survey.observedDevices(of: domid).filter { guest.kinds.contains($0.address.kind) }
      .map { device throws(EngineFault) in try Self.examined(device, survey) }
    let difference = GuestDifference(desired: desired, observed: observed, isHVM: facts.guestType == .hvm)
    entries = difference.changes.enumerated().map { index, change in
      let place = index < places.count ? places[index] : nil
      return Entry(change: change, text: place.map { guest.texts[$0] }, place: place)
    }
    self.faults = faults
  }

  /// A device with what only its journal says: whether a killed command has left it half attached.
  private static func examined(_ device: ObservedDevice, _ survey: HostSurvey) throws(EngineFault)
    -> ObservedDevice
  {
    let directory = RuntimeDirectory(lookingAt: survey.client.address)
    guard device.defect == nil, let journal = Journal(of: device.address, in: directory),
      try survey.subject(of: journal, device.address) == .unfinished
    else { return device }
    var examined = device
    examined.defect = "an attach of it was interrupted"
    return examined
  }

  /// The facts that a device depends on, without those of its target.
  private static func facts(
    _ facts: HostFacts,
    of text: DeviceText,
    _ survey: HostSurvey,
    _ settings: DeviceSettings
  ) throws(EngineFault) -> HostFacts {
    var facts = facts
    facts.freshMAC = HostSurvey.freshMAC()
    if let name = text.backendDomain, !name.isEmpty {
      facts.backendDomid = try survey.domain(String(decoding: name, as: UTF8.self))
    }
    if let name = text.script, facts.backendDomid == facts.ownDomid {
      facts.scriptDirectory = settings.directory(ofScript: name)
    }
    return facts
  }

  /// The plans that make the guest as it is described; what it does not describe is detached where `prunes`.
  ///
  /// `isForced` detaches devices also where the guest does not release them.
  func steps(_ session: DeviceSession, prunes: Bool, isForced: Bool) throws -> [FleetStep] {
    var steps: [FleetStep] = []
    for entry in entries {
      switch entry.change {
      case .keep: break
      case .attach(let desired): steps.append(FleetStep(try attach(entry, desired, session)))
      case .detach(let observed):
        if prunes, faults.isEmpty { steps.append(try detach(observed, session, isForced)) }
      case .replace(let observed, let desired, _):
        let plan = try attach(entry, desired, session)
        let removal = try detach(observed, session, isForced)
        steps += [removal, FleetStep(plan, restoring: removal.restoring)]
      case .adjust(let observed, let desired, _):
        steps.append(FleetStep(try adjust(entry, observed, desired, session)))
      }
    }
    return steps
  }

  private func attach(_ entry: Entry, _ desired: DesiredDevice, _ session: DeviceSession) throws -> Plan {
    guard let text = entry.text else { preconditionFailure("an attach without a string") }
    return try plan(text, as: desired.request, session, session.settings)
  }

  /// The plan that attaches what a text describes with the number and the MAC address of a request.
  private func plan(
    _ text: DeviceText,
    as request: DeviceRequest,
    _ session: DeviceSession,
    _ settings: DeviceSettings
  ) throws -> Plan {
    var own = try Self.facts(facts, of: text, HostSurvey(session.place.client), session.settings)
    if case .nic(let nic) = request { (own.chosenNicNumber, own.freshMAC) = (nic.address.devid, nic.mac) }
    if let target = text.plainTarget, own.backendDomid == own.ownDomid {
      own.target = HostSurvey.target(target)
    }
    return try PlannedDevice(
      text,
      domid,
      own,
      document: document,
      settings: settings,
      engine: session.choice.kind
    ).plan
  }

  private func detach(_ observed: ObservedDevice, _ session: DeviceSession, _ isForced: Bool) throws
    -> FleetStep
  {
    let device = try session.attached(observed.address)
    var plan = Plan(detaching: device, ownDomid: session.place.ownDomid, times: session.settings.times)
    (plan.isForced, plan.keepsHeldDevice) = (isForced, !isForced)
    return FleetStep(plan, restoring: try? restoring(observed, session))
  }

  /// The plan that attaches a device again as it is now.
  ///
  /// One that shares its image with another guest may go on sharing it.
  private func restoring(_ observed: ObservedDevice, _ session: DeviceSession) throws -> Plan? {
    guard let request = observed.request,
      let words = request.specification(ownDomid: ownDomid)
    else { return nil }
    let isNic = observed.address.kind == .vif
    let text = DeviceText([SourceText(words)], isNic: isNic, CheckOptions(xen: session.settings.xen))
    var settings = session.settings
    if case .disk(let disk) = request, disk.mode == .readWriteShared { settings.isSharingAllowed = true }
    return try plan(text, as: request, session, settings)
  }

  private func adjust(
    _ entry: Entry,
    _ observed: ObservedDevice,
    _ desired: DesiredDevice,
    _ session: DeviceSession
  ) throws -> Plan {
    switch (entry.text, observed.request, desired.request) {
    case (let text?, .nic(let before)?, .nic(let after)):
      let record = text.record(of: desired.request, in: document)
      return Plan(
        changing: RateChange(observed.address, before: before.rate, after: after.rate, record: record)
      )
    case (.disk(let disk)?, _, _):
      let preparation = MediumPreparation(disk.spec)
      try preparation.checkMedium()
      let facts = try HostSurvey(session.place.client).driveFacts(
        observed.address.devid,
        of: domid,
        named: observed.address.name,
        ownDomid: session.place.ownDomid
      )
      let change = try preparation.change(facts, session.choice.kind, document: document)
      return Plan(changing: change, times: session.settings.times)
    default: preconditionFailure("a change of a device without a string")
    }
  }
}

extension DeviceText {
  /// The string, safe for a terminal.
  var shown: String { VisibleText(text.bytes).shown }

  /// The parameters that the text leaves to the host: what xl.conf or the toolstack choose.
  var openParameters: Set<DeviceParameter> {
    switch self {
    case .disk(let disk):
      return disk.spec.backend == .unknown && disk.spec.script == nil ? [.backendtype] : []
    case .nic(let nic):
      var open: Set<DeviceParameter> = []
      if nic.spec.mac == nil { open.insert(.mac) }
      if nic.spec.bridge == nil { open.insert(.bridge) }
      if nic.spec.script == nil { open.insert(.script) }
      if nic.spec.gatewayDevice == nil { open.insert(.gatewaydev) }
      if nic.spec.backendDomain == nil { open.insert(.backend) }
      if nic.spec.type == nil { open.insert(.type) }
      return open
    }
  }

  /// Whether the text gives the number of its device.
  var givesNumber: Bool {
    switch self {
    case .disk: true
    case .nic(let nic): nic.spec.givenNumber != nil
    }
  }
}
