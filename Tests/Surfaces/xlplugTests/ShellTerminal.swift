import Foundation
import Glibc
import Testing
import XLTestKit

/// A shell in a terminal of tmux's, with the completion of `xlplug` loaded as its users load it.
final class ShellTerminal {
  /// How long something that a test waits for may take, in seconds.
  static let waitSecondsMax = 60.0
  private static let prompt = "ready> "

  private let home: URL
  private let name: String
  private let server = Process()
  private let lifeline = Lifeline()

  /// Starts a shell in a directory.
  init(_ shell: String, in place: URL, environment: [String: String]) throws {
    home = try Project.temporaryDirectory("shell")
    name = home.lastPathComponent
    let program = XLPlugCommand.program.deletingLastPathComponent().path
    let settings = [
      "HOME": home.path, "ZDOTDIR": home.path, "XDG_CONFIG_HOME": home.path, "XDG_DATA_HOME": home.path,
      "LC_ALL": "C.UTF-8", "PATH": "\(program):/usr/sbin:/usr/bin:/sbin:/bin",
    ].merging(environment) { $1 }
    let words: [String]
    switch shell {
    case "bash":
      try write(
        "rc",
        """
        PS1='\(Self.prompt)'
        . /usr/share/bash-completion/bash_completion
        source <(xlplug completion bash)
        """
      )
      words = ["bash", "--noprofile", "--rcfile", home.appendingPathComponent("rc").path, "-i"]
    case "zsh":
      try write(
        ".zshrc",
        """
        PROMPT='\(Self.prompt)'
        autoload -U compinit && compinit -u -D
        source <(xlplug completion zsh)
        """
      )
      words = ["zsh", "-d", "-i"]
    default:
      let commands = [
        "xlplug completion fish | source", "function fish_prompt; printf '%s' '\(Self.prompt)'; end",
        "set -g fish_autosuggestion_enabled 0", "set -g fish_greeting",
      ]
      words = ["fish", "--no-config", "--init-command", commands.joined(separator: "\n")]
    }
    // A server that went into the background would hold what Foundation waits for.
    lifeline.hold(server, running: ["tmux", "-D", "-L", name, "-f", "/dev/null"])
    try server.run()
    let start =
      ["new-session", "-d", "-x", "150", "-y", "40", "-c", place.path, "env"]
      + settings.map { "\($0)=\($1)" } + words
    let end = Date(timeIntervalSinceNow: Self.waitSecondsMax)
    while try run(start).status != 0, server.isRunning, Date() < end { usleep(20_000) }
    try wait { $0.hasPrefix(Self.prompt.trimmingCharacters(in: .whitespaces)) }
  }

  deinit {
    _ = try? run(["kill-server"])
    // It may have inherited a block of the signals that it waits for.
    lifeline.end(server)
    try? FileManager.default.removeItem(at: home)
  }

  /// The line that the shell shows after words and the key of completion, at the latest when time is over.
  ///
  /// The blank that a shell puts after a complete word is there, though a terminal has it to the end of the
  /// line.
  func line(typing words: String, until expected: String) throws -> String {
    // An empty line and an empty screen.
    try tmux(["send-keys", "C-u"])
    try tmux(["send-keys", "C-l"])
    try wait { $0.trimmingCharacters(in: .whitespacesAndNewlines) + " " == Self.prompt }
    try tmux(["send-keys", "-l", words])
    try wait { $0.contains(words) }
    try tmux(["send-keys", "Tab"])
    let seen = try wait { [self] screen in
      try column() == Self.prompt.count + expected.count
        && screen.contains(expected.trimmingCharacters(in: .whitespaces))
    }
    let line = seen.split(separator: "\n").first.map(String.init) ?? ""
    let width = try column()
    return String((line + String(repeating: " ", count: 150)).prefix(width).dropFirst(Self.prompt.count))
  }

  /// Where the cursor is.
  private func column() throws -> Int {
    let text = try tmux(["display-message", "-p", "#{cursor_x}"]).text
    return Int(text.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
  }

  /// The screen when it is as it should be, or when time is over.
  @discardableResult
  private func wait(for condition: (String) throws -> Bool) throws -> String {
    let end = Date(timeIntervalSinceNow: Self.waitSecondsMax)
    while true {
      let screen = try tmux(["capture-pane", "-p"]).text
      if try condition(screen) || Date() > end { return screen }
      usleep(20_000)
    }
  }

  private func write(_ name: String, _ text: String) throws {
    try Data((text + "\n").utf8).write(to: home.appendingPathComponent(name))
  }

  @discardableResult
  private func tmux(_ words: [String]) throws -> CommandResult {
    let result = try run(words)
    try #require(result.status == 0, "tmux: \(result.errorText)")
    return result
  }

  private func run(_ words: [String]) throws -> CommandResult {
    try runCommand(["tmux", "-N", "-L", name] + words, adding: ["TERM": "xterm", "LC_ALL": "C.UTF-8"])
  }
}
