/// What a plan depends on besides the spec: facts about the host and the guest, looked up by a caller that
/// may look.
public struct HostFacts: Hashable, Sendable {
  /// How a guest is virtualized; only paravirtualized ones are reported a ring protocol.
  public enum GuestType: String, Hashable, Sendable {
    /// Paravirtualized.
    case pv
    /// Fully virtualized.
    case hvm
    /// Paravirtualized in a hardware container.
    case pvh
  }

  /// What a target's path leads to in the serving domain.
  public enum Target: Hashable, Sendable {
    /// A block device.
    case blockDevice
    /// A regular file.
    case file
    /// Nothing.
    case missing
    /// Something that is neither, named: `a directory`.
    case other(String)
    /// It was not checked: it belongs to a script or to another domain.
    case unknown
  }

  /// The domain that the engine runs in.
  public var ownDomid: UInt16 = 0
  /// The domain that serves the device.
  public var backendDomid: UInt16 = 0
  /// How the guest is virtualized.
  public var guestType = GuestType.pv
  /// What the disk's target leads to.
  public var target = Target.unknown
  /// The numbers of the guest's network interfaces.
  public var nicNumbers: [Int32] = []
  /// The number for an interface without one; nil for the next after `nicNumbers`.
  public var chosenNicNumber: Int32?
  /// The directory for scripts without one.
  public var scriptDirectory = "/etc/xen/scripts"
  /// The ring layout of this machine's paravirtualized guests (xen/include/public/io/protocols.h).
  public var ringProtocol = HostFacts.nativeRingProtocol
  /// A MAC address to use where the spec gives none.
  public var freshMAC = "00:16:3e:00:00:00"

  /// The facts of a plain host: own domain and backend 0, a paravirtualized guest without interfaces.
  public init() {}

  /// The ring layout of paravirtualized guests on the architecture that this was built for.
  public static var nativeRingProtocol: String {
    #if arch(x86_64)
      "x86_64-abi"
    #elseif arch(i386)
      "x86_32-abi"
    #else
      "arm-abi"
    #endif
  }
}
