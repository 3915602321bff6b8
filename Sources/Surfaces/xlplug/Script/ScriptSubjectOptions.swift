public import ArgumentParser
public import HotplugConformance
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

  @Option(
    name: .customLong("script-timeout"),
    parsing: .unconditional,
    help: ArgumentHelp("Time limit of one execution; by default, 30s.", valueName: "time"),
    transform: TimeArgument.script
  )
  var scriptTimeout: TimeLimit?

  mutating func validate() throws {
    if kind == .vif, !targets.isEmpty { throw ValidationError("--params is for scripts of disks") }
  }

  /// The run that the options describe.
  func run(_ output: OutputSettings) throws -> ConformanceRun {
    let path = try ScriptFiles.script(script, output)
    guard let kind = kind ?? ScriptKind(path: path) else {
      throw ValidationError(
        "'\(VisibleText(path.utf8).shown)' begins with neither 'block' nor 'vif'; add --kind"
      )
    }
    if kind == .vif, !targets.isEmpty { throw ValidationError("--params is for scripts of disks") }
    var run = ConformanceRun(script: path, kind: kind)
    run.targets = targets.map(\.bytes)
    run.environment = ProcessEnvironment.values()
    if let scriptTimeout { run.budgetSeconds = scriptTimeout.seconds }
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
