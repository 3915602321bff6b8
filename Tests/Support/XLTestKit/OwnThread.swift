import Foundation
public import Testing

/// Runs each test of a suite on a thread of its own.
///
/// swift-testing has a thread for each processor; a test that waits for a process or for a time limit keeps
/// one of them from all other tests. What waits most of its time is run beside them.
public struct OwnThread: SuiteTrait, TestTrait, TestScoping {
  /// Whether tests of suites inside have it too.
  public var isRecursive: Bool { true }

  /// Runs a test there.
  @concurrent public func provideScope(
    for test: Test,
    testCase: Test.Case?,
    performing function: @concurrent @Sendable () async throws -> Void,
  ) async throws {
    try await withTaskExecutorPreference(Executor()) { try await function() }
  }

  /// A queue has a thread while it has work.
  private final class Executor: TaskExecutor {
    private let queue = DispatchQueue(label: "test")

    func enqueue(_ job: consuming ExecutorJob) {
      let job = UnownedJob(job)
      queue.async { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
  }
}

extension Trait where Self == OwnThread {
  /// For suites that wait more than they compute.
  public static var ownThread: Self { Self() }
}
