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
    }
  }
}
