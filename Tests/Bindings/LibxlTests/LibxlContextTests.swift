import Foundation
import Libxl
import Testing
import XLTestKit

/// Contexts where there is no hypervisor; with one (or its stand-in, which must be preloaded into the whole
/// process) they are tried by the tests of the engine and the command.
@Suite struct LibxlContextTests {
  private static let hasHypervisor =
    FileManager.default.fileExists(atPath: "/proc/xen/privcmd")
    || FileManager.default.fileExists(atPath: "/dev/xen/privcmd")

  @Test(.disabled(if: hasHypervisor, "a machine with Xen has contexts"))
  func withoutAHypervisorNoContext() throws {
    let library = try LibxlLibrary.load()
    var lines: [LibxlLine] = []
    #expect {
      _ = try LibxlContext(library) { lines.append($0) }
    } throws: { fault in
      guard case LibxlFault.contextRefused(code: -3, let last) = fault else { return false }
      return last == lines.filter { $0.level >= .warning }
    }
    let texts = lines.map { "\($0.level) \($0.context): \(String(decoding: $0.text, as: UTF8.self))" }
    Expect(
      """
      error xencall: Could not obtain handle on privileged command interface
      error libxl: libxl.c:LINE:libxl_ctx_alloc: cannot open libxc handle
      """
    ).check(texts.joined(separator: "\n").replacing(#/:\d+:/#, with: ":LINE:"))
    #expect(lines.first?.errno == ENOENT)
  }

  @Test(.disabled(if: hasHypervisor, "a machine with Xen has contexts"))
  func aRefusedContextLeavesNoDescriptor() throws {
    let library = try LibxlLibrary.load()
    func descriptors() throws -> Int {
      try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
    }
    _ = try? LibxlContext(library) { _ in }
    let before = try descriptors()
    for _ in 0..<200 { _ = try? LibxlContext(library) { _ in } }
    // Other tests open files meanwhile; 200 forgotten ones would stand out.
    #expect(try descriptors() < before + 100)
  }
}
