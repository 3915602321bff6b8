import Glibc
import HotplugPlan
import XenstoreWire

/// What a later xlplug must know of a device if this one is killed: written before the first change, removed after the
/// last.
///
/// Records of name and value, each ended by a NUL, which neither can hold; replaced as a whole by rename(2).
struct Journal {
  /// How far an attach has come.
  enum Phase: String {
    /// Steps are being carried out.
    case attaching
    /// The device is online.
    case online
  }

  /// How far the attach came.
  var phase: Phase
  /// The script that was run, absolute.
  var scriptPath: String?
  /// The directories that were there before; taking the device away leaves them.
  var keeping: Set<StorePath> = []

  /// The most bytes that are read of a journal.
  static let byteCountMax = 1 << 16

  private static func path(_ device: DeviceAddress, _ directory: RuntimeDirectory) -> String {
    "\(directory.path)/\(device.kind.rawValue)-\(device.domid)-\(device.devid).journal"
  }

  init(_ phase: Phase, scriptPath: String?, keeping: Set<StorePath>) {
    self.phase = phase
    self.scriptPath = scriptPath
    self.keeping = keeping
  }

  /// The journal of a device; nil where there is none or it cannot be understood.
  init?(of device: DeviceAddress, in directory: RuntimeDirectory) {
    let descriptor = open(Self.path(device, directory), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: Self.byteCountMax)
    let count = unsafe buffer.withUnsafeMutableBytes { bytes in
      unsafe read(descriptor, bytes.baseAddress, bytes.count)
    }
    guard count > 0 else { return nil }
    let words = buffer[..<count].split(separator: 0, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    var found: Phase?
    for (name, value) in zip(words, words.dropFirst()).enumerated().filter({ $0.offset % 2 == 0 }).map(
      \.element
    ) {
      switch name {
      case "phase": found = Phase(rawValue: value)
      case "script": scriptPath = value
      case "keep": if let path = StorePath(value) { keeping.insert(path) }
      default: break
      }
    }
    guard let found else { return nil }
    phase = found
  }

  /// Puts the journal in place of an earlier one, on the disk before it returns.
  func write(for device: DeviceAddress, in directory: RuntimeDirectory) throws(EngineFault) {
    var bytes = Array("phase\0\(phase.rawValue)\0".utf8)
    if let scriptPath { bytes += Array("script\0\(scriptPath)\0".utf8) }
    for path in keeping { bytes += Array("keep\0\(path)\0".utf8) }
    let path = Self.path(device, directory)
    let descriptor = open("\(path).new", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .runtimeDirectory(path, reason: "open: \(systemWords(errno))") }
    defer { close(descriptor) }
    let count = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
    guard count == bytes.count, rename("\(path).new", path) == 0 else {
      throw .runtimeDirectory(path, reason: systemWords(errno))
    }
  }

  /// Takes the journal of a device away.
  static func remove(for device: DeviceAddress, in directory: RuntimeDirectory) {
    unlink(path(device, directory))
  }
}
