import Glibc
import HostFiles
public import HotplugOutcome
public import HotplugPlan
public import XenstoreHost
package import XenstoreWire

/// Looks up the facts that plans depend on: in the store, and in the host's file system.
public struct HostSurvey {
  /// The store.
  public let client: StoreClient

  /// A survey of the host whose store this is.
  public init(_ client: StoreClient) { self.client = client }

  /// The domain that the caller runs in; 0 where the store does not say.
  public func ownDomid() throws(EngineFault) -> UInt16 { Self.ownDomid(try bytes(Self.ownDomidPath)) }

  /// What the value of `ownDomidPath` means.
  package static func ownDomid(_ value: [UInt8]?) -> UInt16 { value.flatMap { UInt16(decimal: $0) } ?? 0 }

  /// Where the store says in which domain the caller runs: relative, so in that domain's own home.
  package static let ownDomidPath: StorePath = {
    guard let path = StorePath("domid") else { preconditionFailure("'domid' is a path") }
    return path
  }()

  /// The guest that a number or a name means; throws `.noSuchDomain`.
  ///
  /// `allowsGone` takes the number of a guest that is gone as long as the store has entries of its devices:
  /// what is left of them can be listed and removed.
  public func domain(_ name: String, allowsGone: Bool = false) throws(EngineFault) -> UInt16 {
    if let domid = UInt16(name) {
      if try isThere(domid, home: bytes(DeviceAddress.home(domid))) { return domid }
      guard allowsGone, try hasEntries(domid) else { throw .noSuchDomain(name) }
      return domid
    }
    return try domain(named: Array(name.utf8))
  }

  /// The number that a number or a name means, without a look whether a domain has the number.
  public func number(_ name: String) throws(EngineFault) -> UInt16 {
    if let domid = UInt16(name) { domid } else { try domain(named: Array(name.utf8)) }
  }

  /// Whether the toolstack or a serving domain has entries of a guest.
  private func hasEntries(_ domid: UInt16) throws(EngineFault) -> Bool {
    let servers = try children(StorePath.root.appending("local/domain")).compactMap { UInt16($0) }
    let served = servers.flatMap { server in
      DeviceAddress.Backend.allCases.map {
        DeviceAddress.backendHome(server).appending("\($0.rawValue)/\(domid)")
      }
    }
    do {
      return try client.readIfPresent([DeviceAddress.toolstackHome(domid)] + served).contains { $0 != nil }
    } catch {
      throw .store(error)
    }
  }

  /// The guest with a name, of several the one with the lowest number; throws `.noSuchDomain`.
  public func domain(named name: [UInt8]) throws(EngineFault) -> UInt16 {
    let domids = try children(StorePath.root.appending("local/domain")).compactMap { UInt16($0) }.sorted()
    let names: [[UInt8]?]
    do {
      names = try client.readIfPresent(domids.map { DeviceAddress.home($0).appending("name") })
    } catch {
      throw .store(error)
    }
    guard let index = names.firstIndex(of: name) else {
      throw .noSuchDomain(String(decoding: name, as: UTF8.self))
    }
    return domids[index]
  }

  /// Whether a domain is there: it has a home in the store, or the store was notified of it.
  private func isThere(_ domid: UInt16, home: [UInt8]?) throws(EngineFault) -> Bool {
    if domid == 0 || home != nil { return true }
    do { return try client.isDomainIntroduced(domid) } catch {
      // Who may not ask cannot know that it is gone.
      if error.storeError == .accessDenied { return true }
      throw .store(error)
    }
  }

  /// What the store reports about a guest that is to get a device; throws `.noSuchDomain`.
  public func record(of guest: UInt16) throws(EngineFault) -> GuestRecord {
    let home = DeviceAddress.home(guest)
    let type = DeviceAddress.toolstackHome(guest).appending("type")
    let values: [[UInt8]?]
    do { values = try client.readIfPresent([home, type, home.appending("vm")]) } catch {
      throw .store(error)
    }
    guard try isThere(guest, home: values[0]) else { throw .noSuchDomain("\(guest)") }
    return GuestRecord(type: values[1], description: values[2])
  }

  /// The numbers of a guest's interfaces.
  public func nicNumbers(_ domid: UInt16) throws(EngineFault) -> [Int32] {
    try children(DeviceAddress.toolstackHome(domid).appending("device/vif")).compactMap { Int32($0) }
  }

  /// What a path leads to on this host.
  public static func target(_ path: [UInt8]) -> HostFacts.Target {
    guard let status = fileStatus(path) else { return .missing }
    switch status.st_mode & S_IFMT {
    case S_IFBLK: return .blockDevice
    case S_IFREG: return .file
    default: return .other(fileKind(status.st_mode))
    }
  }

  /// A MAC address in Xen's range with random digits, the highest bit of the fourth octet clear as libxl does
  /// it.
  public static func freshMAC() -> String {
    var generator = SystemRandomNumberGenerator()
    let octets: [UInt8] = [
      0x00, 0x16, 0x3E, generator.next() & 0x7F, generator.next(), generator.next(),
    ]
    return octets.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: ":")
  }

  // MARK: reading

  package func value(_ path: StorePath) throws(EngineFault) -> String? {
    do { return try client.readIfPresent(path).map { String(decoding: $0, as: UTF8.self) } } catch {
      throw .store(error)
    }
  }

  package func bytes(_ path: StorePath) throws(EngineFault) -> [UInt8]? {
    do { return try client.readIfPresent(path) } catch { throw .store(error) }
  }

  package func children(_ path: StorePath) throws(EngineFault) -> [String] {
    do { return try client.listIfPresent(path) ?? [] } catch { throw .store(error) }
  }
}
