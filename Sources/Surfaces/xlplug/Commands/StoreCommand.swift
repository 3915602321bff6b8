import ArgumentParser
import HotplugOutcome
import XenstoreHost
import XenstoreSimulation
import XenstoreTree
import XenstoreWire

/// `xlplug store`: a store without Xen.
struct StoreCommand: PagedCommand {
  static let subcommands: [any ParsableCommand.Type] = [StoreServe.self]

  static let page = CommandPage(
    name: "store",
    purpose: "Run a xenstore without Xen.",
    examples: [
      "xlplug store serve --simulate --socket /run/test-store"
    ],
  )
}

/// `xlplug store serve`.
struct StoreServe: PagedCommand {
  static let page = CommandPage(
    name: "serve",
    purpose: "Serve a xenstore on a socket until interrupted.",
    description: [
      """
      Xen's tools and hotplug scripts find the socket through XENSTORED_PATH, xlplug through --store.
      """
    ],
    examples: [
      "xlplug store serve --simulate --socket /run/test-store &",
      "XENSTORED_PATH=/run/test-store xenstore-ls",
      "xlplug attach 7 /srv/a.img,raw,xvda,w --store /run/test-store",
    ],
  )

  @Option(help: ArgumentHelp("The socket to create.", valueName: "path"), completion: .file())
  var socket: String

  @Flag(help: "Simulate kernel backends and guests, with domains 1 to 99.")
  var simulate = false

  func run() throws {
    let interrupt = Interruption.descriptor()
    do {
      let server = StoreServer(simulate ? SimulatedHost.store() : Store(), socketPath: socket)
      let simulation: SimulatedHost?
      if simulate {
        simulation = try StorePlace.simulate(server).simulation
      } else {
        try server.start()
        simulation = nil
      }
      Output.print("serving a store at \(socket)\(simulate ? ", with simulated backends and guests" : "")")
      Interruption.wait(interrupt)
      simulation?.stop()
      server.stop()
    } catch {
      throw DeviceSession.end(EngineFault.store(error), nil)
    }
  }
}
