/// The variables that a hotplug script is given, and nothing else (libxl_linux.c, get_hotplug_env, Xen 4.17).
///
/// libxl passes its caller's whole environment on; here only what a script needs to find programs, the store
/// and its language, so that a script does not depend on who runs it.
public struct ScriptEnvironment: Hashable, Sendable {
  /// The message about a network interface beside its backend.
  public struct Network: Hashable, Sendable {
    /// True for an emulated interface, whose twin for the emulator is named in `INTERFACE`.
    public var isEmulated: Bool
    /// The backend key `gatewaydev`; empty if absent.
    public var gatewayDevice: [UInt8]

    /// A network interface.
    public init(isEmulated: Bool, gatewayDevice: [UInt8] = []) {
      self.isEmulated = isEmulated
      self.gatewayDevice = gatewayDevice
    }
  }

  /// `PATH` where the caller has none: the usual one of root.
  public static let defaultPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

  /// The script's absolute path.
  public var script: String
  /// The kind of the backend: `vbd`, `vbd3` or `vif`.
  public var backendKind: String
  /// The guest's domain id.
  public var guest: UInt32
  /// The device's number.
  public var device: UInt32
  /// Present for network interfaces only.
  public var network: Network?

  /// The variables for one device.
  public init(script: String, backendKind: String, guest: UInt32, device: UInt32, network: Network? = nil) {
    self.script = script
    self.backendKind = backendKind
    self.guest = guest
    self.device = device
    self.network = network
  }

  /// The whole environment; of the caller's, what `isPassedOn` and `further` name.
  public func variables(caller: [String: [UInt8]], further: Set<String> = []) -> [String: [UInt8]] {
    var all = Self.passedOn(caller, further: further)
    all["script"] = Array(script.utf8)
    all["XENBUS_TYPE"] = Array(backendKind.utf8)
    all["XENBUS_PATH"] = Array("backend/\(backendKind)/\(guest)/\(device)".utf8)
    all["XENBUS_BASE_PATH"] = Array("backend".utf8)
    if let network {
      let name = "vif\(guest).\(device)"
      all["vif"] = Array(name.utf8)
      if network.isEmulated { all["INTERFACE"] = Array("\(name)-emu".utf8) }
      all["netdev"] = network.gatewayDevice
    }
    return all
  }

  /// What a program gets of the caller's environment: what `isPassedOn` and `further` name, and a `PATH`.
  public static func passedOn(_ caller: [String: [UInt8]], further: Set<String>) -> [String: [UInt8]] {
    var all = caller.filter { isPassedOn($0.key) || further.contains($0.key) }
    if all["PATH", default: []].isEmpty { all["PATH"] = Array(defaultPath.utf8) }
    return all
  }

  /// Whether a name may be one of further variables of the caller's: letters, digits and `_`, no digit first,
  /// and no variable of the protocol's own.
  public static func canBeFurther(_ name: String) -> Bool {
    let isName = name.utf8.allSatisfy { byte in
      (0x41...0x5A).contains(byte & 0xDF) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
    }
    guard isName, let first = name.utf8.first, !(0x30...0x39).contains(first) else { return false }
    return !name.hasPrefix("XENBUS_") && !["PATH", "script", "vif", "INTERFACE", "netdev"].contains(name)
  }

  /// True for the caller's variables that a script sees too: `PATH`, the language, and where the store is.
  public static func isPassedOn(_ name: String) -> Bool {
    func isPlain(_ text: Substring) -> Bool {
      !text.isEmpty && text.utf8.allSatisfy { (0x41...0x5A).contains($0) || $0 == UInt8(ascii: "_") }
    }
    if name == "PATH" || name == "LANG" { return true }
    return ["LC_", "XENSTORED_"].contains { name.hasPrefix($0) && isPlain(name.dropFirst($0.count)) }
  }
}
