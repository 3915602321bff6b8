import DiskImages
import Glibc
import HostFiles
import HotplugOutcome
import HotplugPlan
import XenstoreHost
import XenstoreWire

/// What scripts may have left, found by checking the host: it is reported and not removed, since only a
/// script knows what it made.
extension NativeEngine {
  /// The bytes that separate the parts of a target that names several files, such as `BASE:COW`.
  private static let partSeparators = Set(":,;|= \t".utf8)

  /// What is reported after a rollback: remove executions that failed, a driver domain that did not answer,
  /// and the block device that the script had made, where it is still there.
  func leftOfScripts(_ outcome: Outcome, _ made: String?) -> [String] {
    var words = outcome.undone.compactMap { record -> String? in
      guard let fault = record.fault else { return nil }
      switch record.action {
      case .run(let step): return "possibly resources of \(step.path): \(fault)"
      case .awaitRemoteRemoval(let device, seconds: _):
        return "possibly resources of the script in domain \(device.backendDomid): \(fault)"
      default: return nil
      }
    }
    if let made, entries(of: "/sys/block").contains(made) {
      let name = readText("/sys/block/\(made)/dm/name").map { " (\($0))" } ?? ""
      words.append("the block device \(made)\(name), written by the script to physical-device")
    }
    return words
  }

  /// The name in sysfs of the block device that a script's key names and that was not there before it ran;
  /// nil for none, and for a loop device, which is always there and checked for its file.
  func madeBlockDevice(of device: DeviceAddress) -> String? {
    guard !found.before.blockDevices.isEmpty,
      let value = peek(device.backendPath.appending("physical-device")),
      let (major, minor) = DeviceNumbers.hexadecimal(value), major != LoopDevice.major,
      let link = linkTarget("/sys/dev/block/\(major):\(minor)")
    else { return nil }
    let name = String(decoding: link.suffix(while: { $0 != UInt8(ascii: "/") }), as: UTF8.self)
    return found.before.blockDevices.contains(name) ? nil : name
  }

  /// The files that parts of a target name by absolute paths, each with the part.
  static func filesNamed(in target: [UInt8]) -> [ImageIdentity.Thing: [UInt8]] {
    var files: [ImageIdentity.Thing: [UInt8]] = [:]
    for part in target.split(whereSeparator: partSeparators.contains) where part.first == UInt8(ascii: "/") {
      for thing in ImageIdentity(path: Array(part))?.things ?? [] { files[thing] = Array(part) }
    }
    return files
  }
}

extension Array {
  /// The longest end whose elements all satisfy a predicate.
  fileprivate func suffix(while holds: (Element) -> Bool) -> ArraySlice<Element> {
    self[(lastIndex { !holds($0) }.map { $0 + 1 } ?? 0)...]
  }
}
