import ArgumentParser
import Glibc
import XLText

/// `xlplug manual`: writes the manual pages; packages are built with it.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Write the manual pages into a directory.",
    shouldDisplay: false,
  )

  @Argument(help: "The directory; it must exist.", completion: .directory)
  var directory: ArgumentBytes

  func run() throws {
    for page in try CommandManual().pages() {
      let path = directory.bytes + Array("/\(page.fileName)".utf8)
      let bytes = Array(page.roff(version: XLPlug.configuration.version).utf8)
      do throws(InputFault) { try Self.write(bytes, to: path) } catch {
        Output.complain(error: error.description)
        throw Exit.environmentError.code
      }
    }
  }

  private static func write(_ bytes: [UInt8], to path: [UInt8]) throws(InputFault) {
    let name = VisibleText(path).shown
    let descriptor = open(
      path.map(CChar.init(bitPattern:)) + [0],
      O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC,
      0o644
    )
    if descriptor < 0 { throw .unwritable(name, errno: errno) }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw .unwritable(name, errno: errno) }
      rest = rest.dropFirst(count)
    }
  }
}
