public import Foundation

/// C programs and preload libraries under Tests/Oracles that put Xen's own code behind a pipe.
public enum Oracle {
  private static let lock = NSLock()

  /// Builds `Tests/Oracles/NAME.c` unless that was done already; returns the program, or the `.so` when
  /// `shared`.
  public static func build(_ name: String, shared: Bool = false, libraries: [String] = []) throws -> URL {
    lock.lock()
    defer { lock.unlock() }
    let folder = Project.file(".build-oracles")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let source = Project.file("Tests/Oracles/\(name).c")
    let product = folder.appendingPathComponent(name + (shared ? ".so" : ""))
    let manager = FileManager.default
    if let built = try? manager.attributesOfItem(atPath: product.path)[.modificationDate] as? Date,
      try sources(source).allSatisfy({ built > $0 })
    {
      return product
    }
    let fresh = folder.appendingPathComponent("\(name).\(UUID().uuidString.prefix(8))")
    let words = ["cc", "-O2", "-o", fresh.path] + (shared ? ["-shared", "-fPIC"] : []) + [source.path]
    let result = try runCommand(words + libraries.map { "-l\($0)" })
    guard result.status == 0 else { throw OracleFault(message: "\(name): cc: \(result.errorText)") }
    _ = try? manager.removeItem(at: product)
    try manager.moveItem(at: fresh, to: product)
    return product
  }

  /// When a program's text, and each header that programs share, was written.
  private static func sources(_ source: URL) throws -> [Date] {
    let folder = source.deletingLastPathComponent()
    let headers = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "h" }
    return try ([source] + headers).compactMap {
      try FileManager.default.attributesOfItem(atPath: $0.path)[.modificationDate] as? Date
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
