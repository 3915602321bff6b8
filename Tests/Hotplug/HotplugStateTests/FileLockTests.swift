import Foundation
import HotplugOutcome
import HotplugState
import Testing
import XLTestKit

/// Locks by themselves: who holds one, how long it is waited for, and in which order.
@Suite struct FileLockTests {
  private let directory: URL
  private var path: String { directory.appendingPathComponent("a.lock").path }

  init() throws { directory = try Project.temporaryDirectory("locks") }

  private func lock(
    _ path: String? = nil,
    _ rank: LockRank = .image,
    waiting seconds: Double = 60,
    interruptedBy interrupt: Int32? = nil
  ) throws -> FileLock {
    try FileLock(
      taking: path ?? self.path,
      rank,
      in: LockOrder(),
      waiting: seconds,
      interruptedBy: interrupt
    )
  }

  @Test func heldLockIsNotHadTwice() throws {
    var first: FileLock? = try lock()
    #expect(FileLock.isHeld(path))
    #expect(throws: EngineFault.self) { try lock(waiting: 0) }
    withExtendedLifetime(first) {}
    first = nil
    #expect(!FileLock.isHeld(path) && !FileManager.default.fileExists(atPath: path))
    _ = try lock(waiting: 0)
  }

  /// Whoever holds a file that was removed holds nothing, and does not remove the next one.
  @Test func removedFileIsNoLock() throws {
    var first: FileLock? = try lock()
    unlink(path)
    let second = try lock(waiting: 0)
    withExtendedLifetime(first) {}
    first = nil
    #expect(FileLock.isHeld(path))
    #expect(throws: EngineFault.self) { try lock(waiting: 0) }
    withExtendedLifetime(second) {}
  }

  /// A wait has an end, and says whose the lock is.
  @Test func waitEndsAndNamesTheHolder() throws {
    let holder = Process()
    // One process, so that whoever took the lock lives: the kernel names it in any PID namespace.
    holder.executableURL = URL(fileURLWithPath: "/usr/bin/flock")
    holder.arguments = ["--no-fork", path, "bash", "-c", "exec -a holds sleep 1000"]
    try holder.run()
    // A thread that blocks SIGTERM passes that on.
    defer { kill(holder.processIdentifier, SIGKILL) }
    let name = "/proc/\(holder.processIdentifier)/comm"
    let end = ContinuousClock.now.advanced(by: .seconds(60))
    while try !FileLock.isHeld(path) || String(contentsOfFile: name, encoding: .utf8) != "sleep\n" {
      try #require(ContinuousClock.now < end, "nobody has taken the lock")
      usleep(2000)
    }
    do {
      _ = try lock(waiting: 0.05)
      Issue.record("the lock was had")
    } catch let fault as EngineFault {
      let holder = "process \(holder.processIdentifier) (holds 1000)"
      #expect(
        fault.description
          == "timed out after 0.05 s: the lock of the image or MAC address, '\(path)', is held by \(holder)"
      )
    }
  }

  @Test func waitEndsAtAnInterrupt() throws {
    let first = try lock()
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    defer { for end in ends { close(end) } }
    try #require(write(ends[1], "x", 1) == 1)
    #expect(throws: EngineFault.interrupted) { try lock(interruptedBy: ends[0]) }
    withExtendedLifetime(first) {}
  }

  /// Taking a lock tells whether what was looked up since its file was opened is still true.
  @Test(arguments: ["nobody", "another", "killed"])
  func takingTellsOfOthers(_ who: String) throws {
    let own = try FileLock(path, .image, in: LockOrder())
    switch who {
    case "another": _ = try lock()
    // A holder that was killed leaves its file, one byte longer than it was.
    case "killed": try Data([0]).write(to: URL(fileURLWithPath: path), options: [])
    default: break
    }
    #expect(try own.take(waiting: 60, interruptedBy: nil) == (who == "nobody"))
  }

  /// A file that was opened for a lock that was not taken is not left.
  @Test func untakenLockLeavesNothing() throws {
    _ = try FileLock(path, .image, in: LockOrder())
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func ranksHaveAnOrder() {
    #expect(LockRank.allCases == [.device, .image, .guest, .libxl, .script])
    #expect(LockRank.allCases.sorted() == LockRank.allCases)
    for rank in LockRank.allCases {
      let order = LockOrder()
      #expect(order.allows(rank, "b"))
    }
  }

  /// Two sessions that both follow this cannot wait for each other.
  @Test func lockBelowAHeldOneIsNotAllowed() throws {
    let order = LockOrder()
    let held = try FileLock(taking: path, .libxl, in: order, waiting: 0, interruptedBy: nil)
    #expect(!order.allows(.image, path + "z"))
    #expect(!order.allows(.libxl, path) && !order.allows(.libxl, path.dropLast() + "!"))
    #expect(order.allows(.libxl, path + "z") && order.allows(.script, "a"))
    withExtendedLifetime(held) {}
  }

  @Test func lockOutOfOrderStopsADebugBuild() async {
    await #expect(processExitsWith: .failure) {
      let path = "\(NSTemporaryDirectory())/xlplug-order-\(getpid()).lock"
      defer { unlink(path) }
      let order = LockOrder()
      let held = try FileLock(taking: path, .libxl, in: order, waiting: 0, interruptedBy: nil)
      unlink(path)
      _ = try FileLock(taking: path, .image, in: order, waiting: 0, interruptedBy: nil)
      withExtendedLifetime(held) {}
    }
  }
}
