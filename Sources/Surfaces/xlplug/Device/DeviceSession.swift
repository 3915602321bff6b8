import ArgumentParser
import Glibc
import HotplugEngine
import HotplugOutcome
import HotplugPlan
import HotplugScript
import HotplugState
import HotplugSurvey
import LibxlEngine
import XLCheck
import XLModel
import XLReport
import XLSyntax
import XLText
import XenstoreHost
import XenstoreWire

/// What the commands that change devices have in common: a store, an engine, and how faults end the command.
final class DeviceSession {
  let place: StorePlace
  let choice: EngineChoice
  let settings: DeviceSettings
  let output: OutputSettings
  let screen: Screen
  /// Whether each step is printed, and a success.
  let tellsSteps: Bool
  /// What is printed while a plan is carried out.
  private let progress: Progress
  /// What is worth saying about the specification; part of the document.
  var notes: [String] = []

  /// The descriptor that SIGINT, SIGTERM and SIGHUP make readable, the same for all engines.
  private lazy var interruptDescriptor = Interruption.descriptor { [progress] count in
    progress.interrupted(count: count)
  }

  /// Opens the store; ends the command if no store answers or where root is needed and missing.
  ///
  /// What is for people goes to `screen`, standard output unless said otherwise. A session that only plans
  /// needs no root. `withoutStore` is the advice where no store answers; nil for the usual one.
  init(
    _ verb: String,
    _ engine: EngineSettings,
    _ settings: DeviceSettings,
    _ output: OutputSettings,
    on screen: Screen? = nil,
    tellsSteps: Bool = true,
    onlyPlans: Bool = false,
    withoutStore: String? = nil,
  ) throws {
    self.settings = settings
    self.output = output
    self.screen = screen ?? output.screen
    self.tellsSteps = tellsSteps && !output.isJSON && !output.isQuiet
    if !onlyPlans { try Self.requireRoot(verb, output) }
    do { choice = try EngineChoice(engine, isBuiltInBlock: settings.isBuiltInBlock) } catch {
      throw Self.end(error, output)
    }
    do { place = try StorePlace(engine.store) } catch {
      let fault = EngineFault.store(error)
      guard case .unreachable = error, let withoutStore else { throw Self.end(fault, output) }
      throw Self.end("\(fault)", help: withoutStore, output)
    }
    progress = Progress(
      isSimulated: place.isSimulated,
      isVerbose: settings.isVerbose,
      showsSteps: self.tellsSteps,
      // Standard output is the document's alone.
      screen: output.isJSON ? Screen(colour: output.colour, STDERR_FILENO) : self.screen
    )
  }

  /// Shows a line about several plans, which the next one replaces, on a terminal; nil removes it.
  func showLine(_ text: String?, tail: String = "") { progress.showLine(text, tail: tail) }

  /// Reports what is worth saying about the specification.
  func note(_ note: String) {
    notes.append(note)
    if !output.isJSON && !output.isQuiet { screen.writeLine("note: \(VisibleText(note.utf8).shown)") }
  }

  /// Prints the diagnostics of texts; ends the command where one is an error.
  static func report(_ texts: [DeviceText], _ output: OutputSettings, xen: XenVersion) throws {
    for text in texts {
      if let nic = text.mistakenNic(xen: xen) {
        let words = nic.text.bytes.map { $0 == VifSyntax.wordSeparator ? UInt8(ascii: ",") : $0 }
        _ = end(
          "this looks like a vif string; expected a disk string",
          help: "use --nic, or write 'vif:' before it: vif:\(String(decoding: words, as: UTF8.self))",
          output
        )
      } else if !output.isJSON {
        tell(text, output)
      } else if !text.isAcceptable {
        DeviceJSON.print(DeviceJSON.refused(text))
      }
    }
    if !texts.allSatisfy(\.isAcceptable) { throw Exit.inputHasErrors.code }
  }

  /// Prints what is wrong or doubtful about a text on standard error; notes only beside an error.
  static func tell(_ text: DeviceText, _ output: OutputSettings) {
    let terminal = Terminal(STDERR_FILENO, colour: output.colour)
    let rendering = terminal.rendering(text.kindWord, wordSeparator: 0)
    let shown = text.diagnostics.filter { diagnostic in
      if output.isQuiet { return diagnostic.severity == .error }
      return diagnostic.severity != .note || !text.isAcceptable
    }
    if shown.isEmpty { return }
    // An empty line sets them off from steps that follow.
    let lines = rendering.rendered(shown, of: text.text)
    Output.complain(String(lines.dropLast(text.isAcceptable ? 1 : 2)))
  }

