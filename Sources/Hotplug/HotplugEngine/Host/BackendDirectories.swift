import HotplugPlan
package import XenstoreHost
package import XenstoreWire

extension StoreClient {
  /// The directories of all devices of one kind that a domain serves, for every guest but one.
  package func backendDirectories(
    _ kind: String,
    of domid: UInt16,
    exceptFor guest: UInt16? = nil
  ) throws(StoreFault) -> [StorePath] {
    let home = DeviceAddress.backendHome(domid).appending(kind)
    var directories: [StorePath] = []
    for name in try listIfPresent(home) ?? [] where name != guest.map(String.init) {
      directories += (try listIfPresent(home.appending(name)) ?? []).map { home.appending("\(name)/\($0)") }
    }
    return directories
  }
}
