import DiskImages
import Glibc
import HostFiles
import HotplugOutcome
import HotplugPlan
import HotplugSurvey
import XenstoreHost
import XenstoreWire

/// What a disk rests on.
extension Examiner {
  func disk(_ address: DeviceAddress, _ keys: DeviceKeys) throws(EngineFault) -> DiskEvidence {
    var disk = DiskEvidence()
    let params = keys["params"] ?? []
    let mode = keys["mode"] ?? []
    disk.isWritable = mode.first == UInt8(ascii: "w")
    disk.target = params
    if address.backend == .qdisk {
      let colon = params.firstIndex(of: UInt8(ascii: ":")) ?? params.startIndex
      disk.format = String(decoding: params[..<colon], as: UTF8.self)
      disk.target = Array(params[colon...].dropFirst())
    }
    let script = keys["script"].map { String(decoding: $0, as: UTF8.self) }
    // What a script of one's own makes of its words is its own affair.
    disk.isTargetOpaque = address.backend == .vbd && DiskRequest.isOpaque(to: script)
    if !disk.isTargetOpaque, script != nil || address.backend == .qdisk { look(&disk) }
    let numbers = keys["physical-device"].flatMap { DeviceNumbers.hexadecimal($0) }
    if let (major, minor) = numbers {
      disk.hasPhysicalDevice = fileStatus(Array("/sys/dev/block/\(major):\(minor)".utf8)) != nil
    }
    if let loop = keys["node"].flatMap({ LoopDevice(path: $0) }) { disk.loop = Self.loop(loop, disk.target) }
    if mode != Array("w!".utf8), keys.backend != nil {
      var check = SharingCheck(client: client, ownDomid: host.ownDomid)
      var identity = SharingCheck.identity(target: disk.target, script: script)
      if let (major, minor) = numbers {
        identity.things.formUnion(ImageIdentity(major: major, minor: minor).things)
      }
      disk.sharedWith = try check.conflict(with: identity, of: address, isWritable: disk.isWritable)
    }
    return disk
  }

  /// Checks the target itself.
  private func look(_ disk: inout DiskEvidence) {
    disk.kind = HostSurvey.target(disk.target)
    guard let status = fileStatus(disk.target) else { return }
    switch disk.kind {
    case .file:
      if status.st_mode & 0o222 == 0 { disk.readOnlyReason = "its mode allows no writes" }
      if isOnReadOnlyFileSystem(disk.target) { disk.readOnlyReason = "its file system is mounted read-only" }
      disk.formatFound = Self.format(disk.target)
    case .blockDevice:
      let device = UInt64(status.st_rdev)
      let place = "\(DeviceNumbers.major(device)):\(DeviceNumbers.minor(device))"
      if readText("/sys/dev/block/\(place)/ro") == "1" { disk.readOnlyReason = "the device is read-only" }
    default: break
    }
  }

  /// The format that an image's first bytes are those of.
  private static func format(_ path: [UInt8]) -> String? {
    guard let head = readBytes(path, atMost: 8) else { return nil }
    if head.starts(with: [0x51, 0x46, 0x49, 0xFB]) { return head.last == 1 ? "qcow" : "qcow2" }
    if head.starts(with: "QED\0".utf8) { return "qed" }
    return head.starts(with: "conectix".utf8) ? "vhd" : nil
  }

  private static func loop(_ loop: LoopDevice, _ target: [UInt8]) -> LoopEvidence {
    let removed = Array(" (deleted)".utf8)
    let file = "/sys/block/loop\(loop.number)/loop/backing_file"
    guard let path = readBytes(Array(file.utf8), atMost: Int(PATH_MAX) + removed.count) else {
      return LoopEvidence(path: loop.path, backing: .empty)
    }
    let backing = Array(path.prefix { $0 != 10 })
    if backing.suffix(removed.count).elementsEqual(removed) {
      return LoopEvidence(path: loop.path, backing: .deleted)
    }
    if let now = loop.file, let wanted = ImageIdentity(path: target) {
      return LoopEvidence(path: loop.path, backing: wanted.things.contains(now) ? .image : .other(backing))
    }
    return LoopEvidence(path: loop.path, backing: backing == target ? .image : .unknown)
  }
}
