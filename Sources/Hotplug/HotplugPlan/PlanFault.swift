/// Why no plan can be made of a spec on this host.
public enum PlanFault: Error, Hashable, Sendable {
  /// The vdev names no device, or the spec has none.
  case virtualDevice([UInt8])
  /// The target leads nowhere.
  case targetMissing([UInt8])
  /// The target is neither a block device nor a regular file.
  case targetUnusable([UInt8], is: String)
  /// Two settings of the spec exclude each other.
  case incompatible(String, with: String)
  /// The device cannot be brought to a running guest, or not by this engine.
  case unsupported(String, instead: String)
  /// The number that was asked for is taken.
  case numberTaken(Int32)
  /// Two specifications of one command mean the same device.
  case givenTwice(DeviceAddress)
  /// The name of the script cannot be a file's.
  case scriptName([UInt8], reason: String)
}

extension PlanFault: CustomStringConvertible {
  /// One line: what was found, what was expected.
  public var description: String {
    switch self {
    case .virtualDevice(let name):
      "'\(text(name))' is not a valid vdev; expected a name such as xvda"
    case .targetMissing(let target):
      "'\(text(target))' does not exist; expected a block device or a regular file"
    case .targetUnusable(let target, let kind):
      "'\(text(target))' is \(kind); expected a block device or a regular file"
    case .incompatible(let setting, let other): "\(setting) cannot be combined with \(other)"
    case .unsupported(let what, let instead): "\(what); \(instead)"
    case .numberTaken(let number): "the guest already has an interface \(number)"
    case .givenTwice(let device): "\(device.name) is given twice"
    case .scriptName(let name, let reason): "'\(text(name))' is not a valid script name: \(reason)"
    }
  }

  private func text(_ bytes: [UInt8]) -> String { String(readable: bytes) }
}
