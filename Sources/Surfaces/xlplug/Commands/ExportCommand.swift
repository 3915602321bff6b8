import ArgumentParser
import HotplugFleet
import HotplugOutcome
import HotplugPlan
import HotplugSurvey
import XLText

/// `xlplug export`: the devices of running guests as a manifest.
struct ExportCommand: PagedCommand {
  static let page = CommandPage(
    name: "export",
    purpose: "Print the devices of running guests as a manifest.",
    description: [
      """
      Prints each device as a disk or vif string in YAML, also those that xl or another program has \
      attached. Changes nothing.
      """
    ],
    examples: [
      "xlplug export guest1",
      "xlplug export --all >host.xlplug.yaml",
    ],
    environment: CommandPage.storeEnvironment,
  )

  @Argument(
    help: ArgumentHelp("Numbers or names of guests.", valueName: "domain"),
    completion: .custom(StoreCompletion.domains)
  )
  var words: [String] = []

  @Flag(help: "Export all guests.")
  var all = false

  @OptionGroup(title: "Engine and store") var place: StoreOptions

  func validate() throws {
    if all != words.isEmpty {
      throw ValidationError(all ? "--all cannot be combined with guests" : "expected a guest, or --all")
    }
  }

  func run() throws {
    let isWhole: Bool
    do { isWhole = try export() } catch { throw DeviceSession.end(error, nil) }
    if !isWhole { throw Exit.environmentError.code }
  }

  /// Prints the manifest; false where a device could not be written.
  private func export() throws(EngineFault) -> Bool {
    let store: StorePlace
    do { store = try StorePlace(place.settings) } catch { throw .store(error) }
    let survey = HostSurvey(store.client)
    var guests: [UInt16] = []
    if all { guests = try survey.guests().filter { $0 != store.ownDomid }.sorted() }
    for word in words { guests.append(try survey.domain(word)) }
    let names = try survey.names(of: guests)
    var manifest = ManifestWriting()
    var unnamed: [String] = []
    for guest in guests {
      guard let name = names[guest] else {
        unnamed.append("domain \(guest) has no name; its devices are not exported")
        continue
      }
      let devices = try survey.observedDevices(of: guest)
      func strings(_ kind: DeviceAddress.Kind) -> [[UInt8]?] {
        devices.filter { $0.address.kind == kind }
          .map { $0.request?.specification(ownDomid: store.ownDomid) }
      }
      manifest.add(name, ["disks": strings(.vbd), "nics": strings(.vif)])
    }
    let faults = unnamed + manifest.notes
    for fault in faults { Output.complain("error: \(VisibleText(fault.utf8).shown)") }
    var printed = Output()
    printed.bytes += manifest.bytes
    printed.flush()
    return faults.isEmpty
  }
}
