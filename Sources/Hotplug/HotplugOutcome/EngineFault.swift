public import DiskImages
public import HotplugPlan
public import HotplugScript
public import XenstoreWire

/// Why an engine stopped, with what is needed to act on it.
public enum EngineFault: Error, Hashable, Sendable {
  /// Another command works on this device now; its process, where the system reports it.
  case busy(DeviceAddress, by: LockHolder?)
  /// A lock was not free in time.
  case locked(LockedFile)
  /// The toolstack's record of the device is there already; the state of its backend, where it has one.
  case deviceExists(DeviceAddress, backend: XenbusState?)
  /// No such guest.
  case noSuchDomain(String)
  /// The name of a serving domain cannot be looked up, because no store answers.
  case backendUnknown(String)
  /// The guest is gone, or went while its device was attached.
  case guestGone(UInt16)
  /// The guest has no such device, or the text names none.
  case noSuchDevice(String)
  /// The target could not be connected in this process.
  case block(BlockFault, target: [UInt8])
  /// Another guest uses the image.
  case shared(SharedImage, target: [UInt8])
  /// Another interface of this host has the MAC.
  case duplicateMAC(String, DeviceAddress)
  /// The backend did not reach a state in time.
  case stateNotReached(XenbusState, found: XenbusState?, DeviceAddress, seconds: Double)
  /// The backend's directory vanished while it was waited for.
  case backendVanished(DeviceAddress)
  /// The script may not be run, or could not be started.
  case scriptRefused(ScriptFault)
  /// The script failed.
  case scriptFailed(ScriptFailure)
  /// The script exited with status 0, and its success key is wrong.
  case promiseBroken(Action.Promise, DeviceAddress, BrokenPromise, hotplugError: [UInt8]?)
  /// The script or the QEMU of a device failed in its driver domain, as the daemon there reports.
  case remoteScriptFailed(DeviceAddress, ScriptDaemon, hotplugError: [UInt8]?)
  /// The daemon of a driver domain reported nothing in time.
  case remoteResultMissing(DeviceAddress, seconds: Double)
  /// The daemon of a driver domain did not remove the backend's directory in time.
  case remoteRemovalMissing(DeviceAddress, seconds: Double)
  /// The remove script in a driver domain failed, and its daemon keeps the backend's directory for a repeat.
  case remoteRemovalFailed(DeviceAddress, hotplugError: [UInt8]?)
  /// The guest's qemu did not do what it was asked.
  case qemu(QEMUFault)
  /// A toolstack of Xen's own did not do what it was asked.
  case toolstack(ToolstackFailure)
  /// A toolstack of Xen's own cannot be asked, in its own words.
  case toolstackUnavailable(String)
  /// The store refused something, or is gone.
  case store(StoreFault)
  /// The device was to go, and is not what it was: another process has taken it into use meanwhile.
  case noLongerMeant(DeviceAddress)
  /// Another program has detached the device and attached it again while the command worked on it.
  case replaced(DeviceAddress)
  /// A person stopped the command.
  case interrupted
  /// A directory of our own for locks and journals cannot be used.
  case runtimeDirectory(String, reason: String)
  /// libxl's JSON of a domain's configuration could not be put back as it was.
  case record(String, reason: String)
  /// A test stopped the engine at this step.
  case stoppedForTest(step: Int)
}

/// A script that ended badly.
public struct ScriptFailure: Hashable, Sendable {
  /// The execution.
  public var step: ScriptStep
  /// What happened, and whether the protocol knows such an end.
  public var verdict: ScriptVerdict
  /// Whether the system ran it: not where its interpreter is missing.
  public var wasStarted: Bool
  /// Whether it was ended because its time was over.
  public var isOutOfTime: Bool
  /// Whether it ended by itself, or never ran: a script that fails has rolled back what it did (the document
  /// of 2012), and one that was ended from outside could not.
  public var endedByItself: Bool
  /// What is left of its processes.
  public var aftermath: Aftermath
  /// What the script left in `hotplug-error`, word for word.
  public var hotplugError: [UInt8]?
  /// What it printed last.
  public var output: CapturedOutput
  /// What the log of Xen's scripts got while it ran.
  public var logLines: [[UInt8]] = []

  /// How a run of it ended, and what was left of it.
  package init(_ step: ScriptStep, _ run: ScriptRun, _ aftermath: Aftermath) {
    (self.step, verdict, output) = (step, ScriptVerdict(run), run.output)
    (wasStarted, isOutOfTime, self.aftermath) = (run.wasStarted, run.ending == .timedOut, aftermath)
    endedByItself =
      switch run.ending {
      case .exited, .notStarted: true
      case .signalled, .timedOut, .interrupted, .unwatched: false
      }
  }
}

