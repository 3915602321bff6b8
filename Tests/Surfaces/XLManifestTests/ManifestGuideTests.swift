import Foundation
import Testing
import XLCheck
import XLManifest
import XLTestKit
import XLText

/// The manifests in docs/guides/manifest.md.
@Suite struct ManifestGuideTests {
  @Test func examplesAreAccepted() throws {
    let page = try String(contentsOf: Project.file("docs/guides/manifest.md"), encoding: .utf8)
    let examples = page.matches(of: /(?s)```yaml\n(.*?)```/).map { String($0.1) }
    #expect(examples.count >= 4)
    for example in examples {
      let manifest = CheckedManifest(SourceText(example), options: CheckOptions())
      #expect(manifest.diagnostics.map(\.message) == [], "\(example)")
    }
  }

  /// The program's own keys are those of the page.
  @Test func everyKeyOfAGuestIsThere() throws {
    let page = try String(contentsOf: Project.file("docs/guides/manifest.md"), encoding: .utf8)
    for key in ["name", "uuid", "disks", "nics"] { #expect(page.contains("\n| `\(key)` | ")) }
  }
}
