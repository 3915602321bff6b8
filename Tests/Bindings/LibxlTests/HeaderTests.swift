import Foundation
import Libxl
import Testing
import XLTestKit

/// The one test that fails where a build lacks libxl's headers; all that need them are disabled then.
@Suite struct HeaderTests {
  @Test func theBuildHasTheHeadersThatAreInstalled() {
    let found = LibxlLibrary.usualDirectories.lazy.compactMap(Self.installedVersion(below:)).first
    guard let found else {
      Issue.record("libxl's headers are not installed: install libxen-dev, as 'scripts/test' does by itself")
      return
    }
    let built = LibxlLibrary.headerVersion
    #expect(
      built == found,
      """
      built \(built.map { "with libxl's headers \($0)" } ?? "without libxl's headers"), and \(found) is \
      installed: SwiftPM remembers an older result of Package.swift; run 'scripts/build --build-tests'
      """
    )
    #expect(LibxlHeaders.wereFound == (built != nil), "two targets of one build disagree")
  }

  /// The version in the file for pkg-config that belongs to a directory's library.
  private static func installedVersion(below directory: String) -> String? {
    guard let text = try? String(contentsOfFile: "\(directory)/pkgconfig/xenlight.pc", encoding: .utf8) else {
      return nil
    }
    return text.firstMatch(of: #/(?m)^Version: *(\S+)/#).map { String($0.output.1) }
  }
}
