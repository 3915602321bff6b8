import ArgumentParser
import HotplugConformance
import HotplugScript
import XLProject
import XLText

/// `xlplug script`: commands for authors of hotplug scripts.
struct ScriptCommand: PagedCommand {
  static let subcommands: [any ParsableCommand.Type] = [
    ScriptCheckCommand.self, ScriptRunCommand.self, ScriptNewCommand.self,
  ]

  static let page = CommandPage(
    name: "script",
    purpose: "Write and check hotplug scripts without Xen.",
    examples: [
      "xlplug script new block block-mine",
      "sudo xlplug script check ./block-mine",
    ],
  )
}

/// `xlplug script check`: the conformance suite.
struct ScriptCheckCommand: PagedCommand {
  static let page = CommandPage(
    name: "check",
    purpose: "Check that a hotplug script follows the protocol.",
    description: [
      """
      Runs the script many times, as the user that runs the command, against a temporary xenstore. Disks \
      are images in /tmp, interfaces are in a network namespace. docs/script-checks.md lists the checks.
      """
    ],
    examples: [
      "sudo xlplug script check ./block-mine",
      "sudo xlplug script check ./block-nbd --params nbd:host:10809",
      "sudo xlplug script check ./vif-mine --format junit >report.xml",
    ],
    exits: [
      .init("0", "the script passed all checks that were run"),
      .init("1", "the script failed a check"),
      .init("2", "usage error"),
      .init("3", "environment error, or no device could be connected for the checks"),
    ],
  )

  /// How the result is printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json, junit, tap
  }

  @OptionGroup(title: "Script") var subject: ScriptSubjectOptions

  @Option(
    name: .customLong("check"),
    help: ArgumentHelp("A check to make instead of all; can be repeated.", valueName: "number")
  )
  var numbers: [Int] = []

  @Option(help: ArgumentHelp("The format of the report; by default, table.", valueName: "format"))
  var format: Format?

  @Flag(help: "Print only a line of Markdown, a badge for a README.")
  var badge = false

  @Option(help: ColorOptions.help)
  var color: ColourChoice = .auto

  mutating func validate() throws {
    if badge, format != nil { throw ValidationError("--badge and --format exclude each other") }
  }

  func run() throws {
    let format = format ?? .table
    let output = OutputSettings(isJSON: format == .json, colour: color)
    var run = try subject.run(output)
    let checks = try checks(run.kind)
    run.interruptDescriptor = Interruption.descriptor()
    let table = ConformanceTable(screen: output.screen)
    let isLive = format == .table && !badge
    if isLive { table.writeHead(run) }
    let report = try ScriptFiles.carriedOut(output) { () throws(ConformanceFault) in
      try run.report(of: checks) { if isLive { table.write($0) } }
    }
    ScriptFiles.warn(report.leftovers)
    if badge {
      Output.print(report.badge)
    } else {
      switch format {
      case .table: table.writeEnd(report)
      case .json: DeviceJSON.print(report.document)
      case .junit: Output.printDocument(report.junit)
      case .tap: Output.printDocument(report.tap)
      }
    }
    if report.failedCount > 0 { throw Exit.inputHasErrors.code }
    if let reason = report.reasonNotChecked {
      // A success would be taken for that of the script.
      throw DeviceSession.end("the script was not checked: \(reason)", help: nil, nil)
    }
  }
}

extension ScriptCheckCommand {
  /// The checks that are named, in their order; all if none is.
  private func checks(_ kind: ScriptKind) throws -> [ConformanceCheck] {
    let all = ConformanceCheck.all(of: kind)
    let known = Set(all.map(\.number))
    if let unknown = numbers.first(where: { !known.contains($0) }) {
      throw ValidationError("there is no check \(unknown) of \(kind.rawValue) scripts")
    }
    return numbers.isEmpty ? all : all.filter { numbers.contains($0.number) }
  }
}

/// `xlplug script run`: single executions by hand.
struct ScriptRunCommand: PagedCommand {
  static let page = CommandPage(
    name: "run",
    purpose: "Run executions of a hotplug script by hand, and show what they change.",
    description: [
      """
      Runs the commands in order for one device of a temporary xenstore. Prints the environment, the output, \
      the changed keys and the time of each. What the script leaves is removed at the end.
      """
    ],
    examples: [
      "sudo xlplug script run ./block-mine add remove",
      "sudo xlplug script run ./block-mine add --params /srv/a.img --read-only",
      "sudo xlplug script run ./vif-mine online offline",
    ],
    exits: [
      .init("0", "all executions exited with status 0"),
      .init("1", "an execution failed"),
      .init("2", "usage error"),
      .init("3", "environment error"),
    ],
  )

  @OptionGroup(title: "Script") var subject: ScriptSubjectOptions

  @Argument(
    help: ArgumentHelp(
      "add or remove; for interfaces online or offline, and add or remove for the emulated twin.",
      valueName: "command"
    ),
    completion: .list(["add", "remove", "online", "offline"])
  )
  var commands: [String]

  @Flag(name: .customLong("read-only"), help: "Connect the disk with mode r.")
  var isReadOnly = false

  @Option(help: ColorOptions.help)
  var color: ColourChoice = .auto

  mutating func validate() throws {
    if subject.targets.count > 1 {
      throw ValidationError("script run connects one device; expected --params once")
    }
  }

  func run() throws {
    let output = OutputSettings(isJSON: false, colour: color)
    let run = try subject.run(output)
    if run.kind == .vif, isReadOnly { throw ValidationError("--read-only is for scripts of disks") }
    let calls = try commands.map { word in
      guard let call = run.kind.call(word) else {
        throw ValidationError(
          "unknown command '\(word)' of a \(run.kind.rawValue) script; "
            + "expected one of \(run.kind.words.joined(separator: ", "))"
        )
      }
      return call
    }
    let report = try ScriptFiles.carriedOut(output) { () throws(ConformanceFault) in
      try run.executions(of: calls, isReadOnly: isReadOnly)
    }
    ScriptFiles.warn(report.leftovers)
    for execution in report.executions {
      for line in ExecutionText(execution, run.script, output.screen).lines { output.screen.writeLine(line) }
    }
    let areSuccessful = report.executions.allSatisfy { ScriptVerdict($0.run).isSuccess }
    if !areSuccessful { throw Exit.inputHasErrors.code }
  }
}

/// `xlplug script new`: a skeleton.
struct ScriptNewCommand: PagedCommand {
  static let page = CommandPage(
    name: "new",
    purpose: "Write a hotplug script in shell that passes all checks.",
    examples: [
      "xlplug script new block block-mine",
      "xlplug script new vif vif-mine",
    ],
  )

  @Argument(help: "What the script connects: block or vif.")
  var kind: ScriptKind

  @Argument(
    help: ArgumentHelp("The file to write; it must not exist.", valueName: "file"),
    completion: .file()
  )
  var file: ArgumentBytes

  func run() throws {
    let path = FilePath.absolute(file.bytes)
    let name = String(decoding: path.split(separator: UInt8(ascii: "/")).last ?? [], as: UTF8.self)
    do throws(InputFault) {
      try ScriptFiles.write(ScriptSkeleton.text(of: kind, name: VisibleText(name.utf8).shown), to: path)
    } catch {
      throw DeviceSession.end("\(error)", help: nil, nil)
    }
  }
}
