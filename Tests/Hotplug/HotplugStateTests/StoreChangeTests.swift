import Foundation
import HotplugPlan
import HotplugState
import Testing
import XenstoreHost
import XenstoreTestKit
import XenstoreWire

/// Changes of a store that others change too.
@Suite struct StoreChangeTests {
  /// The removal of an entry reads upward only while a directory is left empty: others may change what is
  /// above.
  @Test(arguments: TestStore.Kind.allCases)
  func removalLetsOthersChangeWhatIsAbove(_ kind: TestStore.Kind) throws {
    let store = try TestStore(kind)
    defer { store.stop() }
    let (client, other) = (try store.client(), try store.client())
    let path = { (text: String) in try #require(StorePath(text)) }
    for text in ["/a/b/c/d/e", "/a/b/c/other", "/a/kept"] { try client.write(try path(text), []) }
    let entry = try path("/a/b/c/d/e")
    let above = try ["/a/b/new", "/a/new", "/new"].map { try path($0) }
    try client.transaction(within: .zero) { transaction throws(StoreFault) in
      try client.apply([.removeAndPrune(entry, keeping: [])], in: transaction)
      for node in above { try other.write(node, []) }
    }
    #expect(try client.listIfPresent(try path("/a/b/c")) == ["other"])
    #expect(try client.list(try path("/a")) == ["b", "kept", "new"])
  }

  /// What is empty goes up to what is kept, has a value, or has other children; an absent one in between too.
  @Test(arguments: TestStore.Kind.allCases)
  func removalPrunes(_ kind: TestStore.Kind) throws {
    let store = try TestStore(kind)
    defer { store.stop() }
    let client = try store.client()
    let path = { (text: String) in try #require(StorePath(text)) }
    for text in ["/a/b/c", "/kept/b/c", "/value/b/c", "/two/b/c", "/two/b/d", "/gone/b"] {
      try client.write(try path(text), [])
    }
    try client.write(try path("/value"), [1])
    let kept = try path("/kept")
    let removals = try ["/a/b/c", "/kept/b/c", "/value/b/c", "/two/b/c", "/two/b/d", "/gone/b/c/d"].map {
      StoreOperation.removeAndPrune(try path($0), keeping: [kept])
    }
    try client.transaction { transaction throws(StoreFault) in try client.apply(removals, in: transaction) }
    #expect(try client.list(.root).sorted() == ["kept", "tool", "value"])
    #expect(try client.list(kept) == [])
  }

  /// One command at a time has the turn to change the store, and the next one continues without it in time.
  @Test func turnIsTakenByOne() throws {
    let directory = FileManager.default.temporaryDirectory.appending(path: "turn-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: directory) }
    func isFree() -> Bool { StoreTurn(in: directory.path, waiting: 0).isHeld }
    do {
      let turn = StoreTurn(in: directory.path, waiting: 0)
      let isHeld = turn.isHeld
      #expect(isHeld)
      #expect(!isFree())
      withExtendedLifetime(turn) {}
    }
    #expect(isFree())
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == [])
  }
}
