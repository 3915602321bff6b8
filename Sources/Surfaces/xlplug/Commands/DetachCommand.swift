import ArgumentParser
import HotplugEngine
import HotplugOutcome
import HotplugPlan
import HotplugSurvey
import XLText

/// `xlplug detach`: takes devices away, whatever state they are in.
struct DetachCommand: PagedCommand {
  static let page = CommandPage(
    name: "detach",
    purpose: "Detach disks and network interfaces from a guest.",
    description: [
      """
      Runs the remove scripts and removes the entries in xenstore, even if the guest does not answer. \
      If a remove script fails, its device stays, and the same command runs the script again. Succeeds \
      if a device is already gone.
      """
    ],
    examples: [
      "xlplug detach guest1 xvdb",
      "xlplug detach 7 xvda xvdb vif0",
      "xlplug detach 7 00:16:3e:00:00:01",
    ],
    environment: CommandPage.storeEnvironment + CommandPage.engineEnvironment,
    files: CommandPage.deviceFiles,
  )

  @Argument(help: "The number or name of the guest.", completion: .custom(StoreCompletion.domains))
  var domain: String

  @Argument(
    help: ArgumentHelp(
      "A disk (xvda, 51712), an interface (vif0, vif7.0), or a MAC address.",
      valueName: "device"
    ),
    completion: .custom(StoreCompletion.devices)
  )
  var names: [String]

  @Flag(name: [.customLong("dry-run"), .customShort("n")], help: "Print the plan without performing it.")
  var isDryRun = false

  @Flag(
    help: "Detach even if the remove script fails or cannot run; its resources remain on the host."
  )
  var force = false

  @OptionGroup(title: "Engine and store") var engineOptions: EngineOptions
  @OptionGroup(title: "Device") var device: DeviceOptions
  @OptionGroup(title: "Device") var recording: ConfigRecordOptions
  @OptionGroup(title: "Output") var output: StepOutputOptions

  func run() throws {
    let settings = try device.settings
    let session = try DeviceSession(
      "detach",
      try engineOptions.settings,
      settings,
      output.settings,
      onlyPlans: isDryRun
    )
    do {
      let records = try recording.records(session)
      let (found, absent) = try addresses(session)
      let gone = absent.compactMap { if case .mac(let mac) = $0.name { mac } else { nil } }
      let plans = try found.map { address in
        let attached = try session.attached(address)
        var plan = Plan(detaching: attached, ownDomid: session.place.ownDomid, times: settings.times)
        plan.isForced = force
        return plan
      }
      if isDryRun { return try print(plans, session) }
      try session.carryOut(detaching: plans) { done in
        for record in records { try record.update(absent.compactMap(\.address) + done, gone: gone) }
      }
    } catch let fault as any HelpfulFault {
      throw DeviceSession.end(fault, session.output)
    }
  }

  /// The devices that the names mean, each once, and those that the guest does not have, which are reported.
  private func addresses(_ session: DeviceSession) throws -> (
    found: [DeviceAddress], absent: [(name: DeviceName, address: DeviceAddress?)]
  ) {
    let survey = HostSurvey(session.place.client)
    let domid = try survey.domain(domain, allowsGone: true)
    var (found, absent): ([DeviceAddress], [(String, DeviceName)]) = ([], [])
    for word in names {
      let name = try DeviceName(word, isNic: device.nic, of: domid)
      if let address = try name.device(word, of: domid, in: survey) {
        if !found.contains(address) { found.append(address) }
      } else {
        absent.append((word, name))
      }
    }
    let gone = absent.map { _, name in (name, name.devid.map { Self.address(name, domid, $0) }) }
    for (word, name) in absent { try report(absent: word, name, domid, session) }
    return (found, gone)
  }

  private static func address(_ name: DeviceName, _ domid: UInt16, _ devid: Int32) -> DeviceAddress {
    name.isNic
      ? DeviceAddress(kind: .vif, backend: .vif, domid: domid, devid: devid)
      : DeviceAddress(kind: .vbd, backend: .vbd, domid: domid, devid: devid)
  }

  private func report(absent word: String, _ name: DeviceName, _ domid: UInt16, _ session: DeviceSession)
    throws
  {
    let address = Self.address(name, domid, name.devid ?? 0)
    let plan = Plan(.detach, address, steps: [])
    var outcome = Outcome(of: plan)
    var consequence = "nothing to do"
    if name.devid != nil, session.hasJournal(of: address), isDryRun {
      consequence = "the journal of a killed command is removed"
    } else if name.devid != nil, session.hasJournal(of: address) {
      // An attach was killed before its first change; one that is under way keeps its journal.
      let collected = try session.engine().run(plan)
      if collected.fault == nil {
        outcome = collected
        consequence = "removed the journal of a killed command"
      }
    }
    outcome.wasAbsent = true
    if output.json {
      session.print(outcome)
    } else if session.tellsSteps {
      session.screen.writeLine(
        "domain \(domid) has no '\(VisibleText(word.utf8).shown)'; \(consequence)"
      )
    }
    if !outcome.leftBehind.isEmpty { throw DeviceSession.exit(for: outcome) }
  }

  private func print(_ plans: [Plan], _ session: DeviceSession) throws(EngineFault) {
    var printed = Output()
    for plan in plans {
      let run = try session.dryRun(of: plan)
      if output.json {
        let notes = session.notes + run.notes
        let document = DeviceJSON.plan(run, assumption: nil, notes: notes, engine: session.choice)
        printed.bytes += DeviceJSON.line(document).utf8
      } else {
        for note in run.notes { printed.append("note: \(VisibleText(note.utf8).shown)\n") }
        printed.append(VisibleText.lines(run.text))
      }
      printed.bytes.append(10)
    }
    printed.flush()
  }
}
