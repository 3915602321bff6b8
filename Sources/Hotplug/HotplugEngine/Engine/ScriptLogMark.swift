import Glibc

/// The end of the log that Xen's scripts share, at one moment, to find what a script adds to it.
///
/// Scripts that use Xen's helpers write their standard error there and not to their caller. All scripts of
/// the host write to it, so lines of another one that ran meanwhile may be among them.
package struct ScriptLogMark {
  /// Where the scripts' errors go (tools/hotplug/Linux/xen-hotplug-common.sh, Xen 4.17).
  package static let path = "/var/log/xen/xen-hotplug.log"
  /// The beginning of lines that say nothing: the scripts ask for keys that may be absent, and each such
  /// question leaves one.
  package static let question = Array("xenstore-read: couldn't read path".utf8)
  /// The most bytes that are read of what was added; the last are.
  static let byteCountMax = 1 << 14
  /// The most lines that are kept of what was added; the last are.
  static let linesMax = 10

  private let inode: ino_t
  private let byteCount: Int

  /// The end of the log now.
  package init() {
    let status = fileStatus(Array(Self.path.utf8))
    (inode, byteCount) = (status?.st_ino ?? 0, status.map { Int($0.st_size) } ?? 0)
  }

  /// The last lines that were added since.
  package var newLines: [[UInt8]] {
    guard let status = fileStatus(Array(Self.path.utf8)) else { return [] }
    // A log that was rotated begins anew.
    let added = Int(status.st_size) - (status.st_ino == inode ? byteCount : 0)
    guard added > 0 else { return [] }
    let bytes = readTail(Self.path, atMost: min(added, Self.byteCountMax)) ?? []
    let lines = bytes.split(separator: UInt8(ascii: "\n")).filter { !$0.starts(with: Self.question) }
    return lines.suffix(Self.linesMax).map(Array.init)
  }
}
