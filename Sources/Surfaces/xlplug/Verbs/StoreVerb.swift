import ArgumentParser
import HotplugEngine
import XenstoreHost
import XenstoreSimulation
import XenstoreTree
import XenstoreWire

/// `xlplug store`: a store without Xen.
struct StoreVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "store",
    abstract: "Serves a xenstore of its own, for work without Xen.",
    discussion: """
      Example:
        xlplug store serve --simulate --socket /run/test-store
      """,
    subcommands: [StoreServe.self],
  )
}

/// `xlplug store serve`.
struct StoreServe: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serves a store at a socket until it is interrupted.",
    discussion: """
      Xen's tools and hotplug scripts find it through XENSTORED_PATH, xlplug through --store.

      Examples:
        xlplug store serve --simulate --socket /run/test-store &
        XENSTORED_PATH=/run/test-store xenstore-ls
        xlplug attach 7 /srv/a.img,raw,xvda,w --store /run/test-store
      """,
  )

  @Option(help: ArgumentHelp("The socket to make.", valueName: "path"))
  var socket: String

  @Flag(help: "Simulate kernel backends and guests; domains 1 to 99 exist.")
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
      throw DeviceSession.end(.store(error), nil)
    }
  }
}
