import Foundation
import Testing
import XLTestKit

/// Tools of others that are written in Python, as scripts/setup installs them.
enum PythonTools {
  /// The path of a tool; a run without it says what is to be done.
  static func path(_ name: String) throws -> String {
    let path = Project.file(".build-python/bin/\(name)").path
    try #require(
      FileManager.default.isExecutableFile(atPath: path),
      "'\(name)' is not installed: run scripts/setup, which needs the network once"
    )
    return path
  }
}
