import XLCheck
import XLManifest
import XLReport
import XLText

/// Manifests with their diagnostics, as lint prints them.
enum ManifestCarets {
  /// Several manifests, a blank line apart.
  static func rendered(_ texts: [String]) -> String {
    texts.map { text in
      let manifest = CheckedManifest(SourceText(text), options: CheckOptions())
      if manifest.diagnostics.isEmpty { return "accepted: \(VisibleText(text.utf8).shown)\n" }
      return TextRendering(path: "a").rendered(manifest.diagnostics, of: manifest.text)
    }.joined(separator: "\n")
  }

  /// The same of entries of the disks or interfaces of one guest, each a block of YAML.
  static func rendered(_ entries: [String], in key: String) -> String {
    rendered(
      entries.map { entry in
        let lines = entry.split(separator: "\n", omittingEmptySubsequences: false)
        return "guests:\n  web:\n    \(key):\n    - \(lines.joined(separator: "\n      "))\n"
      }
    )
  }
}
