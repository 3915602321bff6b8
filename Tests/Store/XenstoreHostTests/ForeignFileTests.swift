import Foundation
import Testing
import XLTestKit
import XenstoreHost
import XenstoreWire

/// A path that is no store: nothing is written to it.
@Suite struct ForeignFileTests {
  @Test func aRegularFileAndAPipeStayAsTheyAre() throws {
    let directory = try Project.temporaryDirectory("store")
    defer { try? FileManager.default.removeItem(at: directory) }
    let (file, pipe) = (
      directory.appendingPathComponent("f").path, directory.appendingPathComponent("p").path
    )
    let contents = Data("root:x:0:0:root:/root:/bin/bash\n".utf8)
    try contents.write(to: URL(fileURLWithPath: file))
    try #require(mkfifo(pipe, 0o600) == 0)
    for path in [file, pipe] {
      let address = StoreAddress(existing: path) ?? .socket(path)
      #expect(
        throws: StoreFault.unreachable(
          address: path,
          reason: "it is neither a socket nor a character device"
        )
      ) { try StoreClient(address) }
    }
    #expect(FileManager.default.contents(atPath: file) == contents)
  }
}
