import Foundation
import Testing
import XLTestKit

/// Xen's own suites for what `xl` makes of disk and vif strings, with `xlplug` in the place of `xl`.
@Suite struct UpstreamSuiteTests {
  /// The status by which scripts/upstream-suites says that no source of packages has them.
  private static let unavailable: Int32 = 77

  @Test func diskAndVifSuitesPass() throws {
    let found = try runCommand([Project.file("scripts/upstream-suites").path])
    if found.status == Self.unavailable {
      print("Xen's own suites were not run: \(found.errorText)")
      return
    }
    try #require(found.status == 0, "\(found.errorText)")
    let suites = URL(fileURLWithPath: found.text.trimmingCharacters(in: .newlines))
    let place = try Project.temporaryDirectory("suites")
    defer { try? FileManager.default.removeItem(at: place) }
    // They take the program `xl` of the directory that they are run in.
    try FileManager.default.createSymbolicLink(
      at: place.appendingPathComponent("xl"),
      withDestinationURL: XLPlugCommand.program
    )
    for name in ["check-xl-disk-parse", "check-xl-vif-parse"] {
      let result = try runCommand(["bash", suites.appendingPathComponent(name).path], directory: place)
      #expect(result.status == 0, "\(name): \(result.text)\(result.errorText)")
      #expect(result.text.hasSuffix("all ok.\n"))
      let count = result.text.matches(of: #/(?m)^test case /#).count
      #expect(count >= 20, "\(name) has \(count) cases only")
    }
  }
}
