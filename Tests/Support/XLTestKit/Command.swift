public import Foundation

/// A finished command: its status and everything it printed.
public struct CommandResult: Sendable {
  /// Exit status, or 128 plus the number of the signal that ended it.
  public var status: Int32
  /// Standard output.
  public var output: Data
  /// Standard error.
  public var errors: Data

  /// A command that ended so.
  public init(status: Int32, output: Data, errors: Data) {
    (self.status, self.output, self.errors) = (status, output, errors)
  }

  /// Standard output as text.
  public var text: String { String(decoding: output, as: UTF8.self) }
  /// Standard error as text.
  public var errorText: String { String(decoding: errors, as: UTF8.self) }
}

/// Runs a command to its end; output goes through files, so a child that keeps a pipe open cannot hang a
/// test.
///
/// `environment` replaces the inherited one when given; `added` is laid over it. The locale has UTF-8 unless
/// they name another.
@discardableResult
public func runCommand(
  _ words: [String],
  input: Data = Data(),
  environment: [String: String]? = nil,
  adding added: [String: String] = [:],
  directory: URL? = nil,
) throws -> CommandResult {
  let place = try Project.temporaryDirectory("run")
  defer { try? FileManager.default.removeItem(at: place) }
  let (inURL, outURL, errURL) = (
    place.appendingPathComponent("in"), place.appendingPathComponent("out"),
    place.appendingPathComponent("err")
  )
  try input.write(to: inURL)
  for url in [outURL, errURL] { try Data().write(to: url) }
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = words
  let inherited = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C.UTF-8"]) { $1 }
  process.environment = (environment ?? inherited).merging(added) { $1 }
  process.currentDirectoryURL = directory
  process.standardInput = try FileHandle(forReadingFrom: inURL)
  process.standardOutput = try FileHandle(forWritingTo: outURL)
  process.standardError = try FileHandle(forWritingTo: errURL)
  try process.run()
  process.waitUntilExit()
  let status =
    process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
  return try CommandResult(status: status, output: Data(contentsOf: outURL), errors: Data(contentsOf: errURL))
}
