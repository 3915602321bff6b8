import ArgumentParser
import HotplugFleet
import HotplugPlan
import XLText

/// `xlplug diff`: how the devices of running guests differ from files.
struct DiffCommand: PagedCommand {
  static let page = CommandPage(
    name: "diff",
    purpose: "Compare the devices of running guests with configuration files.",
    description: [
      """
      A file is the configuration that a guest was started from, or a manifest of several guests. \
      Compares all devices, also those that xl or another program has attached. Changes nothing.
      """
    ],
    examples: [
      "xlplug diff /etc/xen/web.cfg",
      "xlplug diff /etc/xen/*.cfg --unified",
    ],
    exits: [
      .init("0", "no differences"),
      .init("1", "differences, or errors in a file"),
      .init("2", "usage error"),
      .init("3", "environment error (file, xenstore, permission), or a guest is not running"),
    ],
    environment: CommandPage.storeEnvironment,
  )

  @Argument(
    help: ArgumentHelp("Configuration files, and manifests with names that end in .yaml.", valueName: "file"),
    completion: .file()
  )
  var files: [ArgumentBytes]

  @Flag(help: "Print a unified diff, one line for each device.")
  var unified = false

  @OptionGroup(title: "Engine and store") var engineOptions: EngineOptions
  @OptionGroup(title: "Device") var connection: ConnectionOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let (engine, settings) = (try engineOptions.settings, try connection.settings)
    let comparison = try StateComparison("diff", files, engine, settings, output.settings)
    let session = comparison.session
    let plans = comparison.plans.map(\.plan)
    if output.json {
      let isSimulated = session.place.isSimulated
      DeviceJSON.print(
        DeviceJSON.difference(plans, faults: comparison.faults, isSimulated: isSimulated)
      )
    } else {
      for (path, plan) in comparison.plans {
        let lines = unified ? plan.unified(path) : DifferenceText(plan: plan, screen: session.screen).lines
        for line in lines { session.screen.writeLine(line) }
      }
    }
    try comparison.endWhereFaulty()
    if plans.contains(where: { $0.entries.contains { !$0.change.isKept } }) { throw Exit.inputHasErrors.code }
  }
}
