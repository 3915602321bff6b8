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
    guard let journal = Journal(at: Self.path(device, directory)), journal.isAbout(device) else { return nil }
    self.journal = journal
  }

  /// Notes it; a note that cannot be written is only missed where the directory vanishes.
  package func note(_ device: DeviceAddress, in directory: RuntimeDirectory) {
    try? journal.write(at: Self.path(device, directory))
  }

  /// Forgets the device at an address.
  package static func forget(_ device: DeviceAddress, in directory: RuntimeDirectory) {
    // The draft of a daemon that was killed while it wrote the note goes, too.
    if isOfAnother(device, in: directory) { return }
    Journal.remove(at: path(device, directory))
  }

  /// Whether the note is about a disk of this number that was served in another way.
  package static func isOfAnother(_ device: DeviceAddress, in directory: RuntimeDirectory) -> Bool {
    Journal(at: path(device, directory)).map { !$0.isAbout(device) } ?? false
  }

  /// How far a daemon has come with a device, as its notes say.
  package enum Stage: Hashable, Sendable {
    /// No daemon has worked on it.
    case unknown
    /// The same, and it was there before this daemon: another daemon may have connected it.
    case found
    /// A daemon was killed while it connected the device.
    case begun
    /// A daemon has connected it.
    case served

    /// Whether a note is about it.
    package var isNoted: Bool { self == .begun || self == .served }
  }

  /// How far a daemon has come with the device at an address.
  package static func stage(_ device: DeviceAddress, in directory: RuntimeDirectory) -> Stage {
    if let journal = Journal(of: device, in: directory), journal.isAbout(device) { return .begun }
    return ServedDevice(device, in: directory) == nil ? .unknown : .served
  }

  /// The devices that notes are about, in a domain that serves them.
  package static func noted(in directory: RuntimeDirectory, servedBy domid: UInt16) -> [DeviceAddress] {
    directory.files.filter { $0.hasSuffix(".\(fileKind)") || $0.hasSuffix(".journal") }
      .compactMap { name in
        guard var device = DeviceAddress(runtimeFile: name, servedBy: domid) else { return nil }
        if Journal(at: directory.file(name))?.isQEMUs == true { device.backend = .qdisk }
        return device
      }
  }

  private static func path(_ device: DeviceAddress, _ directory: RuntimeDirectory) -> String {
    directory.file(of: device, fileKind)
  }

  /// How the names of its files end.
  package static let fileKind = "served"
}

extension Journal {
  /// Whether it is about a device that is served in this way: another one of the number may be there by now.
  fileprivate func isAbout(_ device: DeviceAddress) -> Bool { isQEMUs == (device.backend == .qdisk) }
}
