public import HotplugOutcome
public import HotplugPlan
public import HotplugSurvey
public import Libxl
import XenstoreWire

/// The devices of guests as libxl lists them, completed from the store by what libxl does not say: the
/// backend's state, the script, and a target that has a colon in it.
public struct LibxlSurvey {
  private let library: LibxlLibrary
  private let host: HostSurvey

  /// A survey by a library; `host` reads the store.
  public init(_ library: LibxlLibrary, host: HostSurvey) {
    self.library = library
    self.host = host
  }

  /// The devices of these guests; throws `.toolstackUnavailable` where libxl gives no context.
  public func devices(_ kind: DeviceAddress.Kind, of guests: [UInt16]) throws(EngineFault) -> [ListedDevice] {
    let context: LibxlContext
    do { context = try LibxlContext(library) { _ in } } catch { throw .toolstackUnavailable("\(error)") }
    var devices: [ListedDevice] = []
    for guest in guests {
      for listing in context.list(disks: kind == .vbd, of: UInt32(guest)) {
        guard let path = listing.backendPath.flatMap({ StorePath($0) }),
          let address = DeviceAddress(backendPath: path, kind: kind)
        else { continue }
        devices.append(completed(try host.listed(address), by: listing))
      }
    }
    return devices
  }

  private func completed(_ found: ListedDevice, by listing: LibxlListing) -> ListedDevice {
    var device = found
    if let vdev = listing.vdev { device.name = vdev }
    if found.address.kind == .vif {
      device.name = Array(listing.mac.map { Self.hexadecimal($0) }.joined(separator: ":").utf8)
      if let bridge = listing.bridge { device.detail = bridge }
    }
    if let state = UInt8(exactly: listing.state) { device.frontendState = XenbusState(rawValue: state) }
    return device
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }
}
