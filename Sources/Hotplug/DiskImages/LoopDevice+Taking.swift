import CLoop
import Glibc
import HostFiles

/// Giving a file a loop device, without a program.
extension LoopDevice {
  /// How often a loop device is tried for that another takes first.
  ///
  /// The kernel's answer which one is free is no process's property: the process that configures it first
  /// has it.
  static let attemptsMax = 64

  /// A free loop device with this file: whole, not scanned for partitions, and kept when no process has it
  /// open, as losetup(8) makes it.
  ///
  /// `name` is what is shown as the file's; `beforeTaking` is reported each device that is tried, directly
  /// before; `failed` makes the caller's fault of ours.
  package static func take<Fault: Error>(
    _ file: Int32,
    isReadOnly: Bool,
    name: [UInt8],
    beforeTaking: (LoopDevice) throws(Fault) -> Void,
    failed: (BlockFault) -> Fault,
  ) throws(Fault) -> LoopDevice {
    let control = open("/dev/loop-control", O_RDWR | O_CLOEXEC)
    guard control >= 0 else {
      throw failed(.noLoopDevice("/dev/loop-control: \(systemWords(errno))"))
    }
    defer { close(control) }
    for _ in 0..<attemptsMax {
      var number: UInt32 = 0
      let refusal = unsafe cloop_free_number(control, &number)
      guard refusal == 0 else {
        throw failed(.noLoopDevice("LOOP_CTL_GET_FREE: \(systemWords(refusal))"))
      }
      let device = LoopDevice(number: number)
      try beforeTaking(device)
      switch device.configure(file, isReadOnly: isReadOnly, name: name) {
      case 0: return device
      case EBUSY, ENXIO: continue
      case let refusal: throw failed(.noLoopDevice("\(device.path): \(systemWords(refusal))"))
      }
    }
    throw failed(.contended(attempts: attemptsMax))
  }

  /// Gives this device a file; 0, or an errno: EBUSY where it has one.
  package func configure(_ file: Int32, isReadOnly: Bool, name: [UInt8]) -> Int32 {
    let descriptor = open(path, (isReadOnly ? O_RDONLY : O_RDWR) | O_CLOEXEC)
    guard descriptor >= 0 else { return errno }
    defer { close(descriptor) }
    return unsafe (name + [0]).withUnsafeBufferPointer { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) { name in
        guard let start = name.baseAddress else { return EINVAL }
        return unsafe cloop_configure(descriptor, file, isReadOnly ? 1 : 0, start)
      }
    }
  }
}
