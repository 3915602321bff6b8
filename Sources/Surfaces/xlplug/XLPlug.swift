import ArgumentParser

/// The command `xlplug`: its name, its verbs, and how a run of it ends.
@main
struct XLPlug: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "xlplug",
    abstract: "Reads Xen's disk and network strings and plugs what they describe.",
    discussion: """
      Example:
        xlplug parse disk /dev/vg/root,raw,xvda,rw

      xl's own block-attach, block-detach, block-list, network-attach, network-detach and network-list are \
      taken as xl takes them, -N before them as well: 'xlplug help block-attach'.

      Exit status: 0 clean, 1 the input has errors, 2 usage, 3 the world said no, \
      4 something could not be undone.
      """,
    version: "0.1.0",
    subcommands: [
      ParseVerb.self, LintVerb.self, FormatVerb.self, ExplainVerb.self, ServerVerb.self, PlanVerb.self,
      AttachVerb.self, DetachVerb.self, ListVerb.self, DoctorVerb.self, GarbageVerb.self, StoreVerb.self,
      DemoVerb.self, ConfigVerb.self,
    ],
  )

  /// Runs the verb that the arguments name, and ends with a status of `Exit`.
  static func main() {
    StandardDescriptors.fill()
    let arguments = ArgumentBytes.ofThisProcess()
    XLCommandLine(arguments)?.run()
    do {
      var command = try parseAsRoot(arguments)
      try command.run()
    } catch {
      end(with: error)
    }
  }

  private static func end(with error: any Error) -> Never {
    let message = fullMessage(for: error)
    switch exitCode(for: error) {
    case .success:
      if !message.isEmpty { Output.print(message) }
      Exit.clean.leave()
    case .validationFailure:
      Output.complain(message)
      Exit.usage.leave()
    case let code:
      if !message.isEmpty { Output.complain(message) }
      // A command that ends on purpose throws a status; anything else that is thrown came from outside.
      if error is ExitCode { Exit.leave(with: code.rawValue) }
      Exit.worldSaidNo.leave()
    }
  }
}
