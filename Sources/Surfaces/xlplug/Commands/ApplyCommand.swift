import ArgumentParser
import HotplugEngine
import HotplugFleet
import HotplugOutcome
import HotplugPlan
import XLText

/// `xlplug apply`: makes the devices of running guests as files describe them.
struct ApplyCommand: PagedCommand {
  static let page = CommandPage(
    name: "apply",
    purpose: "Attach, replace and change devices of running guests as configuration files describe them.",
    description: [
      """
      Compares as 'xlplug diff' does, and performs the changes, several at once. A device that the files do \
      not describe stays, unless --prune is given. A device that its guest does not release stays, unless \
      --force is given. If a replacement cannot be attached, the former device is attached again. Repeating \
      the command completes what was interrupted, and changes nothing where nothing differs.
      """
    ],
    examples: [
      "xlplug apply /etc/xen/web.cfg",
      "xlplug apply /etc/xen/web.cfg --dry-run",
      "xlplug apply /etc/xen/*.cfg --prune --on-error continue",
    ],
    environment: CommandPage.storeEnvironment + CommandPage.engineEnvironment,
    files: AttachCommand.page.files,
  )

  /// The most devices that are changed at once.
  static let parallelMax = 64

  @Argument(
    help: ArgumentHelp("Configuration files, and manifests with names that end in .yaml.", valueName: "file"),
    completion: .file()
  )
  var files: [ArgumentBytes]

  @Flag(
    name: [.customLong("dry-run"), .customShort("n")],
    help: "Print the changes without performing them."
  )
  var isDryRun = false

  @Flag(help: "Detach devices that the files do not describe.")
  var prune = false

  @Flag(help: "Detach devices even if the guest does not release them, or a remove script fails.")
  var force = false

  @Flag(
    name: .customLong("skip-stopped"),
    help: "Skip guests that are not running; by default, they are an error."
  )
  var skipsStopped = false

  @Option(
    name: .customLong("on-error"),
    help: ArgumentHelp("What to do after a change has failed.", valueName: "action")
  )
  var onError = OnErrorArgument(.stop)

  @Option(
    name: .customLong("max-parallel"),
    help: ArgumentHelp("How many devices are changed at once, 1 to \(parallelMax).", valueName: "number")
  )
  var maxParallel = 8

  @OptionGroup(title: "Engine and store") var engineOptions: EngineOptions
  @OptionGroup(title: "Device") var connection: ConnectionOptions
  @OptionGroup(title: "Device") var recording: ConfigRecordOptions
  @OptionGroup(title: "Output") var output: StepOutputOptions

  func validate() throws {
    if !(1...Self.parallelMax).contains(maxParallel) {
      throw ValidationError("'--max-parallel' takes 1 to \(Self.parallelMax)")
    }
  }

  func run() throws {
    let comparison = try StateComparison(
      "apply",
      files,
      try engineOptions.settings,
      try connection.settings,
      output.settings,
      onlyPlans: isDryRun,
      skipsStopped: skipsStopped
    )
    let session = comparison.session
    let plans = comparison.plans.map(\.plan)
    let records = try recording.records(session)
    let steps = try comparison.steps(prunes: prune, isForced: force)
    if session.tellsSteps || isDryRun && !output.json { show(plans, session) }
    if isDryRun {
      if output.json {
        let isSimulated = session.place.isSimulated
        DeviceJSON.print(
          DeviceJSON.difference(
            plans,
            faults: comparison.faults,
            prunes: prune,
            isSimulated: isSimulated
          )
        )
      }
      try end(comparison.faults, [], session)
      return
    }
    let progress = ApplyProgress(session, count: steps.count)
    let run = ApplyRun(steps, session.engineSource, onError: onError.value) { progress.take($0) }
    let result = run.carryOut(atOnce: maxParallel)
    if output.json {
      let isSimulated = session.place.isSimulated
      DeviceJSON.print(
        DeviceJSON.applied(
          plans,
          result,
          faults: comparison.faults,
          prunes: prune,
          isSimulated: isSimulated
        )
      )
    } else {
      sum(result, session)
    }
    let written = plans.flatMap(\.entries).compactMap { entry in entry.text.map { (entry.change.address, $0) }
    }
    let texts = Dictionary(written) { first, _ in first }
    for record in records { try record.update(result.changed, texts) }
    try end(comparison.faults + result.faults.map(\.description), result.ended, session)
  }

  private func show(_ plans: [GuestPlan], _ session: DeviceSession) {
    for plan in plans {
      for line in DifferenceText(plan: plan, screen: session.screen, prunes: prune).lines {
        session.screen.writeLine(line)
      }
    }
  }

  private func sum(_ result: ApplyRun.Result, _ session: DeviceSession) {
    let states = result.run.states
    let (failed, skipped) = (states.count { $0 == .failed }, states.count { $0 == .skipped })
    guard failed + skipped > 0 else { return }
    let done = states.count { $0 == .done }
    session.screen.writeLine("\(done) done, \(failed) failed, \(skipped) not begun")
  }

  /// Prints why guests were left out, and ends with the gravest status.
  private func end(_ faults: [String], _ ended: [ApplyRun.Ended], _ session: DeviceSession) throws {
    if !output.json { for fault in faults { Output.complain("error: \(VisibleText(fault.utf8).shown)") } }
    var statuses = ended.map { one in
      one.isRestoring && !one.isGood
        ? Exit.rollbackIncomplete.rawValue : DeviceSession.exit(for: one.outcome).rawValue
    }
    if !faults.isEmpty { statuses.append(Exit.environmentError.rawValue) }
    if statuses.contains(Exit.rollbackIncomplete.rawValue) { throw Exit.rollbackIncomplete.code }
    if let status = statuses.max(), status != Exit.clean.rawValue { throw ExitCode(status) }
  }
}

/// What to do after an error, as an argument.
struct OnErrorArgument: ExpressibleByArgument, CustomStringConvertible {
  /// What to do.
  let value: FleetRun.OnError

  init(_ value: FleetRun.OnError) { self.value = value }

  init?(argument: String) {
    guard let value = FleetRun.OnError(rawValue: argument) else { return nil }
    self.value = value
  }

  static let allValueStrings = FleetRun.OnError.allCases.map(\.rawValue)
  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }

  /// The argument.
  var description: String { value.rawValue }
}
