public import Foundation

/// The built `xlplug`, run as a user runs it.
public enum XLPlugCommand {
  /// The program: beside the test bundle that is running, or where a debug build leaves it.
  public static var program: URL {
    let bundle = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    let beside = bundle.deletingLastPathComponent().appendingPathComponent("xlplug")
    return FileManager.default.isExecutableFile(atPath: beside.path)
      ? beside : Project.file(".build/debug/xlplug")
  }

  /// Runs it with arguments, to its end; `adding` sets variables of its environment.
  @discardableResult
  public static func run(
    _ arguments: [String],
    input: Data = Data(),
    adding variables: [String: String] = [:],
  ) throws -> CommandResult {
    try runCommand([program.path] + arguments, input: input, adding: variables)
  }
}
