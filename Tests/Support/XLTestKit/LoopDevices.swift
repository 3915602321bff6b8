import CLoop
public import Foundation
import Glibc

/// Loop devices of this machine, taken by the rule that keeps tests and hotplug scripts apart.
///
/// Xen's `block` looks for a free loop device and takes it in two steps, under a lock (locking.sh, Xen 4.17).
/// Whoever takes one without that lock may take the very one in between, and the script fails.
public enum LoopDevices {
  /// What a bash script says before and after it takes a loop device.
  public static let (claim, release) = (
    "set +u; . /etc/xen/scripts/locking.sh; claim_lock block", "release_lock block"
  )
  private static let lockPath = "/var/run/xen-hotplug/block"

  /// Gives a file a loop device, with further options of losetup(8); its path.
  public static func attach(_ file: String, _ options: String...) throws -> String {
    let made = try whileLocked { try runCommand(["losetup", "--show", "-f"] + options + [file]) }
    guard made.status == 0 else { throw OracleFault(message: "losetup: \(made.errorText)") }
    return made.text.trimmingCharacters(in: .newlines)
  }

  /// Takes its file away from a loop device, which may be another test's by now if it has another file.
  ///
  /// The look and the request are one: no other file comes while the device is open here.
  public static func detach(_ device: String, of file: String) {
    let descriptor = open(device, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var (backing, status) = (cloop_backing(), stat())
    guard cloop_backing_of(descriptor, &backing) == 0, stat(file, &status) == 0,
      backing.device == status.st_dev, backing.inode == status.st_ino
    else { return }
    _ = cloop_detach(descriptor)
  }

  /// The same for what `lines(of:)` has given.
  public static func detach(lines: [String]) {
    for line in lines {
      let words = line.split(separator: " ", maxSplits: 1).map(String.init)
      if words.count == 2 { detach(words[0], of: words[1]) }
    }
  }

  /// The same for all files below a directory.
  public static func detach(below directory: URL) {
    detach(lines: (try? lines(of: directory.path + "/")) ?? [])
  }

  /// The loop devices whose files' paths begin so, one line each with name and file.
  ///
  /// Not those that are freed already and only wait for somebody to close them, as any look at loop devices
  /// opens them for a moment.
  public static func lines(of prefix: String) throws -> [String] {
    let all = try runCommand(["losetup", "-l", "-n", "-O", "AUTOCLEAR,NAME,BACK-FILE"]).text
    return all.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: " ", maxSplits: 2)
      guard fields.count == 3, fields[0] == "0" else { return nil }
      // Columns are as wide as their widest name.
      let file = fields[2].drop { $0 == " " }
      return file.hasPrefix(prefix) ? "\(fields[1]) \(file)" : nil
    }
  }

  /// Runs `body` while no script that keeps the rule takes a loop device; for scripts that do not keep it,
  /// such as `block-dummy`.
  public static func whileLocked<Result>(_ body: () throws -> Result) throws -> Result {
    let directory = (lockPath as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    while true {
      let descriptor = open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
      defer { close(descriptor) }
      guard descriptor >= 0, flock(descriptor, LOCK_EX) == 0 else {
        throw OracleFault(message: "\(lockPath): \(String(cString: strerror(errno)))")
      }
      var (held, named) = (stat(), stat())
      // Whoever holds it takes the file away at the end, so it counts only while it still has its name.
      guard fstat(descriptor, &held) == 0, stat(lockPath, &named) == 0, held.st_ino == named.st_ino else {
        continue
      }
      defer { unlink(lockPath) }
      return try body()
    }
  }
}
