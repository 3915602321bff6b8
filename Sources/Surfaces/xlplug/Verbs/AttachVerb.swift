import ArgumentParser
import HotplugEngine
import HotplugPlan
import XLCheck
import XLText

/// `xlplug attach`: from a string to a device that is online.
struct AttachVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attach",
    abstract: "Brings a disk or a network interface of a running guest online.",
    discussion: """
      Several words make one specification, as with xl. What fails is taken back, step by step.

      Examples:
        xlplug attach guest1 /srv/a.img,raw,xvdb,w
        xlplug attach 7 vif:bridge=xenbr0,mac=00:16:3e:00:00:01
        xlplug attach 7 /srv/a.img,raw,xvda,w --embedded     (needs no Xen; taken away again at the end)
      """,
  )

  @Argument(help: "The guest's number or name.")
  var domain: String

  @Argument(
    help: ArgumentHelp("The disk string; after 'vif:' or with --nic the vif string.", valueName: "spec")
  )
  var words: [ArgumentBytes]

  @Flag(name: [.customLong("dry-run"), .customShort("n")], help: "Print the plan and do nothing.")
  var isDryRun = false

  @OptionGroup var engineOptions: EngineOptions
  @OptionGroup var device: DeviceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let text = DeviceText(words, isNic: device.nic, xen: device.xen.xen)
    let (engineSettings, settings, output) = (engineOptions.settings, device.settings, output.settings)
    try DeviceSession.report(text, output)
    if isDryRun { return try PlanPrinter(text, domain, engineSettings, settings, output).print() }
    let session = try DeviceSession("attach", engineSettings, settings, output)
    let engine = try session.engine()
    let plan = try Self.plan(text, domain, engine, session)
    try session.carryOut(plan, with: engine)
    if engineSettings.store.isEmbedded { try takeAwayAgain(plan, engine, session) }
  }

  /// The plan that attaches what a text describes to a guest; ends the command where there is none.
  static func plan(
    _ text: DeviceText,
    _ domain: String,
    _ engine: any Engine,
    _ session: DeviceSession
  ) throws -> Plan {
    let preparation: Preparation
    let userdata = session.settings.userdataDirectory(session.place)
    do {
      preparation = try Preparation(
        text,
        domain: domain,
        client: engine.client,
        ownDomid: engine.ownDomid,
        userdata: userdata
      )
    } catch {
      throw DeviceSession.end(error, session.output)
    }
    for note in Preparation.notes(text, preparation.facts) { session.note(note) }
    do {
      var request = try text.request(
        domid: preparation.domid,
        facts: preparation.facts,
        isSharingAllowed: session.settings.isSharingAllowed
      )
      if session.settings.isBuiltInBlock {
        let note = text.leaveOutScript(&request, preparation.facts, engine.kind)
        if let note { session.note(note) }
      }
      return Plan(
        attaching: request,
        ownDomid: preparation.facts.ownDomid,
        times: session.settings.times,
        record: text.record(of: request, in: preparation.document),
      )
    } catch {
      throw DeviceSession.end(error, session.output)
    }
  }

  /// The store ends with the command, so the device must not outlive it.
  private func takeAwayAgain(_ plan: Plan, _ engine: any Engine, _ session: DeviceSession) throws {
    if !session.output.isJSON {
      session.screen.writeLine("the embedded store ends with this command, so the device goes again:")
    }
    var device: AttachedDevice
    do { device = try HostSurvey(engine.client).attached(plan.address) } catch {
      throw DeviceSession.end(error, session.output)
    }
    if case .disk(let disk)? = plan.request { device.isBuiltIn = disk.isBuiltIn }
    try session.carryOut(Plan(detaching: device, times: session.settings.times), with: engine)
  }
}
