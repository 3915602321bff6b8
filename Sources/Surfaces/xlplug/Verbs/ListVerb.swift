import ArgumentParser
import HotplugEngine
import HotplugPlan
import LibxlEngine
import XLCheck
import XLText
import XenstoreHost

/// `xlplug list`: the devices that the store has a record of.
struct ListVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists the disks, or with --nic the network interfaces, of a guest or of all guests.",
    discussion: """
      Example:
        xlplug list guest1
        xlplug list --nic --json
      """,
  )

  @Argument(help: "The guest's number or name; all guests where it is left out.")
  var domain: String?

  @Flag(help: "Network interfaces instead of disks.")
  var nic = false

  @OptionGroup var engineOptions: EngineOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let devices: [ListedDevice]
    let place: StorePlace
    do {
      do { place = try StorePlace(engineOptions.settings.store) } catch { throw EngineFault.store(error) }
      let survey = HostSurvey(place.client)
      let domid = try domain.map { name throws(EngineFault) in try survey.domain(name, allowsGone: true) }
      devices = try found(survey, of: domid)
    } catch let fault as EngineFault {
      throw DeviceSession.end(fault, output.settings)
    }
    var printed = Output()
    if output.json {
      printed.bytes += (DeviceJSON.line(DeviceJSON.list(devices, isSimulated: place.isSimulated)) + "\n").utf8
    } else {
      for line in table(devices, place) { printed.bytes += (line + "\n").utf8 }
    }
    printed.flush()
  }

  /// From the store, which says more; from libxl where it is asked for.
  private func found(_ survey: HostSurvey, of domid: UInt16?) throws -> [ListedDevice] {
    let kind: DeviceAddress.Kind = nic ? .vif : .vbd
    guard engineOptions.engine?.kind == .libxl else { return try survey.devices(kind, of: domid) }
    let choice: EngineChoice
    do { choice = try EngineChoice(engineOptions.settings) } catch {
      throw EngineFault.toolstackUnavailable("\(error)")
    }
    guard let library = choice.library else { return [] }
    let guests = if let domid { [domid] } else { try survey.guests() }
    return try LibxlSurvey(library, host: survey).devices(kind, of: guests)
  }

  private func table(_ devices: [ListedDevice], _ place: StorePlace) -> [String] {
    if devices.isEmpty { return ["no \(nic ? "network interfaces" : "disks")"] }
    let head =
      nic
      ? ["DOMAIN", "NIC", "MAC", "BRIDGE", "BACKEND", "FRONTEND", "SCRIPT"]
      : ["DOMAIN", "VDEV", "MODE", "TARGET", "BACKEND", "FRONTEND", "SCRIPT"]
    func state(_ state: XenbusState?) -> String { (state.map(\.description) ?? "-") + place.mark }
    let rows = devices.map { device in
      // Without a record of its name a disk is shown by its number, by which it can be detached.
      let isNamed = nic || !device.name.isEmpty
      let name = isNamed ? VisibleText(device.name).shown : String(device.address.devid)
      let detail = VisibleText(device.detail).shown
      let mode = VisibleText(device.mode).shown
      let first = nic ? [String(device.address.devid), name, detail] : [name, mode, detail]
      return [String(device.address.domid)] + first
        + [
          state(device.backendState), state(device.frontendState),
          device.scriptPath.map { VisibleText($0.utf8).shown } ?? "-",
        ]
    }
    let widths = head.indices.map { column in ([head] + rows).map { $0[column].count }.max() ?? 0 }
    return ([head] + rows).map { row in
      zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: "  ")
        .replacingTrailingBlanks()
    }
  }
}

extension String {
  fileprivate func replacingTrailingBlanks() -> String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
