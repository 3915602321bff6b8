import Foundation
import Testing
import XLTestKit

/// What `xlplug convert` refuses: its standard output stays empty.
@Suite struct ConvertRefusalTests {
  /// Converts files with names and contents, and checks that nothing is printed but errors.
  private func refused(
    _ files: [(name: String, bytes: [UInt8])],
    to form: String,
    status: Int32,
    _ words: String...
  ) throws {
    let directory = try Project.temporaryDirectory("convert")
    defer { try? FileManager.default.removeItem(at: directory) }
    let paths = try files.map { name, bytes in
      let path = directory.appendingPathComponent(name)
      try Data(bytes).write(to: path)
      return path.path
    }
    let result = try XLPlugCommand.run(["convert"] + paths + ["--to", form])
    #expect(result.status == status && result.text.isEmpty, "\(result.text)\(result.errorText)")
    for word in words { #expect(result.errorText.contains(word), "\(result.errorText)") }
  }

  private func config(_ name: String, _ rest: String = "") -> [UInt8] {
    Array("name = '\(name)'\nkernel = '/k'\nmemory = 64\n\(rest)".utf8)
  }

  /// No manifest without the disks that it cannot have, and no JSON that is none.
  @Test func bytesThatAreNotUTF8() throws {
    let disks = "disk = [ '/a.img,raw,xvda,w', 'format=raw,vdev=xvdb,target=/b"
    let bytes = config("web", disks) + [0xFF] + Array("' ]\n".utf8)
    try refused(
      [("w.cfg", bytes)],
      to: "manifest",
      status: 1,
      "w.cfg:4:32: error[XL8007]: the disk string is not UTF-8, as YAML must be"
    )
    try refused(
      [("w.cfg", Array("type = 'hvm'\nname = 'w".utf8) + [0xFF] + Array("'\nmemory = 64\n".utf8))],
      to: "manifest",
      status: 1,
      "w.cfg:2:9: error[XL8007]: the name of the guest is not UTF-8, as YAML must be"
    )
    try refused([("w.cfg", bytes)], to: "json", status: 1, "w.cfg:4:32: error[XL8007]: the disk string is")
  }

  /// What a command leaves that failed is not a guest without devices.
  @Test(arguments: ["", " \n", "\u{FEFF}\n"])
  func emptyFiles(_ text: String) throws {
    for (name, form) in [("w.cfg", "xl"), ("w.json", "manifest"), ("w.yaml", "manifest")] {
      try refused(
        [(name, Array(text.utf8))],
        to: form,
        status: 1,
        "\(name):1:1: error[XL8003]: the file is empty"
      )
    }
  }

  /// Who names the form means a guest without devices.
  @Test func emptyFilesOfANamedForm() throws {
    let result = try XLPlugCommand.run(["convert", "/dev/stdin", "--from", "xl", "--to", "xl"])
    #expect(result.status == 0 && result.text == "disk = [\n]\nvif = [\n]\n", "\(result.errorText)")
  }

  /// A manifest describes each guest once.
  @Test func guestsThatAreDescribedTwice() throws {
    let uuid = "uuid = '01234567-89ab-cdef-0123-456789abcdef'\n"
    try refused(
      [("a.cfg", config("web")), ("b.cfg", config("web"))],
      to: "manifest",
      status: 3,
      "error: guest 'web' is described by '",
      "/a.cfg:1:9' and by '",
      "/b.cfg:1:9'"
    )
    try refused(
      [("a.cfg", config("a", uuid)), ("b.cfg", config("b", uuid))],
      to: "manifest",
      status: 3,
      "the guest with the UUID '01234567-89ab-cdef-0123-456789abcdef' is described by '"
    )
    let list = "[{\"c_info\": {\"name\": \"web\"}},\n {\"c_info\": {\"name\": \"web\"}}]\n"
    try refused(
      [("l.json", Array(list.utf8))],
      to: "manifest",
      status: 3,
      "/l.json:1:23' and by '",
      "/l.json:2:23'"
    )
  }
}
