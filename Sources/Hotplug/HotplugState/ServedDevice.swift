import Glibc
package import HotplugPlan

/// What a daemon must know of a device that it has connected if the backend's directory is gone by the time
/// the device is to be disconnected: the journal of its connection, kept under another name.
package struct ServedDevice: Hashable, Sendable {
  /// What was noted when it was connected.
  package let journal: Journal

  /// A device that was connected.
  package init(_ journal: Journal) { self.journal = journal }

  /// The device at an address, if it was connected by a daemon of this domain; nil if absent.
  package init?(_ device: DeviceAddress, in directory: RuntimeDirectory) {
    guard let journal = Journal(at: Self.path(device, directory)) else { return nil }
    self.journal = journal
  }

  /// Notes it; a note that cannot be written is only missed where the directory vanishes.
  package func note(_ device: DeviceAddress, in directory: RuntimeDirectory) {
    try? journal.write(at: Self.path(device, directory))
  }

  /// Forgets the device at an address.
  package static func forget(_ device: DeviceAddress, in directory: RuntimeDirectory) {
    Journal.remove(at: path(device, directory))
  }

  /// How far a daemon has come with a device, as its notes say.
  package enum Stage: Hashable, Sendable {
    /// No daemon has worked on it.
    case unknown
    /// A daemon was killed while it connected the device.
    case begun
    /// A daemon has connected it.
    case served
  }

  /// How far a daemon has come with the device at an address.
  package static func stage(_ device: DeviceAddress, in directory: RuntimeDirectory) -> Stage {
    if Journal(of: device, in: directory) != nil { return .begun }
    return access(path(device, directory), F_OK) == 0 ? .served : .unknown
  }

  /// The devices that notes are about, in a domain that serves them.
  package static func noted(in directory: RuntimeDirectory, servedBy domid: UInt16) -> [DeviceAddress] {
    directory.files.filter { $0.hasSuffix(".\(fileKind)") || $0.hasSuffix(".journal") }
      .compactMap { DeviceAddress(runtimeFile: $0, servedBy: domid) }
  }

  private static func path(_ device: DeviceAddress, _ directory: RuntimeDirectory) -> String {
    directory.file(of: device, fileKind)
  }

  /// How the names of its files end.
  package static let fileKind = "served"
}
