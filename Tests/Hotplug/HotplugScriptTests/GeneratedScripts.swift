import Foundation
import XLTestKit

/// Files that a repository cannot hold well: devices, links, compiled programs, and copies that are removed.
final class GeneratedScripts: Sendable {
  private static let names: Set = [
    "empty", "garbage", "directory", "pipe", "nowhere", "link-to-nowhere", "circle", "elsewhere", "forks",
    "removes-itself.sh",
  ]
  /// The compiled `forks.c`; nil when there is no compiler.
  private static let forks: URL? = {
    guard let place = try? Project.temporaryDirectory("forks") else { return nil }
    let program = place.appendingPathComponent("forks")
    let source = Project.file("Tests/Scripts/forks.c")
    let built = try? runCommand(["cc", "-O2", "-o", program.path, source.path])
    return built?.status == 0 ? program : nil
  }()

  let place: URL

  init() throws { place = try Project.temporaryDirectory("script") }

  deinit { _ = try? FileManager.default.removeItem(at: place) }

  /// The path of a script by its name in the table.
  func path(_ name: String) throws -> String {
    guard Self.names.contains(name) else { return Project.file("Tests/Scripts/\(name)").path }
    let url = place.appendingPathComponent(name)
    switch name {
    case "empty": try writeScript(bytes: [], to: url.path)
    case "garbage":
      try writeScript(bytes: [0x7F, 0x45, 0x4C, 0x46, 0x01, 0x02, 0x0A, 0x80, 0xFF, 0x0A], to: url.path)
    case "directory": try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    case "pipe": mkfifo(url.path, 0o755)
    case "link-to-nowhere": symlink("/nowhere/at/all", url.path)
    case "circle": symlink("circle", url.path)
    case "elsewhere": symlink(Project.file("Tests/Scripts/exits-with.sh").path, url.path)
    case "forks": return try Self.forks.map(\.path) ?? { throw CocoaError(.fileNoSuchFile) }()
    case "removes-itself.sh": try copyScript(Project.file("Tests/Scripts/\(name)"), to: url)
    default: break
    }
    return url.path
  }
}
