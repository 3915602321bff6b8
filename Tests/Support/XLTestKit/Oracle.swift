public import Foundation

/// C programs and preload libraries under Tests/Oracles that put Xen's own code behind a pipe.
public enum Oracle {
  private static let lock = NSLock()

  /// Builds `Tests/Oracles/NAME.c` unless that was done already with the same sources and libraries; returns
  /// the program, or the `.so` when `shared`.
  public static func build(_ name: String, shared: Bool = false, libraries: [String] = []) throws -> URL {
    lock.lock()
    defer { lock.unlock() }
    let folder = Project.file(".build-oracles")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let source = Project.file("Tests/Oracles/\(name).c")
    let product = folder.appendingPathComponent(name + (shared ? ".so" : ""))
    let inputs = folder.appendingPathComponent("\(name).inputs")
    let words = ["cc", "-O2"] + (shared ? ["-shared", "-fPIC"] : []) + [source.path]
    let links = libraries.map { "-l\($0)" }
    let key = Data(
      try (words + links + stamps(of: sources(source) + files(of: libraries))).joined(separator: "\n").utf8
    )
    let manager = FileManager.default
    if manager.fileExists(atPath: product.path), (try? Data(contentsOf: inputs)) == key { return product }
    let fresh = folder.appendingPathComponent("\(name).\(UUID().uuidString.prefix(8))")
    let result = try runCommand(words + ["-o", fresh.path] + links)
    guard result.status == 0 else { throw OracleFault(message: "\(name): cc: \(result.errorText)") }
    _ = try? manager.removeItem(at: product)
    try manager.moveItem(at: fresh, to: product)
    try key.write(to: inputs, options: .atomic)
    return product
  }

  /// A program's text, and the headers that programs share.
  private static func sources(_ source: URL) throws -> [String] {
    let folder = source.deletingLastPathComponent()
    let headers = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "h" }
    return [source.path] + headers.map(\.path).sorted()
  }

  /// The files that the compiler takes for `-lNAME`, behind links: a package that is upgraded has others.
  private static func files(of libraries: [String]) throws -> [String] {
    try libraries.map { library in
      let name = library.hasPrefix(":") ? String(library.dropFirst()) : "lib\(library).so"
      let found = try runCommand(["cc", "-print-file-name=\(name)"]).text
      return URL(fileURLWithPath: found.trimmingCharacters(in: .newlines)).resolvingSymlinksInPath().path
    }
  }

  /// Each file with its size and the moment of its last change; a file that is missing has neither.
  private static func stamps(of paths: [String]) -> [String] {
    paths.map { path in
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      let moment = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970
      let size = attributes?[.size] as? Int
      return "\(path) \(size.map(String.init) ?? "-") \(moment.map { "\($0)" } ?? "-")"
    }
  }
}

/// An oracle that did not build.
public struct OracleFault: Error, CustomStringConvertible {
  let message: String

  /// A fault with the words to show.
  public init(message: String) { self.message = message }
  /// What the compiler said.
  public var description: String { message }
}
