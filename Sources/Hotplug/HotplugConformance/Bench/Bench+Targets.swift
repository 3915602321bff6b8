import Glibc
import HostFiles

extension Bench {
  /// The size of an image, in bytes.
  static let imageByteCount = 1 << 20

  /// Whether the suite makes the targets, as images in its directory.
  var makesTargets: Bool { settings.targets.isEmpty }

  /// The target with a number: one that was given, or a new image.
  func target(_ number: Int = 0) throws(CheckEnding) -> [UInt8] {
    if makesTargets { return try image(named: "disk\(number).img") }
    return settings.targets[number % settings.targets.count]
  }

  /// A target that does not exist.
  var missingTarget: [UInt8] {
    makesTargets
      ? Array("\(directory)/missing.img".utf8) : settings.targets[0] + Array("-xlplug-missing".utf8)
  }

  /// Skips the check unless the suite makes the targets.
  func requireImages() throws(CheckEnding) {
    if !makesTargets { throw .skipped("the target was given with --params") }
    if geteuid() != 0 { throw .skipped("loop devices need root; run the command as root, or give --params") }
  }

  /// Makes an image, which begins with its own name.
  func image(named name: String) throws(CheckEnding) -> [UInt8] {
    try requireImages()
    return try file(named: name)
  }

  /// Makes such a file, also where targets were given.
  func file(named name: String) throws(CheckEnding) -> [UInt8] {
    let path = "\(directory)/\(name)"
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw .fault("'\(path)' cannot be made: \(systemWords())") }
    defer { close(file) }
    let label = Self.label(of: name)
    guard ftruncate(file, off_t(Self.imageByteCount)) == 0, write(file, label, label.count) == label.count
    else { throw .fault("'\(path)' cannot be written: \(systemWords())") }
    return Array(path.utf8)
  }

  /// The first bytes of an image; those of one are never the beginning of those of another.
  static func label(of name: String) -> [UInt8] { Array("xlplug image \(name)\0".utf8) }

  /// The node of a block device by its numbers; nil where there is no such device.
  static func node(_ major: UInt32, _ minor: UInt32) -> String? {
    guard let lines = readText("/sys/dev/block/\(major):\(minor)/uevent") else { return nil }
    let name = lines.split(separator: "\n").first { $0.hasPrefix("DEVNAME=") }
    return name.map { "/dev/" + $0.dropFirst("DEVNAME=".count) }
  }

  /// The block device that a script has connected: its numbers.
  func connectedNumbers(_ device: BenchDevice) throws(CheckEnding) -> (UInt32, UInt32) {
    guard let value = try value("physical-device", of: device),
      let numbers = DeviceNumbers.hexadecimal(value), Self.node(numbers.0, numbers.1) != nil
    else { throw .needs(201) }
    return numbers
  }

  /// What is at the beginning of the block device that a script has connected.
  func content(of device: BenchDevice, _ byteCount: Int) throws(CheckEnding) -> [UInt8] {
    let (major, minor) = try connectedNumbers(device)
    guard let node = Self.node(major, minor),
      let bytes = readBytes(Array(node.utf8), atMost: byteCount)
    else { throw .skipped("the block device \(major):\(minor) cannot be read") }
    return bytes
  }

  /// A property of a block device in sysfs, such as `ro`.
  static func property(_ name: String, _ numbers: (UInt32, UInt32)) -> String? {
    readText("/sys/dev/block/\(numbers.0):\(numbers.1)/\(name)").map { String($0.prefix { $0 != "\n" }) }
  }
}
