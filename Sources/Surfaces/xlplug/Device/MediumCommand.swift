import HotplugEngine
import HotplugOutcome
import HotplugPlan
import HotplugSurvey
import XLProject
import XLText

/// One change of a medium, as xlplug's own commands carry it out.
struct MediumCommand {
  private let verb: String
  private let drive: DriveArguments
  private let options: MediumOptions
  private var output: OutputSettings { options.output.settings }

  init(_ verb: String, _ drive: DriveArguments, _ options: MediumOptions) {
    (self.verb, self.drive, self.options) = (verb, drive, options)
  }

  /// Inserts a target, or ejects where it is nil.
  func run(_ target: [UInt8]?) throws {
    let target = target.map { FilePath.absolute($0) }
    let (engineSettings, settings) = (try options.engineOptions.settings, try options.settings)
    do {
      if options.isDryRun { return try printPlan(target, engineSettings, settings) }
      try Self.requireRoot(verb, output, instead: "--dry-run")
      // The embedded store has no guest with a drive.
      let help = "without a Xen host, 'xlplug \(verb) --dry-run' prints the plan"
      let session = try DeviceSession(verb, engineSettings, settings, output, withoutStore: help)
      let engine = try session.engine()
      let userdata = settings.userdataDirectory(session.place)
      let plan = try plan(target, engine.kind, at: session.place, userdata, settings)
      try session.carryOut(plan, with: engine)
    } catch let fault as any HelpfulFault {
      throw DeviceSession.end(fault, output)
    }
  }

  /// Ends a command that is not run by root.
  static func requireRoot(_ verb: String, _ output: OutputSettings, instead: String) throws {
    let work = "connects to the guest's QEMU"
    try DeviceSession.requireRoot(verb, output, work: work, instead: "\(instead) prints the plan")
  }

  /// The plan for the drive that the store has.
  private func plan(
    _ target: [UInt8]?,
    _ kind: EngineKind,
    at place: StorePlace,
    _ userdata: String?,
    _ settings: DeviceSettings
  ) throws -> Plan {
    let survey = HostSurvey(place.client)
    let guest = try survey.domain(drive.domain)
    let facts = try survey.driveFacts(
      try MediumPreparation.devid(drive.name.bytes),
      of: guest,
      named: String(readable: drive.name.bytes),
      ownDomid: place.ownDomid
    )
    let document = try survey.document(of: guest, in: userdata)
    let preparation = try MediumPreparation(facts.name, target, isForced: options.force)
    try preparation.checkMedium()
    let change = try preparation.change(facts, kind, document: document)
    return Plan(changing: change, times: settings.times)
  }

  // MARK: the dry run

  private func printPlan(_ target: [UInt8]?, _ engine: EngineSettings, _ settings: DeviceSettings) throws {
    let choice = try EngineChoice(engine)
    let name = String(readable: drive.name.bytes)
    let source = try PlanSource(drive.domain, engine.store, settings) { domid in
      "domain \(domid) is an HVM guest with an empty CD drive '\(name)'"
    }
    let plan =
      if let place = source.place {
        try plan(target, choice.kind, at: place, source.userdata, settings)
      } else {
        try assumedPlan(target, choice.kind, settings)
      }
    let notes = source.note(of: target).map { [$0] } ?? []
    print(choice.plan(plan, settings.times), source.assumption, notes, choice)
  }

  /// The plan for the drive that is assumed where no store answers, and for any target.
  private func assumedPlan(_ target: [UInt8]?, _ kind: EngineKind, _ settings: DeviceSettings) throws -> Plan
  {
    guard let domid = UInt16(drive.domain) else { throw EngineFault.noSuchDomain(drive.domain) }
    let devid = try MediumPreparation.devid(drive.name.bytes)
    var facts = DriveFacts(DeviceAddress(kind: .vbd, backend: .qdisk, domid: domid, devid: devid))
    facts.name = drive.name.bytes
    let preparation = try MediumPreparation(facts.name, target, isForced: options.force)
    let change = try preparation.change(facts, kind, document: nil)
    return Plan(changing: change, times: settings.times)
  }

  private func print(_ plan: Plan, _ assumption: String?, _ notes: [String], _ choice: EngineChoice) {
    if output.isJSON {
      let document = DeviceJSON.plan(DryRun(plan: plan), assumption: assumption, notes: notes, engine: choice)
      return DeviceJSON.print(document)
    }
    var printed = Output()
    for note in notes + (assumption.map { [$0] } ?? []) + [choice.words] {
      printed.append("note: \(VisibleText(note.utf8).shown)\n")
    }
    printed.append("\(VisibleText.lines(plan.text()))\n")
    printed.flush()
  }
}
