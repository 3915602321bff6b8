import Foundation
import Testing
import XLTestKit

/// Oracles are rebuilt when what they link has changed: a comparison with the library of yesterday proves
/// nothing about the one that is installed.
@Suite(.needsLibxlHeaders) struct OracleTests {
  @Test func anOracleIsRebuiltForAnotherLibrary() throws {
    let build = { try Oracle.build("rate-oracle", libraries: ["xlutil", "xenlight"]) }
    let inputs = try build().deletingLastPathComponent().appendingPathComponent("rate-oracle.inputs")
    let key = try String(contentsOf: inputs, encoding: .utf8)
    let library = try #require(key.split(separator: "\n").first { $0.contains("/libxlutil.so.") })
    let first = try identity(build())
    #expect(try identity(build()) == first, "rebuilt without a reason")
    try key.replacing(library, with: "\(library)1").write(to: inputs, atomically: true, encoding: .utf8)
    #expect(try identity(build()) != first)
    #expect(try String(contentsOf: inputs, encoding: .utf8) == key)
  }

  /// The number of a program's file, which another build replaces.
  private func identity(_ program: URL) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: program.path)[.systemFileNumber] as? Int
  }
}
