import DiskImages
import Glibc
import HostFiles
import HotplugOutcome
import HotplugPlan
import HotplugSurvey
import XenstoreHost
import XenstoreWire

/// Who uses a loop device besides the guest that is gone.
struct LoopUsers {
  /// The most bytes of the list of mounts that are read.
  static let mountsByteCountMax = 1 << 20

  let client: StoreClient
  let ownDomid: UInt16
  private let processes: ProcessTable
  private let mounted: Set<String>
  private let swaps: String
  /// Until when it is waited for processes that have a loop device open: one time for all loop devices.
  private let deadline = ContinuousClock.now.advanced(by: .seconds(LoopAttachment.freeingSecondsMax))

  /// What this machine has mounted now.
  init(_ client: StoreClient, ownDomid: UInt16, _ processes: ProcessTable = ProcessTable()) {
    (self.client, self.ownDomid, self.processes) = (client, ownDomid, processes)
    let mounts = readBytes(Array("/proc/self/mountinfo".utf8), atMost: Self.mountsByteCountMax) ?? []
    // The third field is the device's numbers (Documentation/filesystems/proc.rst).
    mounted = Set(
      mounts.split(separator: 10).compactMap { line in
        let words = line.split(separator: 0x20, maxSplits: 3)
        return words.count > 2 ? String(decoding: words[2], as: UTF8.self) : nil
      }
    )
    swaps = readText("/proc/swaps") ?? ""
  }

  /// The loop devices that keys of backends name.
  func devicesByLoop() throws(EngineFault) -> Set<LoopDevice> {
    var found: Set<LoopDevice> = []
    do {
      let paths = try client.backendDirectories(["vbd"], of: ownDomid)
      for values in try client.values(["node", "params", "physical-device"], in: paths) {
        for value in values.prefix(2) {
          if let value, let loop = LoopDevice(path: value) { found.insert(loop) }
        }
        if let (major, minor) = values[2].flatMap({ DeviceNumbers.hexadecimal($0) }),
          let loop = LoopDevice(major: major, minor: minor)
        {
          found.insert(loop)
        }
      }
    } catch { throw .store(error) }
    return found
  }

  /// The path of the backing file of a loop device, as the kernel reports it.
  func image(_ loop: LoopDevice) -> [UInt8] {
    let path = Array("/sys/block/loop\(loop.number)/loop/backing_file".utf8)
    return Array((readBytes(path, atMost: Int(PATH_MAX)) ?? []).prefix { $0 != 10 })
  }

  /// Who else uses a loop device, in words; nil where no process does that can be seen.
  func obstacle(_ loop: LoopDevice) -> String? {
    let home = "/sys/block/loop\(loop.number)"
    let parts =
      [home] + entries(of: home).filter { $0.hasPrefix("loop\(loop.number)p") }.map { "\(home)/\($0)" }
    for part in parts {
      let name = part.split(separator: "/").last.map(String.init) ?? ""
      if let numbers = readText("\(part)/dev"), mounted.contains(numbers) { return "/dev/\(name) is mounted" }
      if let holder = entries(of: "\(part)/holders").first { return "\(holder) holds /dev/\(name)" }
      if swaps.contains("/dev/\(name) ") { return "/dev/\(name) is swap space" }
    }
    return lastingUser(of: loop).map { "process \($0) has /dev/loop\(loop.number) open" }
  }

  /// The number of a process that has a loop device open, and not only for a moment, as losetup and udev do.
  private func lastingUser(of loop: LoopDevice) -> Int32? {
    let node = Array("/dev/loop\(loop.number)".utf8)
    while true {
      let user = processes.entries.first { entry in
        entries(of: "/proc/\(entry.pid)/fd").contains { linkTarget("/proc/\(entry.pid)/fd/\($0)") == node }
      }
      if user == nil || ContinuousClock.now >= deadline { return user?.pid }
      usleep(100_000)
    }
  }
}
