import Foundation
import Testing
import XLTestKit

/// A directory with files of a project, and lint run in it as a user runs it.
final class LintProject {
  /// The name of the guest in these texts; each file gets its path for it.
  private static let name = "\"web\""
  /// A file that lint finds nothing in, and one that it refuses.
  static let good = "name = \"web\"\ntype = \"pvh\"\nkernel = \"/boot/vmlinuz\"\nmemory = 512\n"
  static let bad = "name = \"web\"\ntype = \"pvh\"\nkernel = \"/boot/vmlinuz\"\nmemory = 512M\n"

  /// The directory.
  let url: URL

  /// A directory with files by their paths in it.
  init(_ files: [String: String] = [:]) throws {
    url = try Project.temporaryDirectory("lint").resolvingSymlinksInPath()
    for (path, text) in files { try write(path, Data(text.utf8)) }
  }

  deinit { _ = try? FileManager.default.removeItem(at: url) }

  /// A file of the directory.
  func file(_ path: String) -> URL { url.appendingPathComponent(path) }

  /// Writes a file, and the directories that it is in.
  func write(_ path: String, _ contents: Data) throws {
    let place = file(path)
    let folder = place.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    // Guests of one name would be another thing to find.
    let text = String(data: contents, encoding: .utf8)?.replacingOccurrences(
      of: Self.name,
      with: "\"\(path)\""
    )
    try (text.map { Data($0.utf8) } ?? contents).write(to: place)
  }

  /// A file's text, as it was written.
  func text(_ path: String) throws -> String {
    let text = try String(contentsOf: file(path), encoding: .utf8)
    return text.replacingOccurrences(of: "\"\(path)\"", with: Self.name)
  }

  /// Runs `xlplug lint` in the directory.
  func lint(_ arguments: String..., input: String = "", adding: [String: String] = [:]) throws
    -> CommandResult
  {
    try run([XLPlugCommand.program.path, "lint"] + arguments, input: input, adding: adding)
  }

  /// Runs any command in the directory.
  @discardableResult
  func run(_ words: [String], input: String = "", adding: [String: String] = [:]) throws -> CommandResult {
    let variables = ["LC_ALL": "C.UTF-8", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"]
    return try runCommand(
      words,
      input: Data(input.utf8),
      adding: variables.merging(adding) { $1 },
      directory: url
    )
  }

  /// The paths that lint reports something of, as it writes them.
  func paths(_ arguments: String...) throws -> [String] {
    let words = [XLPlugCommand.program.path, "lint", "--output-format", "json"] + arguments
    let document = try JSONDocument(try run(words).output)
    return document["files"].items.map { $0["path"].text ?? "" }
  }
}
