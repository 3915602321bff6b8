import HotplugPlan
package import XenstoreHost
package import XenstoreWire

extension StoreClient {
  /// The directories of all devices of some kinds that a domain serves, for every guest but one; three
  /// exchanges, and one more for each `batchRequestsMax` kinds and guests.
  package func backendDirectories(
    _ kinds: [String],
    of domid: UInt16,
    exceptFor guest: UInt16? = nil
  ) throws(StoreFault) -> [StorePath] {
    let homes = kinds.map { DeviceAddress.backendHome(domid).appending($0) }
    let guests = try children(of: homes).filter { $0.name != guest.map(String.init) }
    return try children(of: guests)
  }

  /// The nodes below several nodes, in order; none below one that is absent.
  package func children(of paths: [StorePath]) throws(StoreFault) -> [StorePath] {
    var children: [StorePath] = []
    for (path, reply) in zip(paths, try replies(to: paths.map { .directory($0) })) {
      switch reply {
      case .accepted(let names):
        children += Payload.strings(names).map { path.appending(String(decoding: $0, as: UTF8.self)) }
      case .refused(.notFound): continue
      // A list that is too long for one answer comes in parts.
      case .refused(.tooBig): children += (try listIfPresent(path) ?? []).map { path.appending($0) }
      case .refused(let error): throw .refused(error, .directory, path: path.string)
      }
    }
    return children
  }

  /// The values of the same keys of several directories, for each in the order of the keys; nil for those
  /// that are absent.
  package func values(_ keys: [String], in directories: [StorePath]) throws(StoreFault) -> [[[UInt8]?]] {
    let values = try readIfPresent(directories.flatMap { path in keys.map { path.appending($0) } })
    return directories.indices.map { Array(values[($0 * keys.count)..<(($0 + 1) * keys.count)]) }
  }
}
