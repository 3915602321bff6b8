import CHotplug
import HostFiles
import Synchronization
import XenstoreHost

/// A thread in namespaces of its own.
enum IsolatedThread {
  /// Runs a function on such a thread and waits for it; the function gets why the thread is not isolated, or
  /// nil.
  static func run<R: Sendable>(
    withNetwork: Bool,
    _ body: @escaping @Sendable (_ problem: String?) -> Result<R, ConformanceFault>,
  ) throws(ConformanceFault) -> R {
    let box = Box<R>()
    let thread = LoopThread { _ in
      let number = hotplug_isolate(withNetwork ? 1 : 0)
      let problem =
        number == 0 ? nil : "a namespace cannot be made (\(systemWords(number))); run the command as root"
      let result = body(problem)
      box.result.withLock { $0 = result }
    }
    guard let thread else { throw ConformanceFault(description: "no thread could be created") }
    thread.stop()
    guard let result = box.result.withLock({ $0 }) else {
      throw ConformanceFault(description: "the thread of the checks ended early")
    }
    return try result.get()
  }

  private final class Box<R: Sendable>: Sendable {
    let result = Mutex<Result<R, ConformanceFault>?>(nil)
  }
}
