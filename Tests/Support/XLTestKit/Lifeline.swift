public import Foundation
import Glibc

/// What ends a program that a test has started when the tests end, also where somebody kills them.
public final class Lifeline {
  private let pipe = Pipe()

  /// A lifeline that nothing hangs on yet.
  public init() {
    // No other child may hold the life of this one in its hands.
    _ = fcntl(pipe.fileHandleForWriting.fileDescriptor, F_SETFD, FD_CLOEXEC)
  }

  /// Makes a process that is not started yet run a program for as long as the tests run; it has the number
  /// of that process, and no input.
  public func hold(_ process: Process, running words: [String]) {
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    // An end in order writes a line; where the tests are killed, the pipe is closed without one.
    let watcher = "(read -r line <&3 || kill -s KILL $$) >/dev/null 2>&1 &"
    process.arguments = ["-c", #"exec 3<&0; \#(watcher) exec "$@" 3<&- </dev/null"#, "sh"] + words
    process.standardInput = pipe
  }

  /// Ends a process that it holds, and waits for the end.
  public func end(_ process: Process) {
    // The watcher must not outlive it: its number may be another's then, and Foundation hears of its end only
    // when nobody has its descriptors any more.
    try? pipe.fileHandleForWriting.write(contentsOf: Data("\n".utf8))
    try? pipe.fileHandleForWriting.close()
    process.endNow()
  }
}

extension Process {
  /// Ends it if it runs, and waits for the end.
  ///
  /// `terminate` does not end a child that was started by a thread of a test: such threads block signals, and
  /// a child inherits that.
  public func endNow() {
    if isRunning { kill(processIdentifier, SIGKILL) }
    waitUntilExit()
  }
}
