import Foundation
import XLTestKit

/// The package as the package manager sees it, with the layers that its comments give.
struct Manifest {
  /// One target.
  struct Target {
    /// Its name.
    var name: String
    /// `regular`, `executable` or `test`.
    var type: String
    /// Where its files are.
    var path: String
    /// The targets and products that its line names.
    var uses: [String]
    /// The number in the last comment `// layer N` before its line; nil for tests and what they use.
    var layer: Int?
  }

  /// The manifest's text.
  let file: Checkout.File
  /// All targets, as listed.
  let targets: [Target]

  /// The package of the checkout.
  static let root = Result { try Manifest() }

  private init() throws {
    let place = try Project.temporaryDirectory("manifest")
    defer { try? FileManager.default.removeItem(at: place) }
    // A place of its own: the usual one is locked by the `swift test` that runs this.
    let dump = try runCommand(
      ["swift", "package", "--package-path", Project.root.path, "--scratch-path", place.path, "dump-package"]
    )
    guard dump.status == 0 else {
      throw OracleFault(message: "swift package dump-package: \(dump.errorText)")
    }
    let dumped = try JSONDecoder().decode(Dump.self, from: dump.output)
    let manifest = Checkout.files.first { $0.path == "Package.swift" }
    file = manifest ?? Checkout.File(path: "Package.swift", text: "")
    let layers = Self.layers(in: file)
    targets = dumped.targets.map { target in
      Target(
        name: target.name,
        type: target.type,
        path: target.path ?? "",
        uses: target.dependencies.compactMap(\.name),
        layer: layers[target.name]
      )
    }
  }

  private static func layers(in file: Checkout.File) -> [String: Int] {
    var layers: [String: Int] = [:]
    var layer: Int?
    for line in file.lines {
      if let heading = line.wholeMatch(of: #/\s*// layer (\d+)/#) { layer = Int(heading.output.1) }
      if line.wholeMatch(of: #/\s*// tests/#) != nil { layer = nil }
      let name = line.firstMatch(of: #/module\(\.\w+, "(\w+)"/#) ?? line.wholeMatch(of: #/\s+"(\w+)",/#)
      let named = name?.output.1 ?? line.firstMatch(of: #/\bname: "(\w+)",/#)?.output.1
      if let named, let layer, layers[String(named)] == nil { layers[String(named)] = layer }
    }
    return layers
  }

  /// The line of Package.swift that a target begins at.
  func line(of target: Target) -> Int {
    (file.lines.firstIndex { $0.contains("\"\(target.name)\"") && !$0.contains("targets:") } ?? 0) + 1
  }

  private struct Dump: Decodable {
    struct Target: Decodable {
      var name: String
      var type: String
      var path: String?
      var dependencies: [Dependency]
    }
    struct Dependency: Decodable {
      var name: String?

      private struct Kind: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
      }

      /// `{"byName": ["XLText", null]}`, `{"product": ["ArgumentParser", "swift-argument-parser", …]}`.
      init(from decoder: any Decoder) throws {
        let kinds = try decoder.container(keyedBy: Kind.self)
        guard let kind = kinds.allKeys.first else { return }
        var words = try kinds.nestedUnkeyedContainer(forKey: kind)
        name = try words.decode(String.self)
      }
    }
    var targets: [Target]
  }
}
