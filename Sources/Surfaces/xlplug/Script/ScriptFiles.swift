import Glibc
import HotplugConformance
import XLProject
import XLText

/// Scripts as files, and faults of runs.
enum ScriptFiles {
  /// The mode of a new script.
  private static let mode: mode_t = 0o755

  /// The absolute path of a script that exists.
  static func script(_ argument: ArgumentBytes, _ output: OutputSettings) throws -> String {
    let path = FilePath.absolute(argument.bytes)
    guard let text = String(validating: path, as: UTF8.self) else {
      throw DeviceSession.end("the script's name is not UTF-8", help: "rename the file", output)
    }
    if access(text, F_OK) != 0 {
      throw DeviceSession.end("\(InputFault.unreadable(text, errno: errno))", help: nil, output)
    }
    return text
  }

  /// Writes a script that does not exist yet.
  static func write(_ text: String, to path: [UInt8]) throws(InputFault) {
    let name = VisibleText(path).shown
    let file = open(FilePath.cString(path), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    if file < 0 { throw .unwritable(name, errno: errno) }
    defer { close(file) }
    let bytes = Array(text.utf8)
    if Glibc.write(file, bytes, bytes.count) != bytes.count { throw .unwritable(name, errno: errno) }
    // Also with a umask of others: a script that its group may write is refused.
    fchmod(file, mode)
  }

  /// Reports what could not be removed after a run.
  static func warn(_ leftovers: [String]) {
    for words in leftovers { Output.complain("warning: \(VisibleText(words.utf8).shown)") }
  }

  /// The result of a run; a fault ends the command.
  static func carriedOut<R>(
    _ output: OutputSettings,
    _ body: () throws(ConformanceFault) -> R
  ) throws -> R {
    do throws(ConformanceFault) { return try body() } catch {
      warn(error.leftovers)
      if let signal = Interruption.signal {
        Output.complain("error: interrupted")
        throw Exit.code(ofSignal: signal)
      }
      throw DeviceSession.end(error.description, help: nil, output)
    }
  }
}
