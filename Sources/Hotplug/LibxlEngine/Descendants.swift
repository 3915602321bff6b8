import CHotplug
import Glibc
import HotplugEngine
import HotplugScript

/// Processes that were started while this existed, and those that they started, wherever they went.
///
/// libxl kills a script and nothing that the script started; orphans come to this process while it is their
/// subreaper, so that they can be found and ended.
struct Descendants {
  /// How long the end of a process is waited for between two rounds, in microseconds.
  static let roundMicroseconds: UInt32 = 2000

  /// Children that were there before, and are somebody else's business.
  private let earlier: Set<Int32>

  /// From now on; where orphans cannot be had, nobody could end them.
  init() throws(EngineFault) {
    let reason = hotplug_be_subreaper()
    if reason != 0 {
      throw .toolstackUnavailable("processes of scripts cannot be kept together (errno \(reason))")
    }
    earlier = Set(Self.children()[getpid()] ?? [])
  }

  /// Ends all of them, within `ScriptExecution.endingSecondsMax`: one that hangs in the kernel, on a dead
  /// disk or server for example, ends when the kernel lets it.
  func end() -> Aftermath {
    let deadline = ContinuousClock.now.advanced(by: .seconds(ScriptExecution.endingSecondsMax))
    while true {
      let children = Self.children()
      var found: [Int32] = []
      var parents = [getpid()]
      while let parent = parents.popLast() {
        for child in children[parent] ?? [] where !earlier.contains(child) {
          found.append(child)
          parents.append(child)
        }
      }
      if found.isEmpty { return Aftermath() }
      if ContinuousClock.now >= deadline { return Aftermath(living: found.count) }
      for process in found { kill(process, SIGKILL) }
      // Those whose parent is gone are ours to wait for; the others follow in the next round.
      for process in children[getpid()] ?? [] where found.contains(process) {
        waitpid(process, nil, WNOHANG)
      }
      usleep(Self.roundMicroseconds)
    }
  }

  /// The children of every process that has some.
  private static func children() -> [Int32: [Int32]] {
    var children: [Int32: [Int32]] = [:]
    for process in RunningProcess.all {
      if let parent = process.parent { children[parent, default: []].append(process.pid) }
    }
    return children
  }
}
