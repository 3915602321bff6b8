import DiskImages
import Glibc
import HostFiles
import HotplugPlan
import HotplugScript
import HotplugState
import XenstoreHost
import XenstoreSimulation
import XenstoreTree
import XenstoreWire

/// What one check works with: a fresh store, a private directory, and devices that are removed at the end.
final class Bench {
  /// How long what a script has ended is waited for until it is gone, in seconds.
  static let settlingSecondsMax = 1.0
  /// The most bytes of a process's environment that are searched.
  static let environmentByteCountMax = 1 << 16

  let settings: ConformanceRun
  /// Whether mounts are those of this run alone.
  let isMountPrivate: Bool
  /// Where images are; nothing else of the host is below it.
  let directory: String
  let client: StoreClient
  let log = WriteLog()
  private let server: StoreServer
  let markWord: [UInt8]
  private var pairs: [String: InterfacePair] = [:]
  private var bridges: [BridgeInterface] = []
  /// Where something was mounted before.
  let mountsBefore = Bench.mounts

  init(_ settings: ConformanceRun, isMountPrivate: Bool) throws(CheckEnding) {
    self.settings = settings
    self.isMountPrivate = isMountPrivate
    do throws(StoreFault) {
      let log = log
      server = try StoreServer(embedded: SimulatedHost.store(), transcript: { log.note($0) })
      try server.start()
      client = try StoreClient(server.address)
    } catch { throw .fault("\(error)") }
    markWord = Array("XENSTORED_PATH=\(server.address.path)".utf8)
    // Beside the socket, in a directory that only this user may enter.
    directory = String(server.socketPath.dropLast("socket".utf8.count)) + "disks"
    if mkdir(directory, 0o700) != 0 { throw .fault("'\(directory)' cannot be made: \(systemWords())") }
  }

  /// Ends what the script has left, and takes everything away.
  func tearDown() {
    for process in processes { kill(process.pid, SIGKILL) }
    _ = settled { processes.isEmpty }
    for loop in loops { _ = LoopAttachment(of: loop)?.end() }
    for pair in pairs.values { pair.remove() }
    for bridge in bridges { bridge.remove() }
    if isMountPrivate {
      for place in Bench.mounts.subtracting(mountsBefore) { umount2(place, Int32(MNT_DETACH)) }
    }
    client.close()
    server.stop()
    Self.removeAll(String(server.socketPath.dropLast("/socket".count)))
  }

  /// Waits a little until something is true; whether it is.
  func settled(_ isTrue: () -> Bool) -> Bool {
    let deadline = ContinuousClock.now.advanced(by: .seconds(Self.settlingSecondsMax))
    while !isTrue() {
      if ContinuousClock.now >= deadline { return false }
      usleep(10_000)
    }
    return true
  }

  /// Makes an interface for a guest, unless it is there.
  func makeInterface(_ name: String) throws(CheckEnding) {
    if pairs[name] != nil { return }
    guard let pair = InterfacePair(making: name) else {
      throw .skipped("the kernel makes no interface '\(name)'")
    }
    pairs[name] = pair
  }

  /// Removes such an interface, as a kernel does whose guest is gone.
  func removeInterface(_ name: String) { pairs.removeValue(forKey: name)?.remove() }

  /// Makes a bridge.
  func makeBridge(_ name: String) throws(CheckEnding) {
    guard let bridge = BridgeInterface(making: name) else {
      throw .skipped("the kernel makes no bridge '\(name)'")
    }
    bridges.append(bridge)
  }

  private static func removeAll(_ path: String) {
    if unlink(path) == 0 { return }
    for name in entries(of: path) where name != "." && name != ".." { removeAll("\(path)/\(name)") }
    rmdir(path)
  }

  // MARK: what is there

  /// The processes that came of the script: no others know the store of this check.
  var processes: [RunningProcess] { Self.processes(with: markWord) }

  /// The processes that have this in their environment.
  static func processes(with word: [UInt8]) -> [RunningProcess] {
    RunningProcess.all.filter { process in
      process.environment(atMost: environmentByteCountMax)?.contains(word) ?? false
    }
  }

  /// The loop devices of files in the directory, also of files that were deleted, with the files' paths.
  var loopFiles: [LoopDevice: String] {
    var files: [LoopDevice: String] = [:]
    for name in entries(of: "/sys/block") where name.hasPrefix("loop") {
      guard let number = UInt32(name.dropFirst("loop".count)),
        let file = readText("/sys/block/\(name)/loop/backing_file"), file.hasPrefix(directory + "/")
      else { continue }
      files[LoopDevice(number: number)] = file
    }
    return files
  }

  /// These loop devices.
  var loops: Set<LoopDevice> { Set(loopFiles.keys) }

  /// Where the store answers, for the script's environment.
  var storePath: [UInt8] { Array(server.address.path.utf8) }

  /// Runs what talks to the store; a store that fails is a fault of the suite.
  func store<R>(_ body: () throws(StoreFault) -> R) throws(CheckEnding) -> R {
    do { return try body() } catch { throw .fault("\(error)") }
  }
}
