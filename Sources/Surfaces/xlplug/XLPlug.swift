import ArgumentParser
import LibxlEngine
import XLText

/// The command `xlplug`: its name, its commands, and how a run of it ends.
@main
struct XLPlug: PagedCommand {
  static let configuration = CommandConfiguration(
    commandName: "xlplug",
    abstract: "Check, attach and diagnose disks and network interfaces of Xen guests.",
    discussion: page.discussion,
    version: "0.1.0",
    subcommands: [
      ParseCommand.self, LintCommand.self, FormatCommand.self, ExplainCommand.self, ServerCommand.self,
      PlanCommand.self, AttachCommand.self, DetachCommand.self, InsertCommand.self, EjectCommand.self,
      DiffCommand.self, ApplyCommand.self, ExportCommand.self, ConvertCommand.self, MapCommand.self,
      ListCommand.self, DoctorCommand.self, GarbageCommand.self, DaemonCommand.self, ScriptCommand.self,
      StoreCommand.self,
      DemoCommand.self, ConfigCommand.self, CompletionCommand.self, ManualCommand.self, WordsCommand.self,
    ],
  )

  static let page = CommandPage(
    description: [
      """
      xl's own commands block-attach, block-detach, block-list, network-attach, network-detach, \
      network-list, cd-insert and cd-eject are accepted with xl's options: see 'xlplug help block-attach'.
      """
    ],
    examples: [
      "xlplug lint /etc/xen",
      "xlplug attach guest1 /srv/a.img,raw,xvdb,w",
      "xlplug doctor guest1",
    ],
    exits: Exit.entries,
    environment: CommandPage.storeEnvironment + CommandPage.engineEnvironment
      + CommandPage.colorEnvironment,
  )

  /// Runs the command that the arguments name, and ends with a status of `Exit`.
  static func main() {
    StandardDescriptors.fill()
    let arguments = ArgumentBytes.ofThisProcess()
    if arguments == [LibxlProcess.argument] { LibxlProcess.serve() }
    XLCommandLine(arguments)?.run()
    do {
      if let fault = NamedCommand(arguments).fault { throw fault }
      var command = try parseAsRoot(arguments)
      try command.run()
    } catch {
      end(with: error, arguments)
    }
  }

  private static func end(with error: any Error, _ arguments: [String]) -> Never {
    let message = message(for: error)
    switch exitCode(for: error) {
    case .success:
      if !message.isEmpty { Output.print(message) }
      Exit.clean.leave()
    case .validationFailure:
      Output.complain(NamedCommand(arguments).complaint(UsageWording(message)))
      Exit.usage.leave()
    case let code:
      if !message.isEmpty { Output.complain(error: VisibleText.lines(message)) }
      // A command that ends on purpose throws a status; anything else that is thrown came from outside.
      if error is ExitCode { Exit.leave(with: code.rawValue) }
      Exit.environmentError.leave()
    }
  }
}
