import Foundation
import Glibc
import Testing
import XLTestKit

/// `xlplug fmt`, run as people run it.
@Suite struct FormatCommandTests {
  private static let source = "memory=512;vcpus=2\nvif=['bridge=b0']\n"
  private static let formatted = "memory = 512\nvcpus = 2\nvif = [\"bridge=b0\"]\n"

  private func inDirectory(_ body: (URL) throws -> Void) throws {
    let place = try Project.temporaryDirectory("fmt")
    defer { try? FileManager.default.removeItem(at: place) }
    try body(place)
  }

  private func fmt(_ arguments: String..., input: String = "", at place: URL? = nil) throws -> CommandResult {
    try runCommand(
      [XLPlugCommand.program.path, "fmt"] + arguments,
      input: Data(input.utf8),
      directory: place
    )
  }

  @Test func filtersStandardInput() throws {
    let result = try fmt("-", input: Self.source)
    #expect(result.text == Self.formatted && result.errorText.isEmpty && result.status == 0)
    #expect(try fmt("--check", "-", input: Self.source).status == 1)
    #expect(try fmt("--check", "-", input: Self.formatted).status == 0)
  }

  @Test func showsWhatWouldChange() throws {
    try inDirectory { place in
      let (bad, good) = (place.appendingPathComponent("bad.cfg"), place.appendingPathComponent("good.cfg"))
      try Data(Self.source.utf8).write(to: bad)
      try Data(Self.formatted.utf8).write(to: good)
      let check = try fmt("--check", "bad.cfg", "good.cfg", at: place)
      #expect(check.text == "bad.cfg\n" && check.status == 1)
      let diff = try fmt("--diff", "bad.cfg", "good.cfg", at: place)
      #expect(diff.status == 1)
      Expect(
        """
        --- bad.cfg
        +++ bad.cfg
        @@ -1,2 +1,3 @@
        -memory=512;vcpus=2
        +memory = 512
        +vcpus = 2
        -vif=['bridge=b0']
        +vif = ["bridge=b0"]

        """
      ).check(diff.text)
      #expect(try String(contentsOf: bad, encoding: .utf8) == Self.source)
    }
  }

  @Test func replacesFilesAtOnce() throws {
    try inDirectory { place in
      let (file, link) = (place.appendingPathComponent("web.cfg"), place.appendingPathComponent("link"))
      try Data(Self.source.utf8).write(to: file)
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path)
      if geteuid() == 0 { #expect(chown(file.path, 12, 34) == 0) }
      try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "web.cfg")
      let first = try fmt("link", at: place)
      #expect(first.text == "formatted link\n" && first.status == 0)
      #expect(try String(contentsOf: file, encoding: .utf8) == Self.formatted)
      var status = stat()
      #expect(lstat(file.path, &status) == 0 && status.st_mode == S_IFREG | 0o640)
      if geteuid() == 0 { #expect(status.st_uid == 12 && status.st_gid == 34) }
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == "web.cfg")
      let second = try fmt("web.cfg", at: place)
      #expect(second.text.isEmpty && second.status == 0)
      var after = stat()
      #expect(
        lstat(file.path, &after) == 0 && after.st_ino == status.st_ino,
        "what is formatted is not written"
      )
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: place.path).sorted() == ["link", "web.cfg"]
      )
    }
  }

  @Test func goesOnBehindAFileThatCannotBeRead() throws {
    try inDirectory { place in
      try Data(Self.source.utf8).write(to: place.appendingPathComponent("web.cfg"))
      let result = try fmt("nowhere.cfg", "web.cfg", at: place)
      #expect(result.status == 2 && result.text == "formatted web.cfg\n")
      #expect(result.errorText == "error: 'nowhere.cfg' cannot be read: No such file or directory\n")
    }
  }

  @Test func walksDirectoriesAsLintDoes() throws {
    try inDirectory { place in
      let manager = FileManager.default
      for folder in ["guests/old", "guests/.git"] {
        let url = place.appendingPathComponent(folder)
        try manager.createDirectory(at: url, withIntermediateDirectories: true)
      }
      let ini = "[section]\nkey=1\n"
      for (name, text) in [
        ("a.cfg", Self.source), ("b.pv", Self.formatted), ("old/c.cfg", Self.source), ("d.cfg", ini),
        ("notes.txt", Self.source), ("e.cfg", Self.source), (".xlplug.yaml", "exclude: [e.cfg]\n"),
      ] { try Data(text.utf8).write(to: place.appendingPathComponent("guests/\(name)")) }
      let check = try fmt("--check", "guests", at: place)
      #expect(check.text == "guests/a.cfg\nguests/old/c.cfg\n" && check.status == 1)
      #expect(try fmt("guests", at: place).text == "formatted guests/a.cfg\nformatted guests/old/c.cfg\n")
      #expect(try fmt("--check", "guests", at: place).status == 0)
      let text = try String(contentsOf: place.appendingPathComponent("guests/d.cfg"), encoding: .utf8)
      #expect(text == ini)
    }
  }

  @Test func wantsFiles() throws {
    #expect(try fmt().status == 2)
    #expect(try fmt("-", "web.cfg").status == 2)
  }
}
