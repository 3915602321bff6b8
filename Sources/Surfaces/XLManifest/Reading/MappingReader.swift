import LibYAML
import XLRules
import XLText

/// Reads the keys of mappings, each of which counts once.
struct MappingReader {
  private(set) var diagnostics: [Diagnostic] = []

  /// The keys and values whose key is a single value and is there for the first time.
  mutating func unique(_ entries: [YAMLNode.Entry], _ what: String) -> [YAMLNode.Entry] {
    var first: [[UInt8]: ByteRange] = [:]
    return entries.filter { entry in
      guard case .scalar(let bytes, _) = entry.key.kind else {
        let place = entry.key.alias ?? entry.key.range
        diagnostics.append(
          Self.misshapen(entry.key, at: place, "a key of \(what)", "a single value", help: nil)
        )
        return false
      }
      guard let earlier = first[bytes] else {
        first[bytes] = entry.key.range
        return true
      }
      diagnostics.append(
        Diagnostic(
          RepeatedManifestKey.code,
          RepeatedManifestKey.page.severity,
          "the key '\(VisibleText.quoting(bytes))' is in \(what) twice",
          at: entry.key.range,
          help: "merge the two, or remove one",
          notes: [.init("the first one", at: earlier)]
        )
      )
      return false
    }
  }

  /// The diagnostic of a value of the wrong kind.
  static func misshapen(
    _ node: YAMLNode,
    at place: ByteRange,
    _ what: String,
    _ expected: String,
    help: String?,
  ) -> Diagnostic {
    let found =
      switch node.kind {
      case .scalar: node.isNull ? "empty" : "a single value"
      case .sequence: "a list"
      case .mapping: "a mapping"
      }
    return Diagnostic(
      MisshapenManifest.code,
      MisshapenManifest.page.severity,
      "\(what) is \(found); expected \(expected)",
      at: place,
      help: help
    )
  }
}
