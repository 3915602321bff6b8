import Foundation
import HotplugEngine
import HotplugOutcome
import HotplugPlan
import XenstoreHost
import XenstoreTestKit

/// Plans that are carried out at the same time, each by an engine on a thread of its own.
struct EnginesAtOnce: Sendable {
  private let address: StoreAddress
  private let environment: [String: [UInt8]]
  private let directories: [String]
  private let times: PlanTimes

  init(_ host: EngineHost) {
    address = host.store.address
    (environment, directories) = (host.options.scripts.environment, host.options.scripts.directories)
    times = host.options.times
  }

  /// Carries them out; what went wrong with each, in the order in which they ended.
  func run(_ plans: [Plan]) async throws -> [EngineFault?] {
    try await withThrowingTaskGroup(of: EngineFault?.self) { group in
      for plan in plans {
        group.addTask {
          try await withCheckedThrowingContinuation { done in
            Thread.detachNewThread {
              var options = NativeEngine.Options()
              (options.scripts.environment, options.scripts.directories) = (environment, directories)
              options.times = times
              done.resume(with: Result { try NativeEngine(address, options: options).run(plan).fault })
            }
          }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
  }
}
