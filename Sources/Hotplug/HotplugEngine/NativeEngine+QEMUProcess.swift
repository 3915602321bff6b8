import Glibc
import HostFiles
import HotplugOutcome
import HotplugPlan
import HotplugScript
import HotplugState
import HotplugSurvey
import XenstoreHost
import XenstoreWire

/// The process of a QEMU: whether it runs, how it is started, and how it is ended.
extension NativeEngine {
  /// How long the end of a QEMU is awaited after SIGKILL, in seconds.
  static let secondsAfterKill = 2.0
  /// How long a QEMU that was started is awaited, in seconds: the table of processes has no command line of a
  /// process that is about to run another program.
  static let qemuSightingSeconds = 1.0
  /// The backends that a QEMU serves besides disks; it keeps running while one of them is there.
  private static let otherBackends = ["9pfs", "vfb", "vkbd", "qusb"]

  /// A QEMU that runs; what it prints of the device from now on, and a note where it was started.
  func haveQEMU(_ device: DeviceAddress, _ seconds: Double) throws(EngineFault)
    -> (log: ScriptLogMark, note: String?)
  {
    let lock = try qemuLock(device, seconds)
    defer { withExtendedLifetime(lock) {} }
    let log = runtime.log(ofQEMUFor: device.domid)
    if !qemu(of: device).isEmpty {
      // A daemon that was killed may have stopped it.
      signal(device, SIGCONT)
      let mark = ScriptLogMark(path: log)
      // It may have tried the disk before, and said then why it cannot serve it; it tries once more.
      try putBack(disks: [device.backendPath], from: [.initialising])
      return (mark, nil)
    }
    let program = try qemuProgram()
    try putBack(disks: disks(of: device.domid), from: [.initWait, .initialised])
    unlink(log)
    let mark = ScriptLogMark(path: log)
    try start(program, device, log, seconds)
    let deadline = ContinuousClock.now.advanced(by: .seconds(Self.qemuSightingSeconds))
    while qemu(of: device).isEmpty && ContinuousClock.now < deadline && mark.newLines.isEmpty { usleep(5000) }
    return (mark, "started '\(program)'")
  }

  /// Puts disks that are to be served back to their first state, which is what a QEMU takes up; one that the
  /// guest uses stays as it is.
  private func putBack(disks: [StorePath], from states: Set<XenbusState>) throws(EngineFault) {
    try store { () throws(StoreFault) in
      try self.client.transaction { transaction throws(StoreFault) in
        for disk in disks {
          guard try self.client.readIfPresent(disk.appending("online"), in: transaction) == flag(true),
            let found = try self.client.state(of: disk, in: transaction), states.contains(found)
          else { continue }
          try self.client.write(disk.appending("state"), XenbusState.initialising.value, in: transaction)
        }
      }
    }
  }

  /// The directories of a guest's disks that QEMU serves in this domain.
  private func disks(of guest: UInt16) throws(EngineFault) -> [StorePath] {
    try store { () throws(StoreFault) in
      try self.client.backendDirectories([DeviceAddress.Backend.qdisk.rawValue], of: self.ownDomid)
        .filter { $0.parent?.name == "\(guest)" }
    }
  }

  private func start(_ program: String, _ device: DeviceAddress, _ log: String, _ seconds: Double)
    throws(EngineFault)
  {
    let environment = ScriptEnvironment.passedOn(
      options.scripts.environment,
      further: options.scripts.furtherVariables
    )
    let words = ["-c", QEMUCommand.shellLine, log, program] + QEMUCommand.arguments(for: device.domid)
    let invocation = ScriptInvocation(
      path: "/bin/sh",
      arguments: words,
      environment: environment,
      budgetSeconds: seconds
    )
    var shell: ScriptExecution
    do { shell = try ScriptRunner().start(invocation) } catch { throw .scriptRefused(error) }
    let run = shell.wait(interruptedBy: interrupt)
    if ScriptVerdict(run).isSuccess {
      shell.release()
      return
    }
    shell.endDescendants()
    if case .interrupted = run.ending { throw .interrupted }
  }

  /// The program to start; what root has installed, in a place that no other user can change.
  private func qemuProgram() throws(EngineFault) -> String {
    let programs = options.scripts.qemu.map { [$0] } ?? QEMUCommand.programs
    guard let program = programs.first(where: { fileStatus(Array($0.utf8)) != nil }) else {
      throw .qemu(.notInstalled(programs))
    }
    let directory = directoryOfPath(program)
    do { try ScriptTrust.check(program, allowedDirectories: [directory]) } catch {
      throw .scriptRefused(error)
    }
    return program
  }

  /// The lock under which the QEMU of a guest is started and ended.
  func qemuLock(_ device: DeviceAddress, _ seconds: Double) throws(EngineFault) -> FileLock {
    try FileLock(
      taking: runtime.lock(ofQEMUFor: device.domid),
      .guest,
      in: order,
      waiting: seconds,
      interruptedBy: interrupt
    )
  }

  /// The QEMU of a device's guest, the oldest process first; none where none runs.
  func qemu(of device: DeviceAddress) -> [RunningProcess] {
    QEMUProcess.running(for: device.domid, storePath: options.scripts.environment["XENSTORED_PATH"])
  }

  /// Whether a disk of the guest is there that has not closed, or something else of QEMU's.
  ///
  /// A disk whose connection is rolled back counts only where QEMU has taken it up, and closes it.
  func isQEMUNeeded(besides device: DeviceAddress) throws(EngineFault) -> Bool {
    let disks = try disks(of: device.domid)
    return try store { () throws(StoreFault) in
      for (disk, values) in zip(disks, try self.client.values(["online", "state"], in: disks)) {
        guard let state = values[1].flatMap({ XenbusState(value: $0) }) else { continue }
        let isOver = state == .closed && values[0] == flag(false)
        let isOwn =
          self.isUndoing && disk == device.backendPath && (state == .initialising || state == .closed)
        if !isOver && !isOwn { return true }
      }
      let others = try self.client.backendDirectories(Self.otherBackends, of: self.ownDomid)
      return others.contains { $0.parent?.name == "\(device.domid)" }
    }
  }

  /// Sends a signal to the QEMU of a guest.
  func signal(_ device: DeviceAddress, _ number: Int32) {
    for process in qemu(of: device) { kill(process.pid, number) }
  }

  /// Whether the QEMU of a guest has ended by a time.
  func hasEnded(_ device: DeviceAddress, by deadline: ContinuousClock.Instant) -> Bool {
    while !qemu(of: device).isEmpty {
      if ContinuousClock.now >= deadline { return false }
      usleep(20_000)
    }
    return true
  }
}
