import Testing
import XLTestKit

@testable import HotplugScript

@Suite struct ScriptVerdictTests {
  private func run(_ ending: ScriptRun.Ending, survivedKill: Bool = false) -> ScriptRun {
    ScriptRun(
      ending: ending,
      durationSeconds: 1.254,
      budgetSeconds: 30,
      output: CapturedOutput(),
      wasReadByShell: false,
      survivedKill: survivedKill,
      hadControlGroup: true
    )
  }

  @Test func saysWhatHappened() {
    let endings: [ScriptRun.Ending] = [
      .exited(1), .exited(7), .exited(126), .exited(127), .exited(128), .exited(137), .exited(255),
      .signalled(9), .signalled(11), .signalled(40), .timedOut, .interrupted, .unwatched,
    ]
    let said = endings.map { ScriptVerdict(run($0)).problem ?? "success" }
    let hanging = ScriptVerdict(run(.timedOut, survivedKill: true)).problem ?? "success"
    Expect(
      """
      exited with status 1
      exited with status 7; the protocol defines only 0, 1, and 126 and above
      exited with status 126 (in a shell: a command could not be run)
      exited with status 127 (in a shell: a command was not found in root's PATH)
      exited with status 128
      exited with status 137 (in a shell: a command was terminated by SIGKILL)
      exited with status 255
      was terminated by SIGKILL
      was terminated by SIGSEGV
      was terminated by signal 40
      timed out after 30 s
      was interrupted after 1.25 s
      was lost: its supervisor was killed
      timed out after 30 s and survived SIGKILL: it hangs in the kernel
      """
    ).check((said + [hanging]).joined(separator: "\n"))
  }

  @Test func saysWhyNothingRan() {
    let problems: [ScriptStartProblem] = [
      .missing, .missingInterpreter("/bin/zsh"), .missingInterpreter("/bin/sh\r"), .directory,
      .notRegularFile,
      .notExecutable, .permissionDenied, .circle, .tooMuchText, .busy, .noProcess(11), .other(5),
      .other(9999),
    ]
    Expect(
      """
      could not be run: the file does not exist
      could not be run: its interpreter '/bin/zsh' does not exist; install it, or correct the first line of the script
      could not be run: its lines end with carriage returns, so its interpreter '/bin/sh' is not found; remove them with sed -i 's/\\r$//'
      could not be run: it is a directory; use a script in it
      could not be run: it is not a regular file
      could not be run: it has no execute permission; add it with chmod +x
      could not be run: permission denied; check the permissions of its interpreter, and the mount option noexec
      could not be run: symbolic links or interpreters form a loop
      could not be run: its arguments and environment are longer than the system allows
      could not be run: another process has it open for writing; wait until it is closed
      could not be run: no process could be created: resource temporarily unavailable
      could not be run: it could not be started: input/output error
      could not be run: it could not be started: error 9999
      """
    ).check(
      problems.map { ScriptVerdict(run(.notStarted($0))).problem ?? "success" }.joined(separator: "\n")
    )
  }

  /// The protocol names three kinds of endings; every status is in one of them.
  @Test func judgesEveryStatus() {
    for status in Int32(0)...255 {
      let verdict = ScriptVerdict(run(.exited(status)))
      #expect(verdict.isSuccess == (status == 0))
      var breaks = false
      if case .failureBreakingProtocol = verdict { breaks = true }
      #expect(breaks == (2...125).contains(status))
    }
    #expect(!ScriptVerdict(run(.timedOut)).isSuccess)
  }
}
