import ArgumentParser
import Glibc
import HotplugEngine
import HotplugPlan
import XLCheck
import XLText
import XenstoreHost
import XenstoreWire

/// `xlplug plan`: what `attach` would do.
struct PlanVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract:
      "Prints what an attach would do: every store change, script and wait, and what would take it back.",
    discussion: """
      Needs neither root nor Xen: where no store answers, a plain host is assumed and said so.

      Example:
        xlplug plan 7 /srv/a.img,raw,xvdb,w
      """,
  )

  @Argument(help: "The guest's number or name.")
  var domain: String

  @Argument(
    help: ArgumentHelp("The disk string; after 'vif:' or with --nic the vif string.", valueName: "spec")
  )
  var words: [ArgumentBytes]

  @OptionGroup var engineOptions: EngineOptions
  @OptionGroup var device: DeviceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let text = DeviceText(words, isNic: device.nic, xen: device.xen.xen)
    let output = output.settings
    try DeviceSession.report(text, output)
    try PlanPrinter(text, domain, engineOptions.settings, device.settings, output).print()
  }
}

/// Makes a plan and prints it, for `plan` and `attach --dry-run`.
struct PlanPrinter {
  private let text: DeviceText
  private let domain: String
  private let engine: EngineSettings
  private let settings: DeviceSettings
  private let output: OutputSettings

  init(
    _ text: DeviceText,
    _ domain: String,
    _ engine: EngineSettings,
    _ settings: DeviceSettings,
    _ output: OutputSettings
  ) {
    (self.text, self.domain, self.engine) = (text, domain, engine)
    (self.settings, self.output) = (settings, output)
  }

  /// Prints the plan, after what was assumed.
  func print() throws {
    let choice: EngineChoice
    do { choice = try EngineChoice(engine, isBuiltInBlock: settings.isBuiltInBlock) } catch {
      throw DeviceSession.end("\(error)", help: error.help, output)
    }
    let (domid, facts, assumption, document) = try lookUp()
    var plan: Plan
    var notes = Preparation.notes(text, facts)
    do {
      var request = try text.request(domid: domid, facts: facts, isSharingAllowed: settings.isSharingAllowed)
      if settings.isBuiltInBlock, let note = text.leaveOutScript(&request, facts, choice.kind) {
        notes.append(note)
      }
      plan = Plan(
        attaching: request,
        ownDomid: facts.ownDomid,
        times: settings.times,
        record: text.record(of: request, in: document),
      )
    } catch {
      throw DeviceSession.end(error, output)
    }
    plan = choice.plan(plan, settings.times)
    var printed = Output()
    if output.isJSON {
      let document = DeviceJSON.plan(plan, assumption: assumption, notes: notes, engine: choice)
      printed.bytes += DeviceJSON.line(document).utf8
    } else {
      for note in notes + (assumption.map { [$0] } ?? []) + [choice.words] {
        printed.bytes += "note: \(note)\n".utf8
      }
      printed.bytes += VisibleText.lines(plan.text()).utf8
    }
    printed.bytes.append(10)
    printed.flush()
  }

  /// The guest and the facts: from the store where one answers, a plain host's otherwise; what was assumed,
  /// and libxl's document of the guest.
  private func lookUp() throws -> (UInt16, HostFacts, assumption: String?, document: String?) {
    if let place = try? StorePlace(engine.store) {
      defer { withExtendedLifetime(place) {} }
      do {
        let userdata = settings.userdataDirectory(place)
        let preparation = try Preparation(
          text,
          domain: domain,
          client: place.client,
          ownDomid: place.ownDomid,
          userdata: userdata
        )
        return (preparation.domid, preparation.facts, nil, preparation.document)
      } catch {
        throw DeviceSession.end(error, output)
      }
    }
    guard let domid = UInt16(domain) else {
      throw DeviceSession.end(.noSuchDomain(domain), output)
    }
    var facts = HostFacts()
    facts.freshMAC = HostSurvey.freshMAC()
    if let target = text.plainTarget { facts.target = HostSurvey.target(target) }
    if facts.target == .missing { facts.target = .unknown }
    let assumption = "no xenstore answers: a paravirtualised guest \(domid) served by domain 0 is assumed"
    return (domid, facts, assumption, nil)
  }
}

extension VisibleText {
  /// A text of several lines, each made safe for a terminal.
  static func lines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { VisibleText($0.utf8).shown }
      .joined(separator: "\n")
  }
}
