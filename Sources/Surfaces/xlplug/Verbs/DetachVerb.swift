import ArgumentParser
import HotplugEngine
import HotplugPlan
import XLCheck
import XLModel
import XLText

/// `xlplug detach`: takes a device away, whatever state it is in.
struct DetachVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "detach",
    abstract: "Takes a disk or a network interface of a guest away, and runs its remove script.",
    discussion: """
      Needs no disk string, goes on where the guest does not answer, and succeeds when repeated.

      Examples:
        xlplug detach guest1 xvdb
        xlplug detach 7 00:16:3e:00:00:01
        xlplug detach 7 0 --nic
      """,
  )

  @Argument(help: "The guest's number or name.")
  var domain: String

  @Argument(help: ArgumentHelp("A vdev, a MAC, or a device number.", valueName: "device"))
  var name: String

  @Flag(name: [.customLong("dry-run"), .customShort("n")], help: "Print the plan and do nothing.")
  var isDryRun = false

  @OptionGroup var engineOptions: EngineOptions
  @OptionGroup var device: DeviceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let settings = device.settings
    let session = try DeviceSession("detach", engineOptions.settings, settings, output.settings)
    let engine = try session.engine()
    let survey = HostSurvey(engine.client)
    do {
      let domid = try survey.domain(domain, allowsGone: true)
      guard let address = try find(domid, survey) else { return absent(domid, session) }
      let attached = try session.attached(address, by: engine)
      let plan = Plan(detaching: attached, ownDomid: engine.ownDomid, times: settings.times)
      if isDryRun {
        let plan = session.choice.plan(plan, settings.times)
        var printed = Output()
        if output.json {
          let document = DeviceJSON.plan(
            plan,
            assumption: nil,
            notes: session.notes,
            engine: session.choice
          )
          printed.bytes += DeviceJSON.line(document).utf8
        } else {
          printed.bytes += VisibleText.lines(plan.text()).utf8
        }
        printed.bytes.append(10)
        return printed.flush()
      }
      try session.carryOut(plan, with: engine)
    } catch let fault as EngineFault {
      throw DeviceSession.end(fault, session.output)
    }
  }

  /// The device that the name means; nil where the guest has no such device.
  private func find(_ domid: UInt16, _ survey: HostSurvey) throws(EngineFault) -> DeviceAddress? {
    if device.nic, let devid = Int32(name), devid >= 0 { return try survey.address(.vif, domid, devid) }
    if device.nic || name.utf8.count(where: { $0 == UInt8(ascii: ":") }) == 5 {
      let wanted = Array(name.lowercased().utf8)
      return try survey.devices(.vif, of: domid).first { $0.name == wanted }?.address
    }
    guard let virtual = VirtualDevice(decoding: Array(name.utf8)), virtual.number >= 0, !name.isEmpty else {
      throw .noSuchDevice(name)
    }
    return try survey.address(.vbd, domid, virtual.number)
  }

  private func absent(_ domid: UInt16, _ session: DeviceSession) {
    let kind: DeviceAddress.Kind = device.nic || name.contains(":") ? .vif : .vbd
    let devid = VirtualDevice(decoding: Array(name.utf8)).map { max(0, $0.number) } ?? Int32(name) ?? 0
    let address = DeviceAddress(kind: kind, backend: kind == .vbd ? .vbd : .vif, domid: domid, devid: devid)
    var outcome = Outcome(of: Plan(.detach, address, steps: []))
    outcome.wasAbsent = true
    if output.json {
      session.print(outcome)
    } else {
      session.screen.writeLine("domain \(domid) has no '\(VisibleText(name.utf8).shown)'; nothing to do")
    }
  }
}
