public import HotplugPlan
import HotplugScript

/// Why the qemu of a guest did not do what it was asked.
public enum QEMUFault: Error, Hashable, Sendable {
  /// Its socket cannot be connected to.
  case unreachable(path: String, reason: String)
  /// It did not answer in time.
  case silent(path: String, seconds: Double)
  /// What it sent cannot be understood.
  case malformed(path: String, reason: String)
  /// It refused a command, in its own words.
  case refused(command: String, reason: String)
  /// It has no such drive.
  case noSuchDrive(CDDrive)
  /// The guest has locked the medium and did not unlock it in time.
  case locked(CDDrive, seconds: Double)
  /// The image cannot be opened.
  case image([UInt8], reason: String)
  /// None of these programs is there.
  case notInstalled([String])
  /// It ended instead of serving a disk; the last line that it printed.
  case ended(lastLine: [UInt8]?)
  /// It did not take up a disk, in its own words where it left some; in time where there are seconds.
  case diskNotServed(DeviceAddress, reason: [UInt8]?, seconds: Double?)
  /// It goes on after SIGKILL.
  case unkillable(pids: [Int32])
}

extension QEMUFault: CustomStringConvertible {
  /// One line: what was found; bytes of qemu are given as they are.
  public var description: String {
    switch self {
    case .unreachable(let path, let reason): "cannot connect to the guest's QEMU at '\(path)': \(reason)"
    case .silent(let path, let seconds):
      "timed out after \(brief(seconds)): the guest's QEMU does not respond at '\(path)'"
    case .malformed(let path, let reason): "invalid response from the guest's QEMU at '\(path)': \(reason)"
    case .refused(let command, let reason): "the guest's QEMU refused '\(command)': \(reason)"
    case .noSuchDrive(let drive): "the guest's QEMU has no drive '\(drive.qemuID)' for \(drive)"
    case .locked(let drive, let seconds):
      "timed out after \(brief(seconds)): the guest has locked the medium in \(drive)"
    case .image(let path, let reason): "'\(String(readable: path))' cannot be opened: \(reason)"
    case .notInstalled(let programs):
      "QEMU for Xen is not installed: none of \(programs.map { "'\($0)'" }.joined(separator: ", ")) exists"
    case .ended(let line):
      "the guest's QEMU exited\(line.map { ": \(String(readable: $0))" } ?? " without a message")"
    case .diskNotServed(let device, let reason, let seconds):
      (seconds.map { "timed out after \(brief($0)): " } ?? "")
        + "QEMU does not serve \(device)\(reason.map { ": \(String(readable: $0))" } ?? "")"
    case .unkillable(let pids):
      "the guest's QEMU did not exit after SIGKILL: process \(pids.map { "\($0)" }.joined(separator: ", "))"
    }
  }
}
