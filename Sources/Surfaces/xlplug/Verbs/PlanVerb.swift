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

  @OptionGroup var store: StoreOptions
  @OptionGroup var device: DeviceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let text = DeviceText(words, isNic: device.nic, xen: device.xen.xen)
    try DeviceSession.report(text, output)
    try PlanPrinter(text, domain, store, device, output).print()
  }
}

/// Makes a plan and prints it, for `plan` and `attach --dry-run`.
struct PlanPrinter {
  private let text: DeviceText
  private let domain: String
  private let store: StoreOptions
  private let device: DeviceOptions
  private let output: OutputOptions

  init(
    _ text: DeviceText,
    _ domain: String,
    _ store: StoreOptions,
    _ device: DeviceOptions,
    _ output: OutputOptions
  ) {
    (self.text, self.domain, self.store, self.device, self.output) = (text, domain, store, device, output)
  }

  /// Prints the plan, after what was assumed.
  func print() throws {
    let (domid, facts, assumption) = try lookUp()
    var plan: Plan
    let choice: EngineChoice
    do { choice = try EngineChoice(store) } catch {
      throw DeviceSession.end("\(error)", help: "--engine native needs no libxl", output)
    }
    do {
      let request = try text.request(domid: domid, facts: facts, isSharingAllowed: device.isSharingAllowed)
      plan = Plan(attaching: request, ownDomid: facts.ownDomid, times: device.times)
    } catch {
      throw DeviceSession.end(error, output)
    }
    if choice.kind == .libxl { plan = plan.handedToLibxl(times: device.times) }
    var printed = Output()
    if output.json {
      let notes = Preparation.notes(text, facts)
      let document = DeviceJSON.plan(plan, assumption: assumption, notes: notes, engine: choice)
      printed.bytes += DeviceJSON.line(document).utf8
    } else {
      for note in Preparation.notes(text, facts) + (assumption.map { [$0] } ?? []) + [choice.words] {
        printed.bytes += "note: \(note)\n".utf8
      }
      printed.bytes += VisibleText.lines(plan.text()).utf8
    }
    printed.bytes.append(10)
    printed.flush()
  }

  /// The guest and the facts: from the store where one answers, a plain host's otherwise.
  private func lookUp() throws -> (UInt16, HostFacts, String?) {
    if let place = try? StorePlace(store), let client = try? StoreClient(place.address) {
      defer { withExtendedLifetime(place) {} }
      do {
        let preparation = try Preparation(text, domain: domain, client: client)
        return (preparation.domid, preparation.facts, nil)
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
    return (domid, facts, assumption)
  }
}

extension VisibleText {
  /// A text of several lines, each made safe for a terminal.
  static func lines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { VisibleText($0.utf8).shown }
      .joined(separator: "\n")
  }
}
