import Testing
import XenstoreWire

@Suite struct StorePathTests {
  @Test(arguments: ["/", "/local/domain/0", "backend/vbd/7/51712", "@releaseDomain", "a", "/a-b_c@d"])
  func takes(_ text: String) { #expect(StorePath(text)?.string == text) }

  @Test(arguments: ["", "//", "/a/", "a//b", "/a.b", "/a b", "/a:b", "/ä", "/a\0"])
  func refuses(_ text: String) { #expect(StorePath(text) == nil) }

  @Test func knowsItsParents() {
    #expect(StorePath("/a/b")?.parent?.string == "/a")
    #expect(StorePath("/a")?.parent == .root)
    #expect(StorePath.root.parent == nil)
    #expect(StorePath("a")?.parent == nil)
    #expect(StorePath.root.appending("x/y").string == "/x/y")
  }

  @Test func knowsWhatLiesBelow() throws {
    let path = try #require(StorePath("/a/bc"))
    for above in ["/", "/a", "/a/bc"] { #expect(path.isAtOrBelow(try #require(StorePath(above)))) }
    for beside in ["/a/b", "/a/bc/d", "/x"] { #expect(!path.isAtOrBelow(try #require(StorePath(beside)))) }
  }
}
