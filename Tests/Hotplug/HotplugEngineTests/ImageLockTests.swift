import Foundation
import Glibc
import HotplugEngine
import HotplugOutcome
import HotplugPlan
import HotplugState
import Synchronization
import Testing
import XLTestKit
import XenstoreHost
import XenstoreTestKit
import XenstoreWire

/// One lock an image: it keeps two guests from one image, and nobody from another.
@Suite(.serialized) struct ImageLockTests {
  /// The lock of an image that somebody holds.
  private func held(_ image: String, _ host: EngineHost) throws -> FileLock {
    var status = stat()
    try #require(stat(image, &status) == 0)
    let file = try RuntimeDirectory(for: host.store.address)
      .file("image-file-\(status.st_dev)-\(status.st_ino).lock")
    return try FileLock(taking: file, .image, in: LockOrder(), waiting: 0, interruptedBy: nil)
  }

  @Test func lockOfOneImageKeepsNobodyFromAnother() throws {
    let host = try EngineHost(.embedded)
    let lock = try held(try host.image("busy.img"), host)
    try host.attached("\(try host.image()),raw,xvda,w")
    try host.detached()
    withExtendedLifetime(lock) {}
  }

  @Test func heldLockOfTheImageEndsTheAttach() throws {
    let host = try EngineHost(.embedded)
    host.options.times.lockSeconds = 0.2
    let image = try host.image()
    let before = try host.traces()
    let lock = try held(image, host)
    let refused = try host.attach("\(image),raw,xvda,w")
    guard case .locked(let found) = refused.fault else {
      Issue.record("found \(refused.trouble ?? "success")")
      return
    }
    #expect(found.holder?.pid == getpid() && found.path == lock.path)
    #expect(refused.undone.isEmpty && refused.leftBehind.isEmpty)
    #expect(try host.traces() == before)
  }

  /// libxl takes its lock while the lock of the image is held, so nobody may wait the other way round.
  @Test func libxlsLockIsNotHeldWhileAnImageIsWaitedFor() throws {
    let libxl = try LibxlHost()
    libxl.host.options.times.lockSeconds = 0.2
    let image = try libxl.host.image()
    let path = "/var/lib/xen/userdata-l.\(LibxlHost.domid).\(LibxlHost.uuid).domain-userdata-lock"
    let text = try libxl.text()
    let lock = try held(image, libxl.host)
    let refused = try libxl.host.attach("\(image),raw,xvda,w", domid: LibxlHost.domid)
    guard case .locked(let found) = refused.fault else {
      Issue.record("found \(refused.trouble ?? "success")")
      return
    }
    #expect(found.path == lock.path && refused.stoppedAtStep == 1)
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(try libxl.text() == text)
  }

  /// Another command attaches the image between the comparison and the lock: it is compared once more.
  @Test func imageThatIsAttachedMeanwhileIsRefused() async throws {
    let (looks, look) = AsyncStream.makeStream(of: Void.self)
    let awaited = AwaitedFile()
    // The simulated host lists backends, too; what counts is the look of a command that waits for the lock.
    let host = try EngineHost(.embedded) { entry in
      let isLook = entry.request.payload.firstRange(of: Array("backend/qdisk\0".utf8)) != nil
      if entry.request.operation == .directory, isLook, awaited.isOpenTwice { look.yield() }
    }
    let image = try host.image()
    host.isBuiltIn = true
    let plan = Plan(attaching: try host.request("\(image),raw,xvda,w", domid: 8))
    var lock: FileLock? = try held(image, host)
    awaited.path.withLock { $0 = lock?.path }
    let engines = EnginesAtOnce(host)
    async let outcome = engines.run([plan])
    for await _ in looks { break }
    let home = try #require(StorePath("/local/domain/0/backend/vbd/7/51712"))
    let client = try host.store.client()
    try client.write(home.appending("mode"), Array("w".utf8))
    try client.write(home.appending("params"), Array(image.utf8))
    withExtendedLifetime(lock) {}
    lock = nil
    guard case .shared(let found, _)?? = try await outcome.first else {
      Issue.record("found \(String(describing: try await outcome))")
      return
    }
    #expect(found.user.domid == 7)
    try client.remove(home)
  }

  @Test func ofManyGuestsAtOnceOneGetsTheImage() async throws {
    let host = try EngineHost(.embedded)
    try host.store.introduce(9, 10, 11, 12)
    host.isBuiltIn = true
    let image = try host.image()
    let plans = try (7...12).map { domid in
      Plan(attaching: try host.request("\(image),raw,xvda,w", domid: UInt16(domid)))
    }
    let faults = try await EnginesAtOnce(host).run(plans)
    #expect(faults.count { $0 == nil } == 1, "\(faults)")
    #expect(faults.allSatisfy { if case .shared? = $0 { true } else { $0 == nil } }, "\(faults)")
    for domid in 7...12 { _ = try? host.detach(domid: UInt16(domid)) }
    #expect(try LoopDevices.lines(of: image).isEmpty)
  }

  /// A file system whose server does not answer stops nobody whose image is elsewhere.
  @Test func deadStorageOfAnotherGuestStopsNobody() throws {
    let host = try EngineHost(.embedded)
    let dead = try DeadFileSystem(host.directory)
    defer { dead.end() }
    let client = try host.store.client()
    for number in 0..<3 {
      let home = try #require(StorePath("/local/domain/0/backend/vbd/7/\(51712 + 16 * number)"))
      try client.write(home.appending("mode"), Array("w".utf8))
      try client.write(home.appending("params"), Array("\(dead.place)/disk\(number).img".utf8))
    }
    let attached = try host.attached("\(try host.image()),raw,xvda,w", domid: 8)
    #expect(
      attached.done[0].note
        == "not compared with the image of xvda of domain 7, xvdb of domain 7, xvdc of domain 7: "
        + "the storage does not respond"
    )
    try host.detached(domid: 8)
  }
}

/// A file that this process may have open.
private final class AwaitedFile: Sendable {
  let path = Mutex<String?>(nil)

  var isOpenTwice: Bool {
    guard let path = path.withLock({ $0 }) else { return false }
    let files = FileManager.default
    let names = (try? files.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
    return names.count { (try? files.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")) == path } >= 2
  }
}

/// A file system whose server has taken it and never answers (FUSE).
private final class DeadFileSystem {
  let place: String
  private let descriptor: Int32

  init(_ directory: URL) throws {
    place = directory.appendingPathComponent("dead").path
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: false)
    descriptor = open("/dev/fuse", O_RDWR | O_CLOEXEC)
    try #require(descriptor >= 0, "/dev/fuse: \(String(cString: strerror(errno)))")
    let options = "fd=\(descriptor),rootmode=40000,user_id=0,group_id=0"
    try #require(mount("none", place, "fuse", 0, options) == 0, "\(String(cString: strerror(errno)))")
  }

  func end() {
    umount2(place, Int32(MNT_DETACH))
    // Whoever was stopped by it goes on with an error.
    close(descriptor)
  }
}
