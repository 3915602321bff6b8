import Foundation
import Glibc
import Testing
import XLTestKit

/// Everything in examples/ does what its README says.
@Suite struct ExampleTests {
  /// The files of strings, by the kind of string in them.
  private static let strings = [
    "disks.txt": "disk", "disks-with-mistakes.txt": "disk", "vifs.txt": "vif",
    "vifs-with-mistakes.txt": "vif",
  ]
  /// The files that the tour runs, and the tour itself.
  private static let programs: Set = ["tour.sh"]

  private static func readMe() throws -> String {
    try String(contentsOf: Project.file("examples/README.md"), encoding: .utf8)
  }

  /// What a file's lines come to, as `parse --jsonl` tells it.
  private func documents(_ name: String, _ kind: String) throws -> [[String: Any]] {
    let result = try XLPlugCommand.run(["parse", kind, "--jsonl", Project.file("examples/\(name)").path])
    return try result.text.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  @Test func everyFileIsKnownHere() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Project.file("examples").path)
    #expect(
      Set(files)
        == Self.programs.union(Self.strings.keys).union([
          "README.md", "alpine", "ganeti", "github-action", "guests", "nixos", "programs", "scripts",
          "xlplug.yaml",
        ])
    )
    let readMe = try Self.readMe()
    for guest in try Self.guests() { #expect(readMe.contains("](guests/\(guest))"), "\(guest)") }
  }

  /// The configuration files.
  private static func guests() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: Project.file("examples/guests").path).sorted()
  }

  private static let badGuest = "with-mistakes.cfg"

  @Test func goodGuestsAreCleanTogetherAndFormatted() throws {
    let paths = try Self.guests().filter { $0 != Self.badGuest }.map {
      Project.file("examples/guests/\($0)").path
    }
    #expect(paths.count >= 6)
    let lint = try XLPlugCommand.run(["lint", "--quiet", "--settings", "none", "--fail-on", "note"] + paths)
    #expect(lint.status == 0 && lint.text.isEmpty, "\(lint.text)\(lint.errorText)")
    let format = try XLPlugCommand.run(["fmt", "--check"] + paths)
    #expect(format.status == 0 && format.text.isEmpty, "\(format.text)\(format.errorText)")
    for path in paths {
      let parsed = try XLPlugCommand.run(["parse", "cfg", "--resolve", "--json", path])
      #expect(parsed.text.hasPrefix("{\"xl\":\"accepts\",\"ok\":true"), "\(path): \(parsed.text)")
    }
  }

  @Test func badGuestGetsTheCodesOfTheTable() throws {
    let readMe = try Self.readMe()
    let path = Project.file("examples/guests/\(Self.badGuest)").path
    let result = try XLPlugCommand.run([
      "lint", "--quiet", "--settings", "none", "--output-format", "concise", path,
    ])
    let found = result.text.matches(of: #/:(\d+):\d+: \w+\[(XL\d+)\]/#).map {
      (String($0.output.1), String($0.output.2))
    }
    #expect(found.count == 8 && result.status == 1, "\(result.text)")
    for (line, code) in found { #expect(readMe.contains("| \(line) | \(code) |"), "line \(line): \(code)") }
  }

  @Test(arguments: ["disks.txt", "vifs.txt"])
  func goodStringsGetNoDiagnosticAndAMeaning(_ name: String) throws {
    let readMe = try Self.readMe()
    for document in try documents(name, Self.strings[name] ?? "") {
      let input = document["input"] as? String ?? ""
      #expect((document["diagnostics"] as? [Any])?.isEmpty == true, "\(name): '\(input)' gets diagnostics")
      #expect(document["xl"] as? String == "accepts", "\(name): '\(input)'")
      #expect(readMe.contains("| `\(input)` |"), "\(name): '\(input)' is not explained in examples/README.md")
    }
  }

  @Test(arguments: ["disks-with-mistakes.txt", "vifs-with-mistakes.txt"])
  func badStringsGetTheCodeOfTheTable(_ name: String) throws {
    let readMe = try Self.readMe()
    for document in try documents(name, Self.strings[name] ?? "") {
      let input = document["input"] as? String ?? ""
      let codes = (document["diagnostics"] as? [[String: Any]])?.compactMap { $0["code"] as? String } ?? []
      #expect(codes.count == 1, "\(name): '\(input)' gets \(codes)")
      #expect(readMe.contains("| `\(input)` | \(codes.first ?? "") |"), "\(name): '\(input)' gets \(codes)")
    }
  }

  @Test(.enabled(if: geteuid() == 0)) func theTourEndsAsItBegan() throws {
    let tour = Project.file("examples/tour.sh").path
    let result = try runCommand([tour], adding: ["XLPLUG": XLPlugCommand.program.path])
    #expect(result.status == 0, "\(result.text)\n\(result.errorText)")
    #expect(result.text.hasSuffix("the store and the loop devices are as before\n"))
    for word in ["block-4k add  ", "vif-isolated online type_if=vif  ", "is in use by xvda of domain 42"] {
      #expect(result.text.contains(word), "the tour does not say '\(word)'")
    }
  }
}
