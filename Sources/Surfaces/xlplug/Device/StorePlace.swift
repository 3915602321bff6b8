import FoundationEssentials
import HotplugSurvey
import XenstoreHost
import XenstoreSimulation
import XenstoreTree
import XenstoreWire

/// The store that a command works on: one that was there, or one of its own with a simulated host around it.
final class StorePlace {
  /// Where it answers.
  let address: StoreAddress
  /// A connection to it.
  let client: StoreClient
  /// The domain that this process runs in, as the store says; 0 where it does not.
  let ownDomid: UInt16
  /// Whether it was named, so that scripts must know where it is.
  let isNamed: Bool
  /// Whether backends and guests after it are simulated.
  let isSimulated: Bool
  private let server: StoreServer?
  private let simulation: SimulatedHost?

  /// The store that the settings name; one that libxenstore would find where they name none.
  init(_ settings: StoreSettings) throws(StoreFault) {
    isNamed = settings.isEmbedded || settings.path != nil
    if settings.isEmbedded {
      let parts = try Self.simulate(StoreServer(embedded: SimulatedHost.store()))
      (server, simulation) = (parts.server, parts.simulation)
      address = parts.server.address
      client = try StoreClient(address)
      (isSimulated, ownDomid) = (true, 0)
    } else {
      address = Self.address(settings)
      (server, simulation) = (nil, nil)
      client = try StoreClient(address)
      ownDomid = HostSurvey.ownDomid(try client.readIfPresent(HostSurvey.ownDomidPath))
      isSimulated = try Self.isSimulated(client)
    }
  }

  /// Where a store is searched for that is not the command's own.
  static func address(_ settings: StoreSettings) -> StoreAddress {
    settings.path.map { StoreAddress(existing: $0) ?? .socket($0) }
      ?? StoreAddress.find(environment: ProcessEnvironment.text)
  }

  /// Whether a store has a simulated host around it; a real driver domain may not read the mark.
  private static func isSimulated(_ client: StoreClient) throws(StoreFault) -> Bool {
    do { return try client.readIfPresent(SimulatedHost.markPath) != nil } catch {
      if error.storeError == .accessDenied { return false }
      throw error
    }
  }

  deinit { stop() }

  /// Ends the store and the simulation that belong to this command.
  func stop() {
    simulation?.stop()
    server?.stop()
  }

  /// What is printed after a word for a backend or a guest.
  var mark: String { isSimulated ? " (simulated)" : "" }

  /// Starts a server and a simulated host at it.
  static func simulate(_ server: StoreServer) throws(StoreFault) -> (
    server: StoreServer, simulation: SimulatedHost
  ) {
    try server.start()
    let simulation = SimulatedHost(address: server.address)
    do { try simulation.start() } catch {
      server.stop()
      throw error
    }
    return (server, simulation)
  }
}
