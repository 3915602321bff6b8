public import Foundation

/// Places in the checkout that tests read.
public enum Project {
  /// The root of the checkout.
  public static let root: URL = {
    var url = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { url.deleteLastPathComponent() }
    return url
  }()

  /// A file of the checkout by its path from the root.
  public static func file(_ path: String) -> URL { root.appendingPathComponent(path) }

  /// A fresh directory below the system's temporary one; the caller removes it.
  public static func temporaryDirectory(_ name: String) throws -> URL {
    let base = URL(fileURLWithPath: "/tmp").appendingPathComponent(
      "xlplug-\(name)-\(UUID().uuidString.prefix(8))"
    )
    try FileManager.default.createDirectory(at: base, withIntermediateDirectories: true)
    return base
  }
}
