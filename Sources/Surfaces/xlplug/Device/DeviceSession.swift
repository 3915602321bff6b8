import Foundation
import Glibc
import HotplugEngine
import HotplugPlan
import LibxlEngine
import XLCheck
import XLText
import XenstoreHost
import XenstoreWire

/// What the verbs that change devices have in common: a store, an engine, and how faults end the command.
final class DeviceSession {
  let place: StorePlace
  let choice: EngineChoice
  let options: DeviceOptions
  let output: OutputOptions
  let screen: Screen
  /// What is worth saying about the specification; part of the document.
  var notes: [String] = []

  /// Opens the store; ends the command where there is none or where root is needed and missing.
  init(_ verb: String, _ store: StoreOptions, _ options: DeviceOptions, _ output: OutputOptions) throws {
    self.options = options
    self.output = output
    screen = output.screen
    guard geteuid() == 0 else { throw Self.end(verb: verb, output) }
    do { choice = try EngineChoice(store) } catch {
      throw Self.end("\(error)", help: "--engine native needs no libxl", output)
    }
    do { place = try StorePlace(store) } catch { throw Self.end(.store(error), output) }
  }

  /// Says what is worth saying about the specification.
  func note(_ note: String) {
    notes.append(note)
    if !output.json { screen.writeLine("note: \(VisibleText(note.utf8).shown)") }
  }

  /// Prints the diagnostics of a text; ends the command where one is an error.
  static func report(_ text: DeviceText, _ output: OutputOptions) throws {
    if output.json {
      if text.isAcceptable { return }
      DeviceJSON.print(DeviceJSON.refused(text))
      throw Exit.inputHasErrors.code
    }
    let terminal = Terminal(STDERR_FILENO, colour: output.color)
    let what = if case .disk = text { "disk" } else { "vif" }
    let rendering = TextRendering(
      path: what,
      usesColour: terminal.usesColour,
      width: terminal.width,
      wordSeparator: 0
    )
    let shown = text.diagnostics.filter { $0.severity != .note || !text.isAcceptable }
    if !shown.isEmpty { Output.complain(rendering.rendered(shown, of: text.text)) }
    if !text.isAcceptable { throw Exit.inputHasErrors.code }
  }

  /// An engine for this store that tells what it does.
  func engine() throws -> any Engine {
    var settings = NativeEngine.Options()
    settings.times = options.times
    settings.scriptDirectories = options.allowedDirectories
    settings.isSharingAllowed = options.isSharingAllowed
    settings.interruptDescriptor = Interruption.descriptor()
    for (name, value) in ProcessInfo.processInfo.environment {
      settings.environment[name] = Array(value.utf8)
    }
    // Scripts must talk to the store that the device is in.
    if place.isNamed { settings.environment["XENSTORED_PATH"] = Array(place.address.path.utf8) }
    if !output.json {
      let progress = Progress(isSimulated: place.isSimulated, isVerbose: output.verbose, screen: screen)
      settings.observer = { progress.take($0) }
    }
    do {
      let engine = try NativeEngine(place.address, options: settings)
      engine.options.ownDomid = try HostSurvey(engine.client).ownDomid()
      return try choice.library.map { library throws(EngineFault) in
        try LibxlEngine(library, native: engine)
      } ?? engine
    } catch {
      throw Self.end(error, output)
    }
  }

  /// Carries out a plan, prints what became of it, and ends the command where it failed.
  @discardableResult
  func carryOut(_ plan: Plan, with engine: any Engine) throws -> Outcome {
    if !output.json { screen.writeLine(screen.bold("\(plan.direction.rawValue) \(plan.address)")) }
    let outcome = engine.run(plan)
    print(outcome)
    if outcome.fault != nil || !outcome.leftBehind.isEmpty { throw Self.exit(for: outcome) }
    return outcome
  }

  /// Prints an outcome.
  func print(_ outcome: Outcome) {
    if output.json {
      screen.writeLine(
        DeviceJSON.line(DeviceJSON.outcome(outcome, isSimulated: place.isSimulated, notes: notes))
      )
    } else {
      for line in OutcomeText(outcome: outcome, place: place, screen: screen).lines { screen.writeLine(line) }
    }
  }

  /// The status that an outcome ends with.
  static func exit(for outcome: Outcome) -> any Error {
    if outcome.fault == nil && outcome.leftBehind.isEmpty { return Exit.clean.code }
    return (outcome.leftBehind.isEmpty ? Exit.worldSaidNo : Exit.undoIncomplete).code
  }

  /// Prints a fault that came before any plan; the status to end with.
  static func end(_ fault: EngineFault, _ output: OutputOptions?) -> any Error {
    end("\(fault)", help: fault.help, output)
  }

  /// Prints why no plan can be made; the status to end with.
  static func end(_ fault: PlanFault, _ output: OutputOptions) -> any Error {
    end("\(fault)", help: nil, output)
  }

  /// Says that a verb needs root, and what works without; the status to end with.
  private static func end(verb: String, _ output: OutputOptions) -> any Error {
    end(
      "'\(verb)' needs root: it writes xenstore and runs hotplug scripts",
      help: "as any user, 'xlplug plan' prints what would be done, 'xlplug parse' what a string means",
      output,
    )
  }

  static func end(_ message: String, help: String?, _ output: OutputOptions?) -> any Error {
    if output?.json ?? false {
      DeviceJSON.print(DeviceJSON.failed(message, help: help))
    } else {
      let way = help.map { "\n  help: \($0)" } ?? ""
      Output.complain("error: \(VisibleText(message.utf8).shown)\(way)")
    }
    return Exit.worldSaidNo.code
  }
}