/// What was found instead of the success key.
public enum BrokenPromise: Hashable, Sendable {
  /// The key is not there.
  case missing
  /// The value does not have the form of a success key.
  case malformed([UInt8])
  /// The numbers are those of no block device of this host.
  case noSuchBlockDevice([UInt8])
}

extension EngineFault: CustomStringConvertible {
  /// One line: what was found, and what was expected; bytes of scripts are given as they are.
  public var description: String {
    switch self {
    case .busy(let device, let holder):
      "\(device) is busy: \(holder.map { "\($0)" } ?? "another command") is working on it"
    case .locked(let lock): "timed out after \(brief(lock.seconds)): \(lock)"
    case .deviceExists(let device, let state):
      "\(device) already exists" + (state.map { "; its backend is in state \($0)" } ?? " without a backend")
    case .noSuchDomain(let name): UInt16(name) == nil ? "no domain '\(name)'" : "no domain \(name)"
    case .guestGone(let domid): "domain \(domid) no longer exists: it was destroyed during the attach"
    case .backendUnknown(let name): "the backend domain '\(name)' cannot be found: xenstore does not respond"
    case .noSuchDevice(let name): "the device '\(name)' does not exist"
    case .block(let fault, let target): fault.words("'\(text(target))'")
    case .shared(let image, let target):
      "'\(text(target))' is in use by \(image.user) (\(image.isWritable ? "writable" : "read-only"))"
    case .duplicateMAC(let mac, let other): "the MAC address \(mac) is in use by \(other)"
    case .stateNotReached(let wanted, let found, _, let seconds):
      "timed out after \(brief(seconds)): the backend is in state "
        + "\(found.map(\.description) ?? "none"); expected \(wanted)"
    case .backendVanished(let device): "another program removed the backend directory \(device.backendPath)"
    case .scriptRefused(let fault): "\(fault)"
    case .scriptFailed(let failure): "\(failure.step) \(failure.verdict.problem ?? "succeeded")"
    case .promiseBroken(let promise, let device, let broken, _):
      "the script exited with status 0, but \(promise.rawValue) in \(device.backendPath) "
        + broken.words(promise)
    case .remoteScriptFailed(let device, _, _):
      "\(device.backend == .qdisk ? "QEMU" : "the script") in domain \(device.backendDomid) failed"
    case .remoteResultMissing(let device, let seconds):
      "timed out after \(brief(seconds)): domain \(device.backendDomid) reported no result for \(device)"
    case .remoteRemovalMissing(let device, let seconds):
      "timed out after \(brief(seconds)): domain \(device.backendDomid) did not remove \(device.backendPath)"
    case .remoteRemovalFailed(let device, _):
      "the remove script in domain \(device.backendDomid) failed, so \(device) is not removed"
    case .qemu(let fault): "\(fault)"
    case .toolstack(let failure): "\(failure)"
    case .toolstackUnavailable(let reason): "libxl cannot be called: \(reason)"
    case .store(let fault): "\(fault)"
    case .noLongerMeant(let device): "\(device) is in use again, so it is not removed"
    case .replaced(let device):
      "another program detached \(device) and attached it again; nothing was changed"
    case .interrupted: "interrupted"
    case .runtimeDirectory(let path, let reason): "'\(path)' cannot be used: \(reason)"
    case .record(let document, let reason): "'\(document)' still has the device: \(reason)"
    case .stoppedForTest(let step): "stopped for a test at step \(step)"
    }
  }

  /// The script's own words about the failure, where it left some.
  public var hotplugError: [UInt8]? {
    switch self {
    case .scriptFailed(let failure): failure.hotplugError
    case .promiseBroken(_, _, _, let words): words
    case .remoteScriptFailed(_, _, let words), .remoteRemovalFailed(_, let words): words
    case .toolstack(let failure): failure.hotplugError
    default: nil
    }
  }
}

extension EngineFault {
  /// The lines that the log of Xen's scripts got while the script ran that failed.
  public var hotplugLog: [[UInt8]] {
    switch self {
    case .scriptFailed(let failure): failure.logLines
    case .toolstack(let failure): failure.logLines
    default: []
    }
  }
}

extension BrokenPromise {
  /// What was found and what was expected, to follow the name of the key.
  package func words(_ promise: Action.Promise) -> String {
    let expected =
      switch promise {
      case .physicalDevice: "expected two hexadecimal numbers such as 'fe:3'"
      case .hotplugStatus: "expected 'connected'"
      case .state: "expected \(XenbusState.initWait)"
      }
    return switch self {
    case .missing: "does not exist; \(expected)"
    case .malformed([]): "is empty; \(expected)"
    case .malformed(let value): "is '\(text(value))', \(expected)"
    case .noSuchBlockDevice(let value): "is '\(text(value))', but this host has no such block device"
    }
  }
}

private func text(_ bytes: [UInt8]) -> String { String(readable: bytes) }
