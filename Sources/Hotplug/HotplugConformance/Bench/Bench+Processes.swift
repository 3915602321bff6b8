import HostFiles

/// A process that came of the script, whatever its environment, session and group are.
struct ScriptProcess: Hashable {
  let pid: Int32
  /// Its start in ticks: a number can become another process's.
  let start: String
}

extension Bench {
  /// Notes all processes that came of an execution, before they are released from its supervisor.
  func noteProcesses(of supervisor: Int32) {
    let table = ProcessTable()
    noted.formUnion(table.descendants(of: [supervisor]))
  }

  /// The processes that came of the script: those that were noted, their descendants, and those that know the
  /// store of this check.
  var processes: [RunningProcess] {
    let table = ProcessTable()
    noted = noted.filter { table.starts[$0.pid] == $0.start }
    noted.formUnion(table.descendants(of: noted.map(\.pid)))
    let marked = Set(Self.processes(with: markWord).map(\.pid))
    return marked.union(noted.map(\.pid)).sorted().map { RunningProcess(pid: $0) }
  }

  /// The processes that have this in their environment.
  static func processes(with word: [UInt8]) -> [RunningProcess] {
    RunningProcess.all.filter { process in
      process.environment(atMost: environmentByteCountMax)?.contains(word) ?? false
    }
  }
}

/// The processes of the host at one time, those that have ended and were not waited for left out.
private struct ProcessTable {
  var starts: [Int32: String] = [:]
  private var children: [Int32: [Int32]] = [:]

  init() {
    for process in RunningProcess.all {
      // State, parent, … and 20th the start in ticks.
      guard let fields = process.fields, fields.count > 19, fields[0] != "Z", let parent = Int32(fields[1])
      else { continue }
      starts[process.pid] = String(fields[19])
      children[parent, default: []].append(process.pid)
    }
  }

  func descendants(of ancestors: [Int32]) -> Set<ScriptProcess> {
    var found: Set<ScriptProcess> = []
    var pending = ancestors.flatMap { children[$0] ?? [] }
    while let pid = pending.popLast() {
      guard let start = starts[pid] else { continue }
      if !found.insert(ScriptProcess(pid: pid, start: start)).inserted { continue }
      pending += children[pid] ?? []
    }
    return found
  }
}
