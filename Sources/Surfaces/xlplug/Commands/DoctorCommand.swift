import ArgumentParser
import HotplugDoctor
import HotplugOutcome
import HotplugPlan
import HotplugSurvey

/// `xlplug doctor`: why a device is not online, and what to do next.
struct DoctorCommand: PagedCommand {
  static let page = CommandPage(
    name: "doctor",
    purpose: "Diagnose devices that are not online, and print the next command.",
    description: [
      """
      Checks the store, scripts, locks, images, loop devices, bridges and the kernel. Changes \
      nothing. 'xlplug explain CODE' explains a code.
      """
    ],
    examples: [
      "xlplug doctor",
      "xlplug doctor guest1",
      "xlplug doctor 7 xvda",
      "xlplug doctor 7 vif0",
    ],
    exits: [
      .init("0", "all devices are online"),
      .init("1", "a device is not online"),
      .init("2", "usage error"),
      .init("3", "environment error"),
    ],
    environment: CommandPage.storeEnvironment,
  )

  @Argument(
    help: "The number or name of the guest; all guests if omitted.",
    completion: .custom(StoreCompletion.domains)
  )
  var domain: String?

  @Argument(
    help: ArgumentHelp(
      "A disk (xvda, 51712), an interface (vif0, vif7.0), or a MAC address.",
      valueName: "device"
    ),
    completion: .custom(StoreCompletion.devices)
  )
  var name: String?

  @Flag(help: "Treat the device as a network interface.")
  var nic = false

  @OptionGroup(title: "Store") var store: StoreOptions
  @OptionGroup(title: "Scripts") var doctor: DoctorOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let report: DoctorReport
    do {
      let place: StorePlace
      do { place = try StorePlace(store.settings) } catch { throw EngineFault.store(error) }
      report = try self.report(doctor.examiner(place, store))
    } catch let fault as any HelpfulFault {
      throw DeviceSession.end(fault, output.settings)
    }
    if output.json {
      DeviceJSON.print(report.document)
    } else {
      Output.print(report.lines(output.settings.screen).joined(separator: "\n"))
    }
    if !report.isEverythingOnline { throw Exit.inputHasErrors.code }
  }

  private func report(_ examiner: Examiner) throws -> DoctorReport {
    let domid = try domain.map { name throws(EngineFault) in
      try HostSurvey(examiner.client).domain(name, allowsGone: true)
    }
    var examination = try examiner.examine(domid)
    if let name, let domid {
      let wanted = try DeviceName(name, isNic: nic, of: domid)
      examination.devices.removeAll { !wanted.names($0.address, $0.name) }
      _ = try wanted.only(name, examination.devices.map(\.address))
    }
    var report = DoctorReport(examination)
    if let domain, let name, examination.devices.isEmpty {
      report.absent = "domain \(domain) has no '\(name)': the store has no entry of it"
    }
    if domain == nil {
      let known = Set(examination.devices.map(\.address))
      report.leftBehind = try GarbageSearch(examiner).all(includingFailed: true).filter { garbage in
        if case .device(let device) = garbage.thing { !known.contains(device.attached.address) } else { true }
      }
    }
    return report
  }
}
