public import Foundation

/// A directory of a test's own, with a second one for scripts that may be run as root; both go with it, and
/// the loop devices of its images.
public final class TestFiles: Sendable {
  /// Every directory above is root's and closed to others, which /tmp is not.
  private static let scriptHome = URL(fileURLWithPath: "/var/lib/xlplug-test-scripts")

  /// Where images and everything else go.
  public let directory: URL
  /// Where scripts go.
  public let scripts: URL

  /// Fresh directories, whose names begin with `xlplug-` and `name`.
  public init(_ name: String) throws {
    directory = try Project.temporaryDirectory(name)
    scripts = Self.scriptHome.appendingPathComponent(directory.lastPathComponent)
    try FileManager.default.createDirectory(
      at: scripts,
      withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o755]
    )
  }

  deinit {
    LoopDevices.detach(below: directory)
    for place in [directory, scripts] { try? FileManager.default.removeItem(at: place) }
  }

  /// A sparse image of one mebibyte, made where it is not there yet; its path.
  public func image(_ name: String = "disk.img") throws -> String {
    let url = directory.appendingPathComponent(name)
    if !FileManager.default.fileExists(atPath: url.path) {
      try Data().write(to: url)
      try FileHandle(forWritingTo: url).truncate(atOffset: 1 << 20)
    }
    return url.path
  }

  /// A script of root's, whose body bash reads; its path.
  public func script(_ name: String, _ body: String) throws -> String {
    let path = scripts.appendingPathComponent(name).path
    try writeScript("#!/bin/bash\n\(body)\n", to: path)
    return path
  }
}
