import Glibc
import XLSyntax
import XLText

/// A file that is named on the command line, read whole; `-` is standard input.
enum InputFile {
  private static let chunkByteCount = 1 << 16

  /// Every byte of a file of at most `ConfigLimits.byteCountMax` bytes.
  static func bytes(of file: ArgumentBytes) throws(InputFault) -> [UInt8] {
    let isStandardInput = file.bytes == Array("-".utf8)
    let name = isStandardInput ? "standard input" : VisibleText(file.bytes).shown
    let descriptor =
      isStandardInput
      ? STDIN_FILENO : open(file.bytes.map(CChar.init(bitPattern:)) + [0], O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw .unreadable(name, errno: errno) }
    defer { if !isStandardInput { close(descriptor) } }
    var bytes: [UInt8] = []
    while true {
      let used = bytes.count
      if used > ConfigLimits.byteCountMax { throw .fileTooLong(name, ConfigLimits.byteCountMax) }
      bytes.append(contentsOf: repeatElement(0, count: chunkByteCount))
      let count = bytes.withUnsafeMutableBytes { buffer in
        buffer.baseAddress.map { read(descriptor, $0 + used, chunkByteCount) } ?? 0
      }
      let number = errno
      bytes.removeLast(chunkByteCount - max(count, 0))
      if count < 0, number != EINTR { throw .unreadable(name, errno: number) }
      if count == 0 { return bytes }
    }
  }
}
