import ArgumentParser
import FoundationEssentials
import HotplugDoctor
import HotplugEngine
import HotplugOutcome
import HotplugPlan
import XLProject
import XLText
import XenstoreHost
import XenstoreWire

/// `xlplug gc`: removes what has no living owner.
struct GarbageCommand: PagedCommand {
  static let page = CommandPage(
    name: "gc",
    purpose: "Remove leftovers of dead guests and killed commands.",
    description: [
      """
      Removes devices, loop devices, locks and journals. A guest is dead if xenstored does not know \
      it and it has no number, name or configuration. Devices of running guests are kept, unless \
      --failed is given.
      """
    ],
    examples: [
      "xlplug gc --dry-run",
      "xlplug gc",
      "xlplug gc --failed",
    ],
    environment: CommandPage.storeEnvironment,
    files: [
      .init("/run/xlplug", "Locks and journals of devices.")
    ],
  )

  @Flag(
    name: [.customLong("dry-run"), .customShort("n")],
    help: "Print what would be removed without removing it."
  )
  var isDryRun = false

  @Flag(help: "Also remove leftovers of failed attaches from running guests.")
  var failed = false

  @OptionGroup var scriptTime: ScriptTimeOption

  @OptionGroup(title: "Store") var store: StoreOptions
  @OptionGroup(title: "Scripts") var doctor: DoctorOptions
  @OptionGroup(title: "Output") var output: StepOutputOptions

  func run() throws {
    do { try collect() } catch let fault as EngineFault { throw DeviceSession.end(fault, output.settings) }
  }

  private func collect() throws {
    if !isDryRun { try DeviceSession.requireRoot("gc", output.settings) }
    let place: StorePlace
    do throws(StoreFault) { place = try StorePlace(store.settings) } catch {
      if case .unreachable = error, try collectAbandoned() { return }
      throw EngineFault.store(error)
    }
    let examiner = try doctor.examiner(place, store)
    var general = DeviceSettings(try GeneralSettings.forDevices())
    if let scriptTimeout = scriptTime.given { general.times.scriptSeconds = scriptTimeout.seconds }
    let found = try GarbageSearch(examiner, times: general.times).all(includingFailed: failed)
    if isDryRun { return show(found, unseen: examiner.host.unseen, isSimulated: place.isSimulated) }
    let collection = GarbageCollection(try engine(place, examiner.host, general))
    try remove(found, isSimulated: place.isSimulated) { collection.remove($0) }
  }

  /// Removes the files of stores that no process serves any more, where the store that was searched for does
  /// not answer; false if there are no such files.
  private func collectAbandoned() throws -> Bool {
    let found = GarbageSearch.abandonedFiles(for: StorePlace.address(store.settings))
    if found.isEmpty { return false }
    if isDryRun {
      show(found, unseen: [], isSimulated: false)
    } else {
      try remove(found, isSimulated: false) { GarbageCollection.remove(file: $0) }
    }
    return true
  }

  private func remove(_ found: [Garbage], isSimulated: Bool, by remove: (Garbage) -> GarbageOutcome) throws {
    var outcomes: [GarbageOutcome] = []
    for garbage in found {
      let outcome = remove(garbage)
      outcomes.append(outcome)
      if !output.json, !output.quiet || !outcome.isGone || !outcome.troubles.isEmpty {
        for line in lines(outcome) { output.settings.screen.writeLine(line) }
      }
      if outcome.wasInterrupted { break }
    }
    if output.json {
      DeviceJSON.print(GarbageDocument.document(found, outcomes, isSimulated: isSimulated))
    } else if found.isEmpty && !output.quiet {
      output.settings.screen.writeLine("nothing to remove")
    }
    if outcomes.contains(where: \.wasInterrupted), let signal = Interruption.signal {
      Output.complain("error: interrupted; repeat the command to remove the rest")
      throw Exit.code(ofSignal: signal)
    }
    if outcomes.contains(where: { !$0.isGone }) { throw Exit.rollbackIncomplete.code }
    if outcomes.contains(where: { !$0.troubles.isEmpty }) { throw Exit.environmentError.code }
  }

  private func engine(_ place: StorePlace, _ host: HostEvidence, _ general: DeviceSettings) throws
    -> NativeEngine
  {
    var settings = NativeEngine.Options()
    settings.times = general.times
    settings.scripts.directories = try doctor.scripts.allowedDirectories
    settings.scripts.furtherVariables = general.scriptVariables
    settings.scripts.environment = ProcessEnvironment.values()
    // Scripts must talk to the store that the device is in.
    if place.isNamed { settings.scripts.environment["XENSTORED_PATH"] = Array(place.address.path.utf8) }
    settings.caller.interruptDescriptor = Interruption.descriptor()
    return try NativeEngine(place.client, at: place.address, ownDomid: host.ownDomid, options: settings)
  }

  // MARK: printing

  private func show(_ found: [Garbage], unseen: [String], isSimulated: Bool) {
    if output.json {
      return DeviceJSON.print(GarbageDocument.document(found, nil, isSimulated: isSimulated))
    }
    // What would be removed is asked for, also with --quiet.
    let screen = output.output.settings.screen
    for garbage in found {
      let verb = garbage.obstacle == nil ? "would remove" : "would leave"
      screen.writeLine(
        "\(verb) \(visible(garbage.words)): \(visible(garbage.obstacle ?? garbage.reason))"
      )
    }
    if found.isEmpty { screen.writeLine("nothing to remove") }
    for words in unseen { screen.writeLine("note: not checked: \(words)") }
  }

  private func lines(_ outcome: GarbageOutcome) -> [String] {
    let garbage = outcome.garbage
    let screen = output.settings.screen
    let verb = outcome.isGone ? screen.green("removed") : screen.red("not removed")
    return ["\(verb) \(visible(garbage.words)): \(visible(garbage.reason))"]
      + outcome.troubles.map { "  error: \(visible($0))" }
      + outcome.left.map { "  \(screen.red("leftover")): \(visible($0))" }
  }

  private func visible(_ text: String) -> String { VisibleText(text.utf8).shown }
}
