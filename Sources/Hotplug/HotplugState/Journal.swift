package import DiskImages
import Glibc
import HostFiles
package import HotplugOutcome
package import HotplugPlan
package import XenstoreWire

/// What a later xlplug must know if this one is killed while it attaches a device: written before the first
/// change, removed when the device is online or everything is rolled back.
///
/// Records of name and value, each ended by a NUL, which neither can hold. The first one of a device appears
/// as a whole, and is replaced as a whole by rename(2).
package struct Journal: Hashable, Sendable {
  /// The most bytes that are read of a journal: it names each loop device that had a file before.
  static let byteCountMax = 1 << 22

  /// Which device it is about.
  package var instance: Instance?
  /// Whether another toolstack writes the entries, so that they have no mark at first.
  package var isToolstacks = false
  /// The script that was to be run, absolute; empty for none.
  package var script: [UInt8] = []
  /// The disk's target; empty for an interface.
  package var target: [UInt8] = []
  /// The directories that were there before; taking the device away leaves them.
  package var keeping: Set<StorePath> = []
  /// The loop devices that had a file before, each with that file.
  package var loops: Set<LoopAttachment> = []
  /// Whether the disk is connected in xlplug's own process: no script runs, and no loop device is one's own
  /// but `taken`.
  package var isBuiltIn = false
  /// Whether no remove execution is owed any more: each was run, or its add execution failed by itself.
  package var isRemovalOver = false
  /// Whether QEMU serves the disk.
  package var isQEMUs = false
  /// The QEMU that took the disk up, as `RunningProcess.identity` has it; nil for none.
  package var qemu: [UInt8]?
  /// The loop device that was tried last, with the file that it was to have.
  package var taken: LoopAttachment?

  /// A journal of nothing yet.
  package init() {}

  /// The journal of a device; nil if absent.
  package init?(of device: DeviceAddress, in directory: RuntimeDirectory) {
    self.init(at: Self.path(device, directory))
  }

  /// The journal in a file; nil if absent.
  init?(at path: String) {
    let found = withRegularFile(path) { descriptor, _ in
      readBytes(descriptor, atMost: Self.byteCountMax)
    }
    guard let bytes = found ?? nil, !bytes.isEmpty else { return nil }
    var words = bytes.split(separator: 0, omittingEmptySubsequences: false)[...]
    while let name = words.popFirst(), let value = words.popFirst() {
      switch String(decoding: name, as: UTF8.self) {
      case "instance": instance = Instance(digits: Array(value))
      case "toolstack": isToolstacks = true
      case "script": script = Array(value)
      case "target": target = Array(value)
      case "keep": if let path = StorePath(bytes: value) { keeping.insert(path) }
      case "loop": if let attachment = LoopAttachment(record: value) { loops.insert(attachment) }
      case "builtin": isBuiltIn = true
      case "removed": isRemovalOver = true
      case "qdisk": isQEMUs = true
      case "qemu": qemu = Array(value)
      case "taken": taken = LoopAttachment(record: value)
      default: break
      }
    }
  }

  private var bytes: [UInt8] {
    let records =
      (instance.map { [("instance", $0.digits)] } ?? []) + (isToolstacks ? [("toolstack", [])] : [])
      + [("script", script), ("target", target)] + keeping.map { ("keep", Array($0.string.utf8)) }
      + loops.map { ("loop", $0.record) } + (isBuiltIn ? [("builtin", [])] : [])
      + (isRemovalOver ? [("removed", [])] : [])
      + (isQEMUs ? [("qdisk", [])] : []) + (qemu.map { [("qemu", $0)] } ?? [])
      + (taken.map { [("taken", $0.record)] } ?? [])
    return records.flatMap { Array($0.0.utf8) + [0] + $0.1 + [0] }
  }

  /// Puts the journal instead of an earlier one.
  package func write(for device: DeviceAddress, in directory: RuntimeDirectory) throws(EngineFault) {
    try write(at: Self.path(device, directory))
  }

  /// Puts the journal into a file.
  func write(at path: String) throws(EngineFault) {
    let bytes = bytes
    if Self.create(path, bytes) { return }
    let descriptor = open("\(path).new", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .runtimeDirectory(path, reason: "open: \(systemWords(errno))") }
    defer { close(descriptor) }
    let count = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
    guard count == bytes.count, rename("\(path).new", path) == 0 else {
      let reason = systemWords(count == -1 || count == bytes.count ? errno : ENOSPC)
      unlink("\(path).new")
      throw .runtimeDirectory(path, reason: reason)
    }
  }

  /// `O_TMPFILE` of open(2) (<asm-generic/fcntl.h>, Linux 6.1).
  private static let unnamed: Int32 = 0o20_000_000 | O_DIRECTORY
  /// `AT_EMPTY_PATH` of linkat(2) (<linux/fcntl.h>, Linux 6.1).
  private static let descriptorItself: Int32 = 0x1000

  /// Puts a journal where none is; false where one is, or where the file system cannot do it.
  ///
  /// The file has no name before it is complete: a command that is killed here leaves nothing, and nothing
  /// would lead the next command to a draft with a name.
  private static func create(_ path: String, _ bytes: [UInt8]) -> Bool {
    let descriptor = open(RuntimeDirectory.path, O_WRONLY | unnamed | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    let count = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
    return count == bytes.count && linkat(descriptor, "", AT_FDCWD, path, descriptorItself) == 0
  }

  /// Takes the journal of a device away, and the draft of a command that was killed while it replaced it.
  package static func remove(for device: DeviceAddress, in directory: RuntimeDirectory) {
    remove(at: path(device, directory))
  }

  /// Takes the journal in a file away.
  static func remove(at path: String) {
    unlink("\(path).new")
    unlink(path)
  }

  private static func path(_ device: DeviceAddress, _ directory: RuntimeDirectory) -> String {
    directory.file(of: device, "journal")
  }
}
