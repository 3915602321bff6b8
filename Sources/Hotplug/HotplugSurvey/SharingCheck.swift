package import DiskImages
import HostFiles
package import HotplugOutcome
package import HotplugPlan
import HotplugState
package import XenstoreHost
import XenstoreWire

/// Finds who else uses an image.
///
/// The check in Xen's `block` script compares a device number in hexadecimal with one in decimal and lets
/// everything pass (tools/hotplug/Linux/block up to 4.23), so it is made here: by device and inode, through
/// every other name.
package struct SharingCheck {
  private let client: StoreClient
  /// The domain whose backends are checked; its file system is the one that paths are looked up in.
  private let ownDomid: UInt16
  private let interrupt: Int32?
  /// Whether only devices count that their script has connected: for a domain that serves devices of a
  /// toolstack, to which two devices that come at once would refuse each other.
  package var countsConnectedOnly = false
  /// What is known of images from an earlier look; nil where their storage did not answer.
  private var known: [Image: ImageIdentity?] = [:]
  /// The devices whose image could not be compared, because its storage did not answer.
  package private(set) var silent: [DeviceAddress] = []

  /// A check for what a domain serves; it throws `.interrupted` as soon as the descriptor is readable.
  package init(client: StoreClient, ownDomid: UInt16, interruptedBy interrupt: Int32? = nil) {
    (self.client, self.ownDomid, self.interrupt) = (client, ownDomid, interrupt)
  }

  /// The kinds of block backend whose `params` end in a path (qemu and tapdisk put a format before it).
  private static let backendKinds = ["vbd", "qdisk", "vbd3"]

  /// What a backend reports about its image.
  private struct Image: Hashable, Sendable {
    /// What the toolstack was given.
    var target: [UInt8]
    /// The numbers of the block device that the script made of it; nil before that.
    var physical: [UInt32]?
    /// Whether it is compared with a device: a file is no part of a disk, and sysfs answers slowly.
    var asksForWhole: Bool

    /// What it is, whatever name it was reached by.
    var identity: ImageIdentity {
      var identity = ImageIdentity(path: target) ?? ImageIdentity(things: [])
      if let physical {
        let device = ImageIdentity(major: physical[0], minor: physical[1], asksForWhole: asksForWhole)
        identity.things.formUnion(device.things)
        identity.wholes.formUnion(device.wholes)
      }
      return identity
    }

    /// The directory of the target.
    var place: [UInt8] { Array(target[..<(target.lastIndex(of: UInt8(ascii: "/")) ?? target.startIndex)]) }
  }

  private struct User {
    var path: StorePath
    var device: DeviceAddress
    var image: Image
  }

  /// A device of another guest that overlaps `identity`, where one of the two may write; nil where none does.
  ///
  /// The store is asked for all devices together, and the storage of each image once in the life of a check.
  package mutating func conflict(with identity: ImageIdentity, of device: DeviceAddress, isWritable: Bool)
    throws(EngineFault)
    -> SharedImage?
  {
    let users: [User]
    do {
      users = try self.users(exceptFor: device.domid, asksForWhole: identity.isOfDevice)
    } catch { throw .store(error) }
    try identify(users)
    let found = users.filter { user in
      known[user.image]??.overlaps(identity) ?? false
        || identity.things.contains { if case .opaque(_, user.image.target) = $0 { true } else { false } }
    }
    if found.isEmpty { return nil }
    let values: [[[UInt8]?]]
    do { values = try client.values(["script", "mode"], in: found.map(\.path)) } catch { throw .store(error) }
    for (user, values) in zip(found, values) {
      let isOthersWritable = values[1]?.first == UInt8(ascii: "w")
      guard isWritable || isOthersWritable else { continue }
      var other = (known[user.image] ?? nil) ?? ImageIdentity(things: [])
      if let script = values[0] {
        let script = String(decoding: script, as: UTF8.self)
        other.things.insert(.opaque(script: script, target: user.image.target))
      }
      guard other.overlaps(identity) else { continue }
      return SharedImage(user: user.device, target: user.image.target, isWritable: isOthersWritable)
    }
    return nil
  }

  private func users(exceptFor guest: UInt16, asksForWhole: Bool) throws(StoreFault) -> [User] {
    let paths = try client.backendDirectories(Self.backendKinds, of: ownDomid, exceptFor: guest)
    let values = try client.values(
      ["params", "physical-device"] + (countsConnectedOnly ? [ServiceVerdict.key, "state"] : []),
      in: paths
    )
    return zip(paths, values).compactMap { path, values in
      guard let params = values[0], !params.isEmpty,
        let device = DeviceAddress(backendPath: path, kind: .vbd)
      else { return nil }
      let hasFormat = path.parent?.parent?.name != "vbd"
      let target = hasFormat ? Array(params.drop { $0 != UInt8(ascii: ":") }.dropFirst()) : params
      if countsConnectedOnly {
        let isHeld = device.backend == .qdisk ? Self.isHeldByQEMU(values[2], values[3]) : values[1] != nil
        guard isHeld else { return nil }
      }
      let physical = values[1].flatMap { DeviceNumbers.hexadecimal($0) }.map { [$0.0, $0.1] }
      let image = Image(target: target, physical: physical, asksForWhole: asksForWhole)
      return User(path: path, device: device, image: image)
    }
  }

  /// Whether a daemon has begun to serve a disk of QEMU, and QEMU may have its image open.
  ///
  /// QEMU takes up disks by itself, so their state does not say which of two came first.
  private static func isHeldByQEMU(_ verdict: [UInt8]?, _ state: [UInt8]?) -> Bool {
    guard let verdict else { return false }
    if ServiceVerdict(value: verdict)?.result != .failed { return true }
    let state = state.flatMap { XenbusState(value: $0) }
    return state == .closing || state?.hasReached(.initWait) == true
  }

  /// Asks what the images are that are not known yet.
  private mutating func identify(_ users: [User]) throws(EngineFault) {
    let fresh = Array(Set(users.map(\.image)).filter { known[$0] == nil })
    let answers = try Storage.answers(to: fresh, interruptedBy: interrupt, place: \.place) { $0.identity }
    for (image, answer) in zip(fresh, answers) { known[image] = .some(answer) }
    silent = users.filter { known[$0.image] == .some(nil) }.map(\.device)
  }

  /// The identity of a target before its script has run: what the path leads to, and the words themselves
  /// where a script of one's own gives them a meaning.
  package static func identity(target: [UInt8], script: String?) -> ImageIdentity {
    var identity = ImageIdentity(path: target) ?? ImageIdentity(things: [])
    if let script { identity.things.insert(.opaque(script: script, target: target)) }
    return identity
  }
}
