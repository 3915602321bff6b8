internal import CHotplug
internal import Glibc

/// Our end of a supervisor: its socket, the script's output, and the duty to end it.
final class Supervision {
  /// What a supervisor says.
  enum Report {
    case started(pid: Int32, byShell: Bool, inGroup: Bool)
    case notStarted(errno: Int32, noProcess: Bool)
    case exited(Int32)
    case signalled(Int32)
    case done(living: Int, drains: Bool, groupStays: Bool)
    /// It is gone and has reported nothing.
    case gone
  }

  /// How long its last word is awaited beyond its own limit, in milliseconds.
  static let lastWordMilliseconds: Int32 = 2000

  let control: Int32
  let output: Int32
  /// The socket of a program that speaks; -1 for none.
  let channel: Int32
  let group: ControlGroup?
  let supervisor: pid_t
  private(set) var script: pid_t = 0
  private(set) var isFinished = false
  /// Whether the last command was given already.
  private(set) var isOrdered = false

  init(_ launch: inout hotplug_launch, group: ControlGroup?) throws(ScriptFault) {
    var watch = hotplug_watch()
    let problem = hotplug_start(&launch, &watch)
    if problem != 0 {
      group?.remove()
      throw .noSupervisor(errno: problem)
    }
    (control, output, channel) = (watch.control, watch.output, watch.channel)
    supervisor = watch.supervisor
    self.group = group
  }

  deinit { _ = finish(HOTPLUG_END) }

  /// Sends a command; a supervisor that is gone is noticed when it is heard.
  ///
  /// A script can stop its supervisor, as it can kill it; stopped, it would hear nothing.
  func send(_ command: Int) {
    kill(supervisor, SIGCONT)
    var byte = UInt8(command)
    Glibc.send(control, &byte, 1, Int32(MSG_NOSIGNAL))
  }

  /// Sends a packet to the program; one that is gone is noticed by its end.
  func speak(_ packet: [UInt8]) { Glibc.send(channel, packet, packet.count, Int32(MSG_NOSIGNAL)) }

  /// The next report that has arrived; nil before that.
  func hear() -> Report? {
    var text = hotplug_report()
    var length: Int
    repeat {
      length = recv(control, &text, MemoryLayout<hotplug_report>.size, Int32(MSG_DONTWAIT))
    } while length < 0 && errno == EINTR
    if length < 0 && errno == EAGAIN { return nil }
    guard length == MemoryLayout<hotplug_report>.size else { return .gone }
    let detail = Int(text.detail)
    switch Int(text.kind) {
    case HOTPLUG_STARTED:
      script = text.value
      return .started(
        pid: text.value,
        byShell: detail & HOTPLUG_BY_SHELL != 0,
        inGroup: group != nil && detail & HOTPLUG_OUTSIDE_GROUP == 0
      )
    case HOTPLUG_NOT_STARTED: return .notStarted(errno: text.value, noProcess: detail != 0)
    case HOTPLUG_EXITED: return .exited(text.value)
    case HOTPLUG_SIGNALLED: return .signalled(text.value)
    case HOTPLUG_DONE:
      return .done(
        living: Int(text.value),
        drains: detail & HOTPLUG_DRAINS != 0,
        groupStays: detail & HOTPLUG_GROUP_STAYS != 0
      )
    default: return .gone
    }
  }

  /// Gives the last command and does not wait; `finish` does.
  func order(_ command: Int) {
    if isOrdered || isFinished { return }
    isOrdered = true
    send(command)
  }

  /// Gives the last command, waits for the answer and for the supervisor's end; only the first call counts.
  func finish(_ command: Int) -> Aftermath {
    if isFinished { return Aftermath() }
    isFinished = true
    if !isOrdered { send(command) }
    let last = lastWord()
    if case .done = last {} else { kill(supervisor, SIGKILL) }
    while waitpid(supervisor, nil, 0) < 0 && errno == EINTR {}
    close(control)
    close(output)
    if channel >= 0 { close(channel) }
    if case .done(let living, let drains, let groupStays) = last {
      return Aftermath(living: living, isDrained: drains, leftControlGroup: groupStays ? group?.path : nil)
    }
    return endAlone()
  }

  private func lastWord() -> Report {
    let limit = Int32(HOTPLUG_ENDING_MILLISECONDS_MAX) + Self.lastWordMilliseconds
    while true {
      switch hear() {
      case .done(let living, let drains, let groupStays):
        return .done(living: living, drains: drains, groupStays: groupStays)
      case .gone: return .gone
      case .some: continue
      case nil:
        var ready = pollfd(fd: control, events: Int16(POLLIN), revents: 0)
        if poll(&ready, 1, limit) == 0 { return .gone }
      }
    }
  }

  /// What can be done without the supervisor: the script's session, and its control group.
  private func endAlone() -> Aftermath {
    if script > 0 && getsid(script) == script { kill(-script, SIGKILL) }
    guard let group else { return Aftermath(wasUnwatched: true) }
    let living = Int(hotplug_end_group(group.path))
    let stays = access(group.path, F_OK) == 0
    return Aftermath(living: living, leftControlGroup: stays ? group.path : nil, wasUnwatched: true)
  }
}
