import ArgumentParser
import HotplugPlan

/// `xlplug attach`: from strings to devices that are online.
struct AttachCommand: PagedCommand {
  static let page = CommandPage(
    name: "attach",
    purpose: "Attach disks and network interfaces to a running guest.",
    description: [
      """
      Several words form one specification, as with xl. A word with the prefix 'disk:' or 'vif:' begins \
      the next one, and so does a complete disk string after a complete disk string. If one device cannot be \
      attached, all of them are rolled back.
      """
    ],
    examples: [
      "xlplug attach guest1 /srv/a.img,raw,xvdb,w",
      "xlplug attach 7 vif:bridge=xenbr0,mac=00:16:3e:00:00:01",
      "xlplug attach 7 /srv/a.img,raw,xvda,w /srv/b.img,raw,xvdb,w vif:bridge=b0",
      "xlplug attach 7 /srv/a.img,raw,xvda,w --embedded",
    ],
    environment: CommandPage.storeEnvironment + CommandPage.engineEnvironment,
    files: CommandPage.deviceFiles,
  )

  @Argument(help: "The number or name of the guest.", completion: .custom(StoreCompletion.domains))
  var domain: String

  @Argument(
    help: ArgumentHelp("A disk string; a vif string after 'vif:' or with --nic.", valueName: "spec"),
    completion: .file()
  )
  var words: [ArgumentBytes]

  @Flag(name: [.customLong("dry-run"), .customShort("n")], help: "Print the plan without performing it.")
  var isDryRun = false

  @OptionGroup(title: "Engine and store") var engineOptions: EngineOptions
  @OptionGroup(title: "Device") var device: DeviceOptions
  @OptionGroup(title: "Device") var recording: ConfigRecordOptions
  @OptionGroup(title: "Output") var output: StepOutputOptions

  func validate() throws {
    if try engineOptions.settings.store.isEmbedded, !recording.files.isEmpty {
      throw ValidationError("--record cannot be combined with --embedded, whose devices do not stay")
    }
  }

  func run() throws {
    let (engineSettings, settings) = (try engineOptions.settings, try device.settings)
    let output = output.settings
    let texts = DeviceText.all(words, isNic: device.nic, xen: settings.xen)
    try DeviceSession.report(texts, output, xen: settings.xen)
    if isDryRun {
      for file in recording.files { _ = try DesiredFile(file, settings, output) }
      return try PlanPrinter(texts, domain, engineSettings, settings, output).print()
    }
    let session = try DeviceSession("attach", engineSettings, settings, output)
    let records = try recording.records(session)
    let planned = try session.plans(texts, domain)
    try session.carryOut(attaching: planned)
    let attached = planned.map(\.plan.address)
    let written = Dictionary(uniqueKeysWithValues: zip(attached, texts))
    for record in records { try record.update(attached, written) }
    if engineSettings.store.isEmbedded { try detachAgain(planned, session) }
  }

  /// The store ends with the command, so the devices must not outlive it.
  private func detachAgain(_ planned: [PlannedDevice], _ session: DeviceSession) throws {
    if session.tellsSteps {
      let what = planned.count == 1 ? "device is" : "devices are"
      session.screen.writeLine("the temporary store ends with this command, so the \(what) detached again:")
    }
    for device in planned.reversed() where try !session.rollBack(device.plan) {
      throw Exit.rollbackIncomplete.code
    }
  }
}
