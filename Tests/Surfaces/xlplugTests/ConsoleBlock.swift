import Foundation

/// A fenced `console` block of a document: commands after `$ `, each with what it prints.
///
/// After the word `console` may stand `root`: such a block needs root, and finds a simulated host's store
/// through XENSTORED_PATH. A line of `…` alone stands for any lines.
struct ConsoleBlock {
  /// A command and the lines that it prints.
  struct Command {
    var text: String
    var output: [String]
  }

  /// The line in a block that stands for any lines.
  static let anyLines = "…"

  /// The document, by its path from the root of the checkout.
  let document: String
  /// The line of the opening fence, from 1.
  let line: Int
  /// Whether the fence says `root`.
  let needsRoot: Bool
  /// The commands, in order.
  var commands: [Command]

  /// The lines between the fences.
  var lines: [String] { commands.flatMap { ["$ \($0.text)"] + $0.output } }

  /// Every block of a document that has a command in it.
  static func all(in document: String, _ text: String) -> [ConsoleBlock] {
    var blocks: [ConsoleBlock] = []
    var open: ConsoleBlock?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if let block = open {
        if line == "```" {
          if !block.commands.isEmpty { blocks.append(block) }
          open = nil
        } else if line.hasPrefix("$ ") {
          open?.commands.append(Command(text: String(line.dropFirst(2)), output: []))
        } else if !block.commands.isEmpty {
          open?.commands[block.commands.count - 1].output.append(String(line))
        }
      } else if line == "```console" || line == "```console root" {
        open = ConsoleBlock(
          document: document,
          line: index + 1,
          needsRoot: line.hasSuffix("root"),
          commands: [],
        )
      }
    }
    return blocks
  }

  /// What stands before the number of a command in the output of `script`.
  static let separator = "\u{1E}"

  /// The commands as one script for bash, which prints `separator` and the number before each output; `$?` of
  /// a command is that of the one before it.
  var script: String {
    let runs = commands.enumerated().map { index, command in
      "printf '\\036\(index)\\n'\n(exit $status)\n\(command.text)\nstatus=$?\n"
    }
    return "exec 2>&1 </dev/null\nstatus=0\n" + runs.joined()
  }

  /// The same block with what its script printed.
  func printing(_ printed: String) -> ConsoleBlock {
    var block = self
    for part in printed.components(separatedBy: Self.separator).dropFirst() {
      var lines = part.components(separatedBy: "\n")
      guard let index = Int(lines.removeFirst()), commands.indices.contains(index) else { continue }
      if lines.last == "" { lines.removeLast() }
      // On a busy machine a step may take the second after which it has a line at its start.
      block.commands[index].output = lines.filter { !$0.contains(#/^  … (\d+\/\d+|undo) /#) }
    }
    return block
  }

  /// The first command that printed something else than the block says; nil where all agree.
  func difference(from actual: ConsoleBlock) -> Int? {
    commands.indices.first { index in
      !Self.matches(actual.commands[index].output.map(Self.stable), commands[index].output.map(Self.stable))
    }
  }

  /// A line with what differs from run to run replaced: times, loop devices.
  private static func stable(_ line: String) -> String {
    line.replacing(#/\b\d+(\.\d+)? m?s\b/#) { _ in "TIME" }
      .replacing(#/"microseconds":\d+/#) { _ in #""microseconds":0"# }
      .replacing(#//dev/loop\d+/#) { _ in "/dev/loopN" }
      .replacing(#/"7:[0-9a-f]+"/#) { _ in "\"7:N\"" }
  }

  /// Whether lines are the expected ones, where `…` stands for any lines.
  private static func matches(_ lines: [String], _ expected: [String]) -> Bool {
    let parts = expected.split(separator: anyLines, omittingEmptySubsequences: false).map(Array.init)
    guard parts.count > 1, let first = parts.first, let last = parts.last else { return lines == expected }
    guard lines.starts(with: first) else { return false }
    var rest = lines.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      while rest.count >= part.count, !rest.starts(with: part) { rest.removeFirst() }
      guard rest.count >= part.count else { return false }
      rest.removeFirst(part.count)
    }
    return rest.count >= last.count && Array(rest.suffix(last.count)) == last
  }
}
