import Glibc
import HotplugScript
import Libxl

/// The process in which libxl works: this program once more, under a supervisor as a script is.
///
/// libxl may wait for a lock without end, and ends its process with abort(3) or exit(3) where it finds no way
/// out; here that ends nothing else.
public enum LibxlProcess {
  /// The one argument with which a program becomes this process.
  public static let argument = "libxl-call"

  /// The time that a script has between SIGTERM, when libxl is to give up, and SIGKILL by libxl; in seconds.
  static let graceSeconds = ScriptExecution.graceSeconds

  /// Does the one thing that its caller asks for, and ends.
  ///
  /// The first thing in a program that was started with `argument`. Standard input is a socket: the request
  /// comes from there, and reports go there.
  public static func serve() -> Never {
    var buffer = [UInt8](repeating: 0, count: ScriptExecution.packetBytesMax)
    let length = unsafe buffer.withUnsafeMutableBytes { unsafe recv(0, $0.baseAddress, $0.count, 0) }
    guard length > 0, let request = LibxlRequest(Array(buffer.prefix(length))) else {
      write("error: \(argument) is internal to xlplug; it is not a command\n", to: 2)
      _exit(2)
    }
    let channel = takeChannel()
    // What ps(1) shows: by the path that was executed it would be called "exe".
    write("xlplug-libxl", to: open("/proc/self/comm", O_WRONLY | O_CLOEXEC))
    let stop = LibxlContext.stopDescriptor()
    ProcessEnvironment.keepOnly(request.environment)
    do throws(LibxlFault) {
      let library = try LibxlLibrary.load()
      let context = try LibxlContext(
        library,
        onLine: { tell(.line($0), channel) },
        onPrograms: { tell(.programs($0), channel) }
      )
      tell(.began, channel)
      let code = context.run(
        request.operation,
        on: request.domid,
        stopDescriptor: stop,
        graceSeconds: graceSeconds
      )
      tell(.answer(code: code, name: library.name(of: code)), channel)
    } catch {
      tell(.unavailable("\(error)"), channel)
    }
    // What libxl would tidy up now goes with the process.
    _exit(0)
  }

  private static func write(_ text: String, to file: Int32) {
    let bytes = Array(text.utf8)
    _ = Glibc.write(file, bytes, bytes.count)
  }

  /// Moves the socket away from standard input and output, which libxl and scripts may use.
  private static func takeChannel() -> Int32 {
    let channel = fcntl(0, F_DUPFD_CLOEXEC, 3)
    let empty = open("/dev/null", O_RDONLY | O_CLOEXEC)
    dup2(empty, 0)
    dup2(2, 1)
    return channel
  }

  /// Sends a report; where no process hears it, the supervisor is about to end this process.
  private static func tell(_ report: LibxlReport, _ channel: Int32) {
    let message = report.message
    while send(channel, message, message.count, Int32(MSG_NOSIGNAL)) < 0 && errno == EINTR {}
  }
}
