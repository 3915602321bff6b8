import Foundation
import Libxl
import Testing
import XLTestKit

/// Which library is taken, and what is said of the others.
@Suite struct LibxlLibraryTests {
  private static let wanted = LibxlLibrary.wantedSoname ?? "libxenlight.so.4.17"

  @Test func theLibraryIsThatOfTheHeaders() throws {
    let package = try runCommand(["pkg-config", "--modversion", "xenlight"]).text
    let release = package.split(separator: ".").prefix(2).joined(separator: ".")
    #expect(try LibxlLibrary.load().soname == "libxenlight.so.\(release)")
  }

  @Test func aLibraryThatIsNotThere() {
    #expect {
      _ = try LibxlLibrary.load(named: "libxlplug-absent.so.1")
    } throws: { fault in
      guard case LibxlFault.libraryMissing(soname: "libxlplug-absent.so.1", let reason) = fault else {
        return false
      }
      return reason.contains("cannot open shared object file")
    }
  }

  @Test func anotherReleaseIsNamedWithBothVersions() {
    #expect(
      throws: LibxlFault.wrongVersion(found: Self.wanted, wanted: "libxenlight.so.4.99")
    ) {
      try LibxlLibrary.load(named: "libxenlight.so.4.99")
    }
  }

  @Test func aLibraryIsWhatItCallsItself() throws {
    let file = try library("int other;", soname: "libxenlight.so.4.99")
    defer { remove(file) }
    #expect(throws: LibxlFault.wrongVersion(found: "libxenlight.so.4.99", wanted: Self.wanted)) {
      try LibxlLibrary.load(named: file.path)
    }
  }

  @Test func aLibraryWithoutASoname() throws {
    let file = try library("int other;", soname: nil)
    defer { remove(file) }
    #expect(throws: LibxlFault.wrongVersion(found: "a library without a soname", wanted: Self.wanted)) {
      try LibxlLibrary.load(named: file.path)
    }
  }

  @Test func aLibraryWithoutTheFunctions() throws {
    let file = try library("int libxl_ctx_alloc;", soname: Self.wanted)
    defer { remove(file) }
    #expect(
      throws: LibxlFault.libraryMissing(
        soname: file.path,
        reason: "it has no function 'libxl_ctx_free'"
      )
    ) {
      try LibxlLibrary.load(named: file.path)
    }
  }

  /// A libxl whose structure has another size: the real one, with one function before it.
  @Test func aLibraryWithOtherStructuresIsTold() throws {
    let code = """
      #include <string.h>
      void libxl_device_disk_init(void *disk) { memset(disk, 0, 152); }
      """
    let file = try library(code, soname: Self.wanted, options: ["-Wl,--no-as-needed", "-lxenlight"])
    defer { remove(file) }
    let found = "a library whose libxl_device_disk has 152 bytes instead of 144"
    #expect(throws: LibxlFault.wrongVersion(found: found, wanted: Self.wanted)) {
      try LibxlLibrary.load(named: file.path)
    }
  }

  @Test func aFileThatIsNoLibrary() throws {
    let file = Project.file("Package.swift").path
    #expect {
      _ = try LibxlLibrary.load(named: file)
    } throws: { fault in
      guard case LibxlFault.libraryMissing(soname: file, let reason) = fault else { return false }
      return reason.contains("invalid ELF header")
    }
  }

  private func library(_ code: String, soname: String?, options: [String] = []) throws -> URL {
    let place = try Project.temporaryDirectory("libxl")
    let (source, product) = (place.appendingPathComponent("a.c"), place.appendingPathComponent("a.so"))
    try Data(code.utf8).write(to: source)
    let name = soname.map { ["-Wl,-soname,\($0)"] } ?? []
    let words = ["cc", "-shared", "-fPIC", "-o", product.path, source.path] + name + options
    let built = try runCommand(words)
    try #require(built.status == 0, "\(built.errorText)")
    return product
  }

  private func remove(_ file: URL) {
    try? FileManager.default.removeItem(at: file.deletingLastPathComponent())
  }
}
