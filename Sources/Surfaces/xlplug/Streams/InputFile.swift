import Glibc
import XLProject
import XLSyntax
import XLText

/// A file that is named on the command line, read whole; `-` is standard input.
enum InputFile {
  /// Every byte of a file of at most `ConfigLimits.byteCountMax` bytes.
  static func bytes(of file: ArgumentBytes) throws(InputFault) -> [UInt8] {
    let isStandardInput = file.isStandardInput
    let name = isStandardInput ? "standard input" : VisibleText(file.bytes).shown
    let descriptor =
      isStandardInput
      ? STDIN_FILENO : open(FilePath.cString(file.bytes), O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw .unreadable(name, errno: errno) }
    defer { if !isStandardInput { close(descriptor) } }
    do throws(LintFault) {
      return try FileContents.read(descriptor, file.bytes, ConfigLimits.byteCountMax).text.bytes
    } catch .unreadable(_, let number) {
      throw .unreadable(name, errno: number)
    } catch {
      throw .fileTooLong(name, ConfigLimits.byteCountMax)
    }
  }
}
