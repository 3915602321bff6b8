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
  let mountTable = MountTable()
  /// What was mounted before; nil where that is unknown.
  let mountsBefore: Set<MountTable.Mount>?
  let memory: RunMemory
  /// The directory of the store's socket, in which the images' is.
  let root: PrivateDirectory
  /// The processes that came of the script, as far as they were seen.
  var noted: Set<ScriptProcess> = []
  /// The connections that are to be undone at the end.
  var connections: [BenchConnection] = []
  /// The files of all loop devices before, where targets were given.
  let attachmentsBefore: Set<LoopAttachment>
  /// The loop devices that the script has made of targets that were given.
  var givenLoops: Set<LoopAttachment> = []

  init(_ settings: ConformanceRun, isMountPrivate: Bool, _ memory: RunMemory) throws(CheckEnding) {
    self.settings = settings
    self.memory = memory
    mountsBefore = mountTable.mounts.map { Set($0) }
    attachmentsBefore = settings.targets.isEmpty ? [] : LoopAttachment.all()
    self.isMountPrivate = isMountPrivate
    do throws(StoreFault) {
      let log = log
      server = try StoreServer(
        embedded: SimulatedHost.store(guests: Self.guests),
        transcript: { log.note($0) }
      )
      try server.start()
      client = try StoreClient(server.address)
    } catch { throw .fault("\(error)") }
    markWord = Array("XENSTORED_PATH=\(server.address.path)".utf8)
    // Beside the socket, in a directory that only this user may enter.
    directory = String(server.socketPath.dropLast("socket".utf8.count)) + "disks"
    if mkdir(directory, 0o700) != 0 { throw .fault("'\(directory)' cannot be made: \(systemWords())") }
    let path = String(server.socketPath.dropLast("/socket".utf8.count))
    guard let root = PrivateDirectory(path) else {
      throw .fault("'\(path)' cannot be opened: \(systemWords())")
    }
    self.root = root
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

  /// Makes the bridge, unless one was given.
  func makeBridge() throws(CheckEnding) {
    if settings.interface.bridge != nil { return }
    let name = bridge
    guard let bridge = BridgeInterface(making: name) else {
      throw .skipped("the kernel makes no bridge '\(name)'")
    }
    bridges.append(bridge)
  }

  /// Removes all interfaces and bridges.
  func removeInterfaces() {
    for pair in pairs.values { pair.remove() }
    for bridge in bridges { bridge.remove() }
  }

  /// Ends the store and its client.
  func stopServer() {
    client.close()
    server.stop()
  }

  // MARK: what is there

  /// The loop devices of files in the directory, also of files that were deleted, with the files' paths.
  var loopFiles: [LoopDevice: String] {
    var files: [LoopDevice: String] = [:]
    for name in entries(of: "/sys/block") where name.hasPrefix("loop") {
      guard let loop = UInt32(name.dropFirst("loop".count)).map(LoopDevice.init(number:)),
        let file = loop.filePath, file.hasPrefix(directory + "/")
      else { continue }
      files[loop] = file
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
