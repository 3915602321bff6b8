public import ArgumentParser
public import HotplugConformance
import HotplugPlan
import HotplugScript
import XLProject
import XLText

extension ScriptKind: ExpressibleByArgument {}

/// The options that say which script is run, and with which target.
struct ScriptSubjectOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The script.", valueName: "script"), completion: .file())
  var script: ArgumentBytes

  @Option(help: "What the script connects, block or vif; by default, as its name begins.")
  var kind: ScriptKind?

  @Option(
    name: .customLong("params"),
    help: ArgumentHelp(
      "A target for the script; can be repeated. By default, an image that is made.",
      valueName: "target"
    )
  )
  var targets: [ArgumentBytes] = []

  @Option(help: ArgumentHelp("The key 'ip' of an interface; by default, none.", valueName: "addresses"))
  var ip: ArgumentBytes?

  @Option(
    help: ArgumentHelp(
      "The bridge of an interface, which exists; by default, one that is made in a network namespace.",
      valueName: "bridge"
    )
  )
  var bridge: ArgumentBytes?

  @Option(
    help: ArgumentHelp(
      "The key 'gatewaydev' of an interface, which exists; by default, none.",
      valueName: "interface"
    )
  )
  var gatewaydev: ArgumentBytes?

  @OptionGroup var scriptTime: ScriptTimeOption

  mutating func validate() throws {
    if let kind { try check(kind) }
  }

  /// Refuses options that are for scripts of the other kind.
  private func check(_ kind: ScriptKind) throws {
    if kind == .vif, !targets.isEmpty { throw ValidationError("--params is for scripts of disks") }
    if kind == .block, ip != nil || bridge != nil || gatewaydev != nil {
      throw ValidationError("--ip, --bridge and --gatewaydev are for scripts of network interfaces")
    }
  }

  /// The run that the options describe.
  func run(_ output: OutputSettings) throws -> ConformanceRun {
    let path = try ScriptFiles.script(script, output)
    guard let kind = kind ?? ScriptKind(path: path) else {
      throw ValidationError(
        "'\(VisibleText(path.utf8).shown)' begins with neither 'block' nor 'vif'; add --kind"
      )
    }
    try check(kind)
    let host = DeviceSettings(try GeneralSettings.forDevices())
    var run = ConformanceRun(script: path, kind: kind)
    run.targets = targets.map(\.bytes)
    run.interface.bridge = bridge?.bytes
    run.interface.ip = ip?.bytes
    run.interface.gatewayDevice = gatewaydev?.bytes
    run.environment = ProcessEnvironment.values()
    run.scriptVariables = host.scriptVariables
    run.budgetSeconds = scriptTime.given?.seconds ?? host.times.scriptSeconds
    return run
  }
}

extension ScriptKind {
  /// The commands that a script of this kind takes.
  var words: [String] { self == .block ? ["add", "remove"] : ["online", "offline", "add", "remove"] }

  /// The execution that a command means; nil for an unknown one.
  func call(_ word: String) -> ScriptCall? {
    ScriptCall.allCases.first { call in
      call.arguments.first == word && (call == .blockAdd || call == .blockRemove) == (self == .block)
    }
  }
}
