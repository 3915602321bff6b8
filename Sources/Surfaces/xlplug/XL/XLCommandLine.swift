import ArgumentParser
import HotplugOutcome
import XLText
import XenstoreWire

/// A command line that is xl's: global options, one of xl's commands, its words.
///
/// Standard output and status are those of xl 4.17; standard error is ours.
struct XLCommandLine {
  /// How a run ends; xl knows no more.
  enum Status: Int32 {
    /// It was done.
    case done = 0
    /// It was not, for whatever reason.
    case failed = 1
    /// The words after the command are not understood.
    case usage = 2
  }

  /// The command.
  let command: XLCommand
  private let isHelp: Bool
  private let before: [String]
  private let behind: [String]

  /// The command line that these arguments are; nil for other commands than xl's.
  ///
  /// xl's own options are before the command; the text after it is the command's. The word `help` may
  /// are in the command's place.
  init?(_ arguments: [String]) {
    func command(_ index: Int) -> XLCommand? {
      arguments.indices.contains(index) ? XLCommand(ArgumentBytes(carried: arguments[index]).bytes) : nil
    }
    func isHelp(_ index: Int) -> Bool { arguments[index] == "help" && command(index + 1) != nil }
    guard let index = arguments.indices.first(where: { command($0) != nil || isHelp($0) }),
      index == 0 || arguments[0].hasPrefix("-"), let found = command(index) ?? command(index + 1)
    else { return nil }
    self.command = found
    self.isHelp = isHelp(index)
    before = Array(arguments[..<index])
    behind = Array(arguments[(index + 1)...])
  }

  /// Does what it says, and ends the process.
  func run() -> Never {
    Exit.leave(with: status().rawValue)
  }

  private func status() -> Status {
    if isHelp && before.isEmpty { return printHelp(.done) }
    let settings: XLSettings
    do { settings = try XLSettings(before) } catch let fault as SettingsFault {
      Output.complain("error: \(fault)")
      return .failed
    } catch {
      if XLOptions.exitCode(for: error) == .success {
        Output.print(XLOptions.fullMessage(for: error))
        return .done
      }
      let words = UsageWording(XLOptions.message(for: error)).words(among: CommandDefinition.ofXLOptions())
      Output.complain(error: "before '\(command.rawValue)': \(words)")
      return .failed
    }
    if isHelp { return printHelp(.done) }
    if settings.isDryRun && !command.hasDryRun {
      let others = XLCommand.allCases.filter(\.hasDryRun).map(\.rawValue).joined(separator: ", ")
      Output.complain("error: '\(command.rawValue)' has no dry run; only these commands do: \(others)")
      return .failed
    }
    return run(settings)
  }

  private func run(_ settings: XLSettings) -> Status {
    let words: XLWords
    do {
      words = try XLWords(behind.map { ArgumentBytes(carried: $0) }, of: command)
    } catch .help {
      return printHelp(.done)
    } catch .unknownOption(let option) {
      let shown = VisibleText(option.utf8).shown
      Output.complain("error: '\(command.rawValue)' has no option '\(shown)'; --help lists its options")
      return .usage
    } catch {
      let words =
        switch command.operandCountMin {
        case 1: "a domain"
        case 2: "a domain and one argument after it"
        default: "a domain and two arguments after it"
        }
      Output.complain("error: '\(command.rawValue)' requires at least \(words)\n")
      return printHelp(.usage)
    }
    let run = XLRun(command: command, settings: settings)
    do {
      switch command {
      case .blockAttach: return try run.blockAttach(words.operands)
      case .blockDetach: return try run.blockDetach(words)
      case .blockList: return try run.blockList(words.operands)
      case .cdInsert:
        return try run.changeMedium(words.operands[0], words.operands[1], words.operands[2])
      case .cdEject: return try run.changeMedium(words.operands[0], words.operands[1], nil)
      case .networkAttach: return try run.networkAttach(words.operands)
      case .networkDetach: return try run.networkDetach(words.operands)
      case .networkList: return try run.networkList(words.operands)
      }
    } catch let fault as EngineFault {
      _ = DeviceSession.end("\(fault)", help: Self.help(for: fault), settings.output)
      return .failed
    } catch {
      // The process that throws a status has said why.
      if !(error is ExitCode) { Output.complain("error: \(VisibleText("\(error)".utf8).shown)") }
      return .failed
    }
  }

  /// The fix; that of other commands is closed to xl's commands where no store answers.
  private static func help(for fault: EngineFault) -> String? {
    if case .store(.unreachable(address: _, reason: _)) = fault {
      return "without a Xen host, use --store before the command, or "
        + "'xlplug attach --embedded'"
    }
    return fault.help
  }

  private func printHelp(_ status: Status) -> Status {
    var output = Output()
    output.bytes += command.help.utf8
    output.flush()
    return status
  }
}
