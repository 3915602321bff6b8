import Foundation
import XLTestKit

/// The files of the checkout that rules are about: what git tracks, and what it would track.
enum Checkout {
  /// A file by its path from the root.
  struct File: Hashable, Sendable {
    /// The path from the root.
    let path: String
    /// Its bytes as text.
    let text: String

    /// The lines, without their ends.
    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    /// The last part of the path.
    var name: String { (path as NSString).lastPathComponent }
    /// What stands behind the last dot of the name.
    var suffix: String { (path as NSString).pathExtension }
    /// Whether it is part of a test.
    var isTest: Bool { path.hasPrefix("Tests/") }

    /// Whether it is at or below a folder.
    func isBelow(_ folder: String) -> Bool { path.hasPrefix(folder + "/") || path == folder }
  }

  /// Every file that is a text, by path.
  static let files: [File] = paths.compactMap { path in
    guard let text = try? String(contentsOf: Project.file(path), encoding: .utf8) else { return nil }
    return File(path: path, text: text)
  }

  /// The Swift and C files of the product and its tests.
  static let sources: [File] = files.filter { file in
    (file.isBelow("Sources") || file.isTest) && ["swift", "c", "h"].contains(file.suffix)
  }

  /// The paths of all files, sorted; without git, of everything that does not look built.
  static let paths: [String] = {
    let listed = try? runCommand(
      ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
      directory: Project.root
    )
    if let listed, listed.status == 0, !listed.output.isEmpty {
      let names = listed.text.split(separator: "\0").map(String.init)
      return Set(names).sorted().filter { FileManager.default.fileExists(atPath: Project.file($0).path) }
    }
    let names = FileManager.default.enumerator(atPath: Project.root.path)?.compactMap { $0 as? String } ?? []
    return names.sorted().filter { name in
      !name.split(separator: "/").contains { $0.hasPrefix(".build") || $0 == ".git" || $0 == ".cache" }
    }
  }()
}
