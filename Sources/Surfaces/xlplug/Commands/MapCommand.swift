import ArgumentParser
import HotplugOutcome
import HotplugSurvey

/// `xlplug map`: guests, their devices, and what these use, as a picture.
struct MapCommand: PagedCommand {
  static let page = CommandPage(
    name: "map",
    purpose: "Draw the guests of a host with their disks, images, interfaces and bridges.",
    description: [
      """
      Marks devices that are not connected, and images that several guests use of which one may write. \
      With files, draws the guests of the files, and marks what differs from the store. Changes nothing.
      """
    ],
    examples: [
      "xlplug map",
      "xlplug map --format svg >host.svg",
      "xlplug map --format dot | dot -Tpng >host.png",
      "xlplug map /etc/xen/*.cfg",
    ],
    environment: CommandPage.storeEnvironment,
  )

  /// How the picture is printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, svg, dot, mermaid
  }

  @Argument(
    help: ArgumentHelp("Configuration files, and manifests with names that end in .yaml.", valueName: "file"),
    completion: .file()
  )
  var files: [ArgumentBytes] = []

  @Option(help: ArgumentHelp("The format of the picture.", valueName: "format"))
  var format = Format.text

  @OptionGroup(title: "Engine and store") var engineOptions: EngineOptions
  @OptionGroup(title: "Device") var connection: ConnectionOptions

  func run() throws {
    let output = OutputSettings()
    let settings = try connection.settings
    let session = try DeviceSession("map", engineOptions.settings, settings, output, onlyPlans: true)
    let ownDomid = session.place.ownDomid
    let map: HostMap
    var faulty: StateComparison?
    if files.isEmpty {
      do { map = try HostMap(HostSurvey(session.place.client), ownDomid: ownDomid) } catch {
        throw DeviceSession.end(error, output)
      }
    } else {
      let comparison = try StateComparison(files, session)
      map = HostMap(comparison.plans.map(\.plan), ownDomid: ownDomid)
      faulty = comparison
    }
    var printed = Output()
    switch format {
    case .text: printed.append(map.text)
    case .svg: printed.append(MapDrawing.svg(map))
    case .dot: printed.append(map.dot)
    case .mermaid: printed.append(map.mermaid)
    }
    printed.flush()
    try faulty?.endWhereFaulty(output)
  }
}
