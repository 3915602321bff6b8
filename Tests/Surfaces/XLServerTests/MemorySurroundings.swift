import XLModel
import XLProject
import XLRules
import XLServer
import XLText

/// A machine that is described: files by path, and names.
final class MemorySurroundings: Surroundings {
  /// The files.
  var files: [String: String]
  /// The names that are offered, and the machine that is looked at.
  var hostNames = HostNames()
  var host = HostLook()
  /// What was asked.
  private(set) var readPaths: [String] = []
  let rulePages: String?
  /// What the user and the host set.
  var settings = Settings()
  let runningRelease: XenVersion? = nil
  let hostShape = HostShape()

  init(_ files: [String: String] = [:], rulePages: String? = "https://pages.example/rules") {
    self.files = files
    self.rulePages = rulePages
  }

  func entries(of directory: [UInt8]) -> [DirectoryEntry]? {
    var kinds: [String: DirectoryEntry.Kind] = [:]
    for path in files.keys {
      guard let rest = FilePath.relative(Array(path.utf8), to: directory) else { continue }
      let parts = String(decoding: rest, as: UTF8.self).split(separator: "/")
      guard let first = parts.first else { continue }
      kinds[String(first)] = parts.count == 1 ? .file : .directory
    }
    return kinds.isEmpty
      ? nil : kinds.sorted { $0.key < $1.key }.map { DirectoryEntry(Array($0.key.utf8), $0.value) }
  }

  func text(of path: [UInt8], byteCountMax: Int, followsLink: Bool) -> SourceText? {
    let name = String(decoding: path, as: UTF8.self)
    readPaths.append(name)
    guard let text = files[name], text.utf8.count <= byteCountMax else { return nil }
    return SourceText(text)
  }

  func look(_ questions: HostQuestions, scriptDirectories: [[UInt8]]) -> HostLook { host }

  func names(scriptDirectories: [[UInt8]]) -> HostNames { hostNames }
}
