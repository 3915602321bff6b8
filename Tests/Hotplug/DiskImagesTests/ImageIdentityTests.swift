import DiskImages
import Foundation
import Glibc
import Testing
import XLTestKit

/// One image has one identity, whatever name it is reached by.
@Suite(.serialized) struct ImageIdentityTests {
  private func identity(_ path: String) throws -> ImageIdentity {
    try #require(ImageIdentity(path: Array(path.utf8)))
  }

  @Test func everyNameOfAFileIsTheFile() throws {
    let place = try Project.temporaryDirectory("identity").path
    defer { try? FileManager.default.removeItem(atPath: place) }
    let (image, other) = ("\(place)/a.img", "\(place)/b.img")
    for file in [image, other] { try Data(count: 1 << 20).write(to: URL(fileURLWithPath: file)) }
    symlink(image, "\(place)/link")
    link(image, "\(place)/hard")
    let loop = try LoopDevices.attach(image)
    defer { LoopDevices.detach(loop, of: image) }
    for name in [
      "\(place)/link", "\(place)/hard", loop, "\(place)/../\(place.split(separator: "/").last ?? "")/a.img",
    ] {
      #expect(try identity(name).overlaps(try identity(image)), "\(name)")
      #expect(try !identity(name).overlaps(try identity(other)), "\(name)")
    }
    #expect(ImageIdentity(path: Array(place.utf8)) == nil, "a directory has no blocks")
  }

  /// What was opened once is the same, whatever its name leads to a moment later.
  @Test func targetStaysWhatWasOpened() throws {
    let place = try Project.temporaryDirectory("identity").path
    defer { try? FileManager.default.removeItem(atPath: place) }
    let (image, other, name) = ("\(place)/a.img", "\(place)/b.img", "\(place)/link")
    for file in [image, other] { try Data(count: 512).write(to: URL(fileURLWithPath: file)) }
    symlink(image, name)
    let target = try BlockTarget(Array(name.utf8))
    unlink(name)
    symlink(other, name)
    #expect(target.path == Array(image.utf8) && target.realPath == Array(image.utf8))
    #expect(try target.identity == identity(image))
    let opened = try target.opened(isWritable: true)
    defer { close(opened) }
    var status = stat()
    try #require(fstat(opened, &status) == 0)
    #expect(target.kind == .file(device: UInt64(status.st_dev), inode: UInt64(status.st_ino)))
    #expect(throws: BlockFault.missing) { try BlockTarget(Array("\(place)/none".utf8)) }
    #expect(throws: BlockFault.unusable("a directory")) { try BlockTarget(Array(place.utf8)) }
  }
}
