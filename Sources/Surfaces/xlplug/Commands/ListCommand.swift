import ArgumentParser
import HotplugEngine
import HotplugOutcome
import HotplugPlan
import HotplugSurvey
import LibxlEngine

/// `xlplug list`: the devices that the store has a record of.
struct ListCommand: PagedCommand {
  static let page = CommandPage(
    name: "list",
    purpose: "List the disks and network interfaces of guests.",
    description: ["After a domain, names of its devices limit the list to these devices."],
    examples: [
      "xlplug list",
      "xlplug list guest1 guest2",
      "xlplug list 7 xvda",
      "xlplug list --nic --output json",
    ],
    environment: CommandPage.storeEnvironment,
  )

  /// How devices are printed.
  enum Form: String, ExpressibleByArgument, CaseIterable {
    /// A table of the most important columns.
    case table
    /// A table with all columns.
    case wide
    /// One JSON document.
    case json
  }

  @Argument(
    help: ArgumentHelp(
      "Numbers or names of guests, each optionally with devices; by default, all guests.",
      valueName: "domain"
    ),
    completion: .custom(StoreCompletion.domainsAndDevices)
  )
  var words: [String] = []

  @Flag(help: "List network interfaces only.")
  var nic = false

  @Flag(help: "List disks only.")
  var disk = false

  @Option(name: .customLong("output"), help: ArgumentHelp("The format of the list.", valueName: "form"))
  var form: Form?

  @OptionGroup(title: "Engine and store") var engineOptions: EngineOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  mutating func validate() throws {
    if nic && disk { throw ValidationError("--nic and --disk cannot be combined") }
    if output.json, let form, form != .json {
      throw ValidationError("--json and --output \(form.rawValue) cannot be combined")
    }
  }

  private var kinds: [DeviceAddress.Kind] { nic ? [.vif] : disk ? [.vbd] : [.vbd, .vif] }

  private var settings: OutputSettings {
    var settings = output.settings
    if form == .json { settings.isJSON = true }
    return settings
  }

  func run() throws {
    do { try list() } catch let fault as any HelpfulFault { throw DeviceSession.end(fault, settings) }
  }

  private func list() throws {
    let place: StorePlace
    do { place = try StorePlace(engineOptions.store) } catch { throw EngineFault.store(error) }
    let survey = HostSurvey(place.client)
    let selection = try DeviceSelection(words, in: survey)
    let guests = selection.domids.isEmpty ? try survey.guests().sorted() : selection.domids
    var devices: [ListedDevice] = []
    for guest in guests {
      for kind in kinds { devices += try found(kind, survey, of: guest) }
    }
    try selection.keepNamed(&devices)
    let names = try survey.names(of: guests)
    if settings.isJSON {
      DeviceJSON.print(DeviceJSON.list(devices, names: names, isSimulated: place.isSimulated))
    } else {
      let table = DeviceTable(devices: devices, names: names, isWide: form == .wide)
      let lines = table.lines(of: selection.domids, kinds, isSimulated: place.isSimulated)
      Output.print(lines.joined(separator: "\n"))
    }
  }

  /// From the store, which says more; from libxl where it is asked for.
  private func found(_ kind: DeviceAddress.Kind, _ survey: HostSurvey, of domid: UInt16) throws
    -> [ListedDevice]
  {
    guard engineOptions.engine?.value == .libxl else { return try survey.devices(kind, of: domid) }
    let choice: EngineChoice
    let settings = try engineOptions.settings
    do { choice = try EngineChoice(settings) } catch {
      throw EngineFault.toolstackUnavailable("\(error)")
    }
    guard let library = choice.library else { return [] }
    return try LibxlSurvey(library, host: survey).devices(kind, of: [domid])
  }
}
