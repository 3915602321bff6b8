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
      With files, draws the guests of the files, and marks what differs from the store; with --offline, \
      draws what the files describe, and asks no store. Changes nothing.
      """
    ],
    examples: [
      "xlplug map",
      "xlplug map --format svg >host.svg",
      "xlplug map --format dot | dot -Tpng >host.png",
      "xlplug map /etc/xen/*.cfg",
      "xlplug map --offline site.xlplug.yaml",
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

  @Flag(help: "Draw the files as they are, without a store.")
  var offline = false

  @OptionGroup(title: "Engine and store") var engineOptions: EngineOptions
  @OptionGroup(title: "Device") var connection: ConnectionOptions

  func validate() throws {
    if offline, files.isEmpty { throw ValidationError("--offline requires a file") }
  }

  func run() throws {
    let (engine, settings) = (try engineOptions.settings, try connection.settings)
    let output = OutputSettings()
    let map: HostMap
    var comparison: StateComparison?
    if offline {
      var (guests, paths): ([DesiredGuest], [[UInt8]: [UInt8]]) = ([], [:])
      for file in try files.map({ try DesiredFile($0, settings, output) }) {
        for guest in file.guests {
          if let other = paths.updateValue(file.path, forKey: guest.identity.text) {
            throw StateComparison.describedTwice(guest, other, file.path, output)
          }
          guests.append(guest)
        }
      }
      do { map = try HostMap(guests) } catch { throw DeviceSession.end(error, output) }
    } else if files.isEmpty {
      let place = try DeviceSession("map", engine, settings, output, onlyPlans: true).place
      do { map = try HostMap(HostSurvey(place.client), ownDomid: place.ownDomid) } catch {
        throw DeviceSession.end(error, output)
      }
    } else {
      let compared = try StateComparison("map", files, engine, settings, output)
      map = HostMap(compared.plans.map(\.plan), ownDomid: compared.session.place.ownDomid)
      comparison = compared
    }
    var printed = Output()
    switch format {
    case .text: printed.append(map.text)
    case .svg: printed.append(MapDrawing.svg(map))
    case .dot: printed.append(map.dot)
    case .mermaid: printed.append(map.mermaid)
    }
    printed.flush()
    try comparison?.endWhereFaulty()
  }
}
