import ArgumentParser
import HotplugFleet
import HotplugOutcome
import HotplugPlan
import HotplugSurvey
import XLText

/// `xlplug plan`: what `attach` would do.
struct PlanCommand: PagedCommand {
  static let page = CommandPage(
    name: "plan",
    purpose: "Print the steps of an attach, or of applying a file, without performing them.",
    description: [
      """
      Requires neither root nor Xen. Without a store, assumes a host with default settings and prints \
      a note. With a file instead of a guest and a string, prints what 'xlplug apply' would do; this \
      requires a store.
      """
    ],
    examples: [
      "xlplug plan 7 /srv/a.img,raw,xvdb,w",
      "xlplug plan /etc/xen/web.cfg",
    ],
    environment: CommandPage.storeEnvironment + CommandPage.engineEnvironment,
  )

  @Argument(
    help: ArgumentHelp("The number or name of the guest, or a configuration file.", valueName: "domain"),
    completion: .custom(StoreCompletion.domains)
  )
  var domain: ArgumentBytes

  @Argument(
    help: ArgumentHelp("The disk string; after 'vif:' or with --nic, the vif string.", valueName: "spec"),
    completion: .file()
  )
  var words: [ArgumentBytes] = []

  @OptionGroup(title: "Engine and store") var engineOptions: EngineOptions
  @OptionGroup(title: "Device") var device: DeviceOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let (settings, output) = (try device.settings, output.settings)
    if words.isEmpty {
      if UInt16(String(decoding: domain.bytes, as: UTF8.self)) != nil {
        throw ValidationError(
          "expected a disk or vif string after the domain, or a configuration file instead"
        )
      }
      return try printPlans(ofFile: settings)
    }
    let texts = DeviceText.all(words, isNic: device.nic, xen: settings.xen)
    try DeviceSession.report(texts, output, xen: settings.xen)
    let domain = String(decoding: domain.bytes, as: UTF8.self)
    try PlanPrinter(texts, domain, engineOptions.settings, settings, output).print()
  }

  /// Prints the plans that make guests as a file describes them.
  private func printPlans(ofFile settings: DeviceSettings) throws {
    let output = output.settings
    let comparison = try StateComparison("plan", [domain], engineOptions.settings, settings, output)
    let session = comparison.session
    let steps = try comparison.steps(prunes: false, isForced: false)
    var printed = Output()
    for (index, step) in steps.enumerated() {
      let run: DryRun
      do { run = try session.dryRun(of: step.plan) } catch { throw DeviceSession.end(error, output) }
      if output.isJSON {
        let document = DeviceJSON.plan(run, assumption: nil, notes: run.notes, engine: session.choice)
        printed.bytes += DeviceJSON.line(document).utf8
      } else {
        let after = step.after.map { "\($0 + 1)" }.joined(separator: ", ")
        printed.append("\(index + 1)\(after.isEmpty ? "" : ", after \(after)"): ")
        printed.append(VisibleText.lines(run.text))
      }
      printed.bytes.append(10)
    }
    printed.flush()
    try comparison.endWhereFaulty()
  }
}

/// Makes plans and prints them, for `plan` and `attach --dry-run`.
struct PlanPrinter {
  private let texts: [DeviceText]
  private let domain: String
  private let engine: EngineSettings
  private let settings: DeviceSettings
  private let output: OutputSettings

  init(
    _ texts: [DeviceText],
    _ domain: String,
    _ engine: EngineSettings,
    _ settings: DeviceSettings,
    _ output: OutputSettings
  ) {
    (self.texts, self.domain, self.engine) = (texts, domain, engine)
    (self.settings, self.output) = (settings, output)
  }

  /// Prints the plans, after what was assumed.
  func print() throws {
    do {
      let choice = try EngineChoice(engine, isBuiltInBlock: settings.isBuiltInBlock)
      var (planned, runs): ([PlannedDevice], [DryRun]) = ([], [])
      let source = try PlanSource(domain, engine.store, settings) { domid in
        "domain \(domid) is paravirtualized and that this is domain 0"
      }
      for text in texts {
        let (domid, facts, document) = try source.lookUp(text)
        var device = try PlannedDevice(
          text,
          domid,
          facts,
          document: document,
          settings: settings,
          engine: choice.kind,
          after: planned
        )
        let target = facts.backendDomid == facts.ownDomid ? text.plainTarget : nil
        if let note = source.note(of: target) { device.notes.append(note) }
        planned.append(device)
        let run = try source.dryRun(of: choice.plan(device.plan, settings.times), settings.times)
        planned[planned.count - 1].notes += run.notes
        runs.append(run)
      }
      print(planned, runs, choice, source.assumption)
    } catch let fault as any HelpfulFault {
      throw DeviceSession.end(fault, output)
    }
  }

  private func print(
    _ planned: [PlannedDevice],
    _ runs: [DryRun],
    _ choice: EngineChoice,
    _ assumption: String?
  ) {
    var printed = Output()
    if !output.isJSON {
      for note in planned.flatMap(\.notes) + (assumption.map { [$0] } ?? []) + [choice.words] {
        printed.append("note: \(VisibleText(note.utf8).shown)\n")
      }
    }
    for (device, run) in zip(planned, runs) {
      if output.isJSON {
        let document = DeviceJSON.plan(run, assumption: assumption, notes: device.notes, engine: choice)
        printed.bytes += DeviceJSON.line(document).utf8
      } else {
        printed.append(VisibleText.lines(run.text))
      }
      printed.bytes.append(10)
    }
    printed.flush()
  }
}

extension VisibleText {
  /// A text of several lines, each made safe for a terminal.
  static func lines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { VisibleText($0.utf8).shown }
      .joined(separator: "\n")
  }
}
