import Testing
import XLTestKit

@testable import Libxl

/// The library that is installed: opened, asked what it can answer without Xen, and refused where it is
/// another than the headers'.
@Suite(.needsLibxlHeaders) struct LibraryTests {
  @Test func opensTheLibraryOfItsHeaders() throws {
    let release = try #require(LibxlLibrary.headerRelease)
    let library = try LibxlLibrary.load()
    #expect(library.soname == "libxenlight.so.\(release)")
    #expect(library.name(of: -3) == "ERROR_FAIL (-3)")
    #expect(library.name(of: LibxlCode.deviceExists) == "ERROR_DEVICE_EXISTS (-17)")
    #expect(library.name(of: -4711) == "error -4711")
  }

  @Test func namesBothReleasesWhereTheLibraryIsAnother() throws {
    let installed = try #require(LibxlLibrary.expectedSoname)
    let fault = #expect(throws: LibxlFault.self) {
      try LibxlLibrary.load("libxenlight.so.4.99", lookingIn: LibxlLibrary.usualDirectories)
    }
    #expect(
      fault?.description
        == "this xlplug was built for libxenlight.so.4.99, found \(installed): "
        + "libxl's structures differ between releases"
    )
  }

  @Test func saysThatThereIsNone() {
    let fault = #expect(throws: LibxlFault.self) {
      try LibxlLibrary.load("libxenlight.so.4.99", lookingIn: [])
    }
    #expect(fault?.description.contains("libxenlight.so.4.99, but it is not installed") == true)
  }

  @Test func refusesAnotherLibraryOfThatName() {
    let fault = #expect(throws: LibxlFault.self) { try LibxlLibrary.load("libc.so.6", lookingIn: []) }
    #expect(
      fault == .unfit(soname: "libc.so.6", reason: "it lacks the function libxl_ctx_alloc")
    )
  }

  @Test func saysWhyThereIsNoContextWithoutXen() throws {
    let library = try LibxlLibrary.load()
    var lines: [LibxlLine] = []
    let fault = #expect(throws: LibxlFault.self) { _ = try LibxlContext(library) { lines.append($0) } }
    guard case .noContext(let code, let reason) = fault else {
      Issue.record("a context was had: is this a Xen host?")
      return
    }
    #expect(code == "ERROR_FAIL (-3)")
    #expect(reason?.contains("privileged command interface") == true || reason?.contains("libxc") == true)
    #expect(lines.contains { $0.level == .error })
  }
}
