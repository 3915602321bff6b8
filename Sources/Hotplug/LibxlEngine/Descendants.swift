import CHotplug
import Glibc
import HotplugEngine

/// Processes that were started while this existed, and those that they started, wherever they went.
///
/// libxl kills a script and nothing that the script started; orphans come to this process while it is their
/// subreaper, so that they can be found and ended.
struct Descendants {
  /// The most rounds of looking and ending: each ends at least one generation.
  static let roundCountMax = 100

  /// Children that were there before, and are somebody else's business.
  private let earlier: Set<Int32>

  /// From now on.
  init() {
    hotplug_be_subreaper()
    earlier = Set(Self.children()[getpid()] ?? [])
  }

  /// Ends all of them.
  func end() {
    for _ in 0..<Self.roundCountMax {
      let children = Self.children()
      var found: [Int32] = []
      var parents = [getpid()]
      while let parent = parents.popLast() {
        for child in children[parent] ?? [] where !earlier.contains(child) {
          found.append(child)
          parents.append(child)
        }
      }
      if found.isEmpty { return }
      for process in found { kill(process, SIGKILL) }
      // Those whose parent is gone are ours to wait for; the others follow in the next round.
      for process in children[getpid()] ?? [] where found.contains(process) {
        waitpid(process, nil, 0)
      }
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
