/// The state that a backend or frontend publishes in its `state` key (xen/include/public/io/xenbus.h, Xen
/// 4.17).
public enum XenbusState: UInt8, Hashable, Sendable, CaseIterable {
  /// No process has checked the device.
  case unknown = 0
  /// The toolstack made the entries; no process has taken them up yet.
  case initialising = 1
  /// The backend is there and waits for the hotplug script and the frontend.
  case initWait = 2
  /// The frontend has published its rings.
  case initialised = 3
  /// Both sides work.
  case connected = 4
  /// One side asked to end.
  case closing = 5
  /// That side has let go.
  case closed = 6
  /// The device is being reconfigured.
  case reconfiguring = 7
  /// The reconfiguration is done.
  case reconfigured = 8

  /// The state that a key's value names, or nil where it names none.
  public init?(value: [UInt8]) {
    guard value.count == 1, value[0] >= UInt8(ascii: "0") else { return nil }
    self.init(rawValue: value[0] - UInt8(ascii: "0"))
  }

  /// Whether a device in this state is in another, or has passed it since.
  ///
  /// A driver domain can be so quick that the guest has connected before the toolstack looks for `initWait`.
  public func hasReached(_ wanted: XenbusState) -> Bool {
    switch wanted {
    case .initWait: self == .initWait || self == .initialised || self == .connected
    case .unknown, .initialising, .initialised, .connected, .closing, .closed, .reconfiguring,
      .reconfigured:
      self == wanted
    }
  }

  /// The value of the `state` key.
  public var value: [UInt8] { [UInt8(ascii: "0") + rawValue] }
}

extension XenbusState: CustomStringConvertible {
  /// Number and name: `2 (InitWait)`.
  public var description: String {
    let name =
      switch self {
      case .unknown: "Unknown"
      case .initialising: "Initialising"
      case .initWait: "InitWait"
      case .initialised: "Initialised"
      case .connected: "Connected"
      case .closing: "Closing"
      case .closed: "Closed"
      case .reconfiguring: "Reconfiguring"
      case .reconfigured: "Reconfigured"
      }
    return "\(rawValue) (\(name))"
  }
}
