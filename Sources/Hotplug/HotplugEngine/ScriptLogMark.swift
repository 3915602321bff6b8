import Glibc
import HostFiles

/// The end of the log that Xen's scripts share, at one moment, to find what a script adds to it.
///
/// Scripts that use Xen's helpers write their standard error there and not to their caller. All scripts of
/// the host write to it, so lines of another one that ran meanwhile may be among them.
package struct ScriptLogMark {
  /// Where the scripts' errors go (tools/hotplug/Linux/xen-hotplug-common.sh, Xen 4.17).
  package static let path = "/var/log/xen/xen-hotplug.log"
  /// The beginning of lines that report nothing: the scripts ask for keys that may be absent, and each such
  /// question leaves one.
  package static let question = Array("xenstore-read: couldn't read path".utf8)
  /// The most bytes that are read of what was added; the last are.
  static let byteCountMax = 1 << 14
  /// The most lines that are kept of what was added; the last are.
  static let linesMax = 10

  private let path: String
  private let inode: ino_t
  private let byteCount: off_t

  /// The end of the log now; another path than that of Xen's scripts is for tests.
  package init(path: String = Self.path) {
    self.path = path
    (inode, byteCount) = withRegularFile(path) { _, status in (status.st_ino, status.st_size) } ?? (0, 0)
  }

  /// The last lines that were added since.
  package var newLines: [[UInt8]] {
    let added = withRegularFile(path) { descriptor, status -> [UInt8] in
      // A log that was rotated begins again.
      let start = status.st_ino == inode ? byteCount : 0
      guard status.st_size > start else { return [] }
      lseek(descriptor, max(start, status.st_size - off_t(Self.byteCountMax)), SEEK_SET)
      return readBytes(descriptor, atMost: Self.byteCountMax) ?? []
    }
    let lines = (added ?? []).split(separator: UInt8(ascii: "\n")).filter { !$0.starts(with: Self.question) }
    return lines.suffix(Self.linesMax).map(Array.init)
  }
}
