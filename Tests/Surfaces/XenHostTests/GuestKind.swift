import Testing

/// What a guest is to Xen, in the words of xl's `type`.
enum GuestKind: String, CaseIterable, CustomTestStringConvertible, Sendable {
  case pv
  case pvh
  case hvm

  var testDescription: String { rawValue }

  /// The name of the one guest of this kind.
  var guestName: String { self == .pv ? Guest.name : rawValue }

  /// The hardware address of the interface that an HVM guest comes with, which has an emulated card.
  static let emulatedMAC = "00:16:3e:0e:00:01"

  /// The number of its first network interface that a test attaches.
  var firstNic: Int { self == .hvm ? 1 : 0 }

  /// CD drives of its own: hdc with an image, and hdd without one.
  func drives(_ image: String) -> [String] {
    self == .hvm
      ? [
        "vdev=hdc,format=raw,access=r,devtype=cdrom,target=\(image)",
        "vdev=hdd,access=r,devtype=cdrom,target=",
      ]
      : []
  }

  /// Settings of its own.
  var settings: String {
    switch self {
    // A guest's netfront keeps some 3 MiB of each interface that went quickly; 96 MiB were used up after 14.
    case .pv: "memory = 512"
    case .pvh: "memory = 256"
    case .hvm:
      """
      memory = 384
      vga = "none"
      nographic = 1
      vif = [ "mac=\(Self.emulatedMAC),bridge=\(XenHost.bridge)" ]
      """
    }
  }
}