  /// An engine for this store that reports what it does; one that rolls back is not interrupted.
  func engine(isRollingBack: Bool = false) throws -> any Engine {
    do {
      return try engineSource.engine(place.client, isRollingBack: isRollingBack) { [progress] in
        progress.take($0)
      }
    } catch {
      throw Self.end(error, output)
    }
  }

  /// What engines for this store are made of.
  var engineSource: EngineSource {
    EngineSource(
      kind: choice.kind,
      address: place.address,
      isStoreNamed: place.isNamed,
      ownDomid: place.ownDomid,
      settings: settings,
      interruptDescriptor: interruptDescriptor
    )
  }

  /// What is known of a device that is to go, and whether it goes without its script.
  func attached(_ address: DeviceAddress) throws(EngineFault) -> AttachedDevice {
    var device = try HostSurvey(place.client).attached(address)
    if settings.isBuiltInBlock {
      let obstacle =
        BuiltInBlock.obstacle(device, ownDomid: place.ownDomid)
        ?? (choice.kind == .libxl ? BuiltInBlock.libxlObstacle : nil)
      device.isBuiltIn = obstacle == nil
      if let obstacle { note(obstacle) }
    }
    return device
  }

  /// Whether a command has begun something with a device and not finished it.
  func hasJournal(of device: DeviceAddress) -> Bool {
    Journal(of: device, in: RuntimeDirectory(lookingAt: place.address)) != nil
  }

  /// What the engine would do for a plan now.
  func dryRun(of plan: Plan) throws(EngineFault) -> DryRun {
    try HostSurvey(place.client)
      .dryRun(of: choice.plan(plan, settings.times), ownDomid: place.ownDomid, times: settings.times)
  }

  /// Carries out a plan, prints what became of it, and ends the command where it failed.
  @discardableResult
  func carryOut(_ plan: Plan, with engine: any Engine) throws -> Outcome {
    let outcome = perform(plan, with: engine)
    if outcome.fault != nil || !outcome.leftBehind.isEmpty { throw Self.exit(for: outcome) }
    return outcome
  }

  /// Carries out a plan and prints what became of it.
  func perform(_ plan: Plan, with engine: any Engine, reserved: ReservedDevice? = nil) -> Outcome {
    if tellsSteps { screen.writeLine(screen.bold(VisibleText(plan.title.utf8).shown)) }
    progress.begin(plan.direction)
    let outcome = engine.run(plan, reserved: reserved)
    progress.begin(nil)
    if !tellsSteps, !output.isJSON, case .scriptFailed(let failure) = outcome.fault {
      // What it printed was not shown while it ran.
      for line in failure.output.lastLines(DeviceJSON.outputLineCountMax) {
        screen.writeLine("  | \(VisibleText(line).shown)")
      }
    }
    if tellsSteps || output.isJSON || outcome.fault != nil || !outcome.leftBehind.isEmpty { print(outcome) }
    return outcome
  }

  /// Prints an outcome.
  func print(_ outcome: Outcome) {
    if output.isJSON {
      // A reader that went away must not end the command before its last step.
      Screen(colour: output.colour).writeDocument(
        DeviceJSON.line(DeviceJSON.outcome(outcome, isSimulated: place.isSimulated, notes: notes))
      )
    } else {
      for line in OutcomeText(outcome: outcome, place: place, screen: screen).lines { screen.writeLine(line) }
    }
  }

  /// The status that an outcome ends with.
  static func exit(for outcome: Outcome) -> ExitCode {
    if outcome.fault == nil && outcome.leftBehind.isEmpty { return Exit.clean.code }
    if !outcome.leftBehind.isEmpty { return Exit.rollbackIncomplete.code }
    if outcome.fault == .interrupted, let signal = Interruption.signal { return Exit.code(ofSignal: signal) }
    return Exit.environmentError.code
  }

  /// Prints a fault that came before any plan; the status to end with.
  static func end(_ fault: any HelpfulFault, _ output: OutputSettings?) -> any Error {
    end("\(fault)", help: fault.help, output)
  }

  /// Ends a command that is not run by root; `work` is what requires root, `instead` what works without.
  static func requireRoot(
    _ verb: String,
    _ output: OutputSettings,
    work: String = "runs hotplug scripts",
    instead: String = "'xlplug plan' prints the steps"
  ) throws {
    if geteuid() == 0 { return }
    throw end(
      "'\(verb)' requires root: it writes to xenstore and \(work)",
      help: "run it as root; without root, \(instead)",
      output
    )
  }

  static func end(_ message: String, help: String?, _ output: OutputSettings?) -> any Error {
    if output?.isJSON ?? false {
      DeviceJSON.print(DeviceJSON.failed(message, help: help))
    } else {
      let way = help.map { "\n  help: \($0)" } ?? ""
      Output.complain("error: \(VisibleText(message.utf8).shown)\(way)")
    }
    return Exit.environmentError.code
  }
}
