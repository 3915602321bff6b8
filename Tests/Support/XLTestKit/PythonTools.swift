import Foundation
public import Testing

/// The Python tools of Tests/Support/python-tools.txt, as scripts/setup installs them.
public enum PythonTools {
  /// Where they are.
  static let directory = Project.file(".build-python")

  /// The words that start their interpreter; a run without them reports what to do.
  ///
  /// Tools are started by `python -m`: the programs in `bin` name the checkout that they were installed in,
  /// and fail in one that was moved.
  public static func interpreter(place: SourceLocation = #_sourceLocation) throws -> [String] {
    let path = directory.appendingPathComponent("bin/python").path
    try #require(
      FileManager.default.isExecutableFile(atPath: path),
      "the Python tools are not installed: run scripts/setup, which needs the network once",
      sourceLocation: place
    )
    return [path]
  }
}
