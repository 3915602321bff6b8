import Foundation
import Testing
import XLTestKit

/// The programs in examples/programs and the pages of the library products.
@Suite struct ProgramTests {
  /// The products of Package.swift that are libraries, with their modules.
  private static func libraries() throws -> [(name: String, modules: [String])] {
    let manifest = try String(contentsOf: Project.file("Package.swift"), encoding: .utf8)
    let library = #/\.library\(\s*name: "(\w+)",\s*targets: \[([^\]]*)\]/#
    return manifest.matches(of: library).map { match in
      (String(match.output.1), match.output.2.matches(of: #/\w+/#).map { String($0.output) })
    }
  }

  /// The programs of the other package; each is the example of the first product that it uses.
  private static func programs() throws -> [(name: String, product: String)] {
    let manifest = try String(contentsOf: Project.file("examples/programs/Package.swift"), encoding: .utf8)
    return manifest.matches(of: #/program\("([\w-]+)", uses: "(\w+)"/#).map {
      (String($0.output.1), String($0.output.2))
    }
  }

  private static func source(_ program: String) throws -> String {
    try String(contentsOf: Project.file("examples/programs/\(program)/main.swift"), encoding: .utf8)
  }

  @Test func everyLibraryHasAPageThatShowsItsProgram() throws {
    let libraries = try Self.libraries()
    let programs = try Self.programs()
    #expect(libraries.count >= 6)
    #expect(Set(programs.map(\.product)) == Set(libraries.map(\.name)), "one program for each library")
    let readMe = try String(contentsOf: Project.file("examples/README.md"), encoding: .utf8)
    for (name, modules) in libraries {
      let program = try #require(programs.first { $0.product == name }?.name, "\(name) has no program")
      #expect(readMe.contains("| [\(program)](programs/\(program)/main.swift) | \(name) |"))
      let pages = ["Language", "Store", "Hotplug", "Surfaces"].flatMap { folder in
        modules.map { ($0, Project.file("Sources/\(folder)/\($0)/\($0).docc/\($0).md")) }
      }.filter { FileManager.default.fileExists(atPath: $0.1.path) }
      #expect(pages.count == 1, "\(name) has \(pages.count) pages")
      for (module, url) in pages {
        let page = try String(contentsOf: url, encoding: .utf8)
        #expect(page.hasPrefix("# ``\(module)``\n") && page.contains("`examples/programs/\(program)`"))
        let lines = page.matches(of: /(?s)```swift\n(.*?)```/).map { String($0.1) }
        let source = try Self.source(program)
        #expect(lines.count == 1 && lines.allSatisfy { source.contains($0) }, "the lines of \(module).md")
      }
    }
  }

  // MARK: the programs are run

  /// A program, compiled without access to what is `package`; `scripts/test --full` builds the other package.
  private final class Compiled {
    let path: String
    private let directory: URL

    init(_ program: String) throws {
      directory = try Project.temporaryDirectory(program)
      path = directory.appendingPathComponent(program).path
      let build = XLPlugCommand.program.deletingLastPathComponent()
      let linked = build.appendingPathComponent("xlplug.product/Objects.LinkFileList")
      let objects = try String(contentsOf: linked, encoding: .utf8).split(separator: "\n").filter {
        !$0.contains("/xlplug.build/") && !$0.contains("/ArgumentParser")
      }
      let list = directory.appendingPathComponent("objects")
      try objects.joined(separator: "\n").write(to: list, atomically: true, encoding: .utf8)
      let maps =
        ["CHotplug", "CLoop", "CSocket", "CLibxl"].map { "\(build.path)/\($0).build/module.modulemap" }
        + [Project.file("Sources/Bindings/CLibYAML/module.modulemap").path]
      let compiled = try runCommand(
        [
          "/usr/bin/env", "swiftc", "-swift-version", "6", "-I", build.appendingPathComponent("Modules").path,
          Project.file("examples/programs/\(program)/main.swift").path, "@\(list.path)", "-lyaml", "-o", path,
        ] + maps.flatMap { ["-Xcc", "-fmodule-map-file=\($0)"] }
      )
      try #require(compiled.status == 0, "\(compiled.text)\(compiled.errorText)")
    }

    deinit { try? FileManager.default.removeItem(at: directory) }

    func run(_ words: String..., input: String = "", store: String? = nil) throws -> CommandResult {
      let variables = store.map { ["XENSTORED_PATH": $0] } ?? [:]
      return try runCommand([path] + words, input: Data(input.utf8), adding: variables)
    }
  }

  private static let bad = Project.file("examples/guests/with-mistakes.cfg").path

  @Test func listDisks() throws {
    let program = try Compiled("list-disks")
    let good = try program.run(Project.file("examples/guests/db-pv.cfg").path)
    #expect(good.status == 0 && good.errorText.isEmpty, "\(good.errorText)")
    Expect(
      """
      db-pv.cfg\txvda1\trw\t/dev/vg0/db-01-root
      db-pv.cfg\txvda2\trw\t/dev/vg0/db-01-swap
      db-pv.cfg\txvdb\trw\t/dev/vg1/db-01-data

      """
    ).check(good.text.replacing(Project.file("examples/guests/").path + "/", with: ""))
    let bad = try program.run(Self.bad)
    #expect(bad.status == 1 && bad.errorText.contains("error[XL0013]"), "\(bad.errorText)")
    #expect(try program.run("/nonexistent").status == 2)
  }

  @Test func reportSARIF() throws {
    let program = try Compiled("report-sarif")
    let result = try program.run(Self.bad, Project.file("examples/guests/db-pv.cfg").path)
    #expect(result.status == 1)
    let run = try JSONDocument(result.output)["runs"].items[0]
    #expect(run["results"].items.count == 8, "\(result.text)")
    let other = try program.run("junit", Self.bad)
    #expect(other.text.hasPrefix("<?xml"), "\(other.text)")
  }

  @Test func formatFile() throws {
    let program = try Compiled("format-file")
    let text = "name='a'\nmemory = 512\ndisk=['/a,raw,xvda,w' ,'/b,raw,xvdb,w']\n"
    let formatted = try program.run(input: text)
    #expect(formatted.output == (try XLPlugCommand.run(["fmt", "-"], input: Data(text.utf8))).output)
    let check = try program.run("--check", input: text)
    #expect(check.status == 1 && check.text.contains("line 1 is not in the style\n"), "\(check.text)")
    #expect(try program.run("--check", input: formatted.text).status == 0)
  }

  @Test func serveEditor() throws {
    let text = #"disk = [ \"/a.img,xvda,w\" ]\n"#
    let document = #"{"uri":"file:///a.cfg","languageId":"xlcfg","version":1,"text":"\#(text)"}"#
    let messages = [
      #""id":1,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}"#,
      #""method":"initialized","params":{}"#,
      #""method":"textDocument/didOpen","params":{"textDocument":\#(document)}"#,
      #""id":3,"method":"textDocument/diagnostic","params":{"textDocument":{"uri":"file:///a.cfg"}}"#,
      #""id":2,"method":"shutdown""#, #""method":"exit""#,
    ].map { #"{"jsonrpc":"2.0",\#($0)}"# }
    let framed = messages.map { "Content-Length: \($0.utf8.count)\r\n\r\n\($0)" }.joined()
    let result = try Compiled("serve-editor").run(input: framed)
    #expect(result.status == 0)
    #expect(result.text.contains(#""id":2,"result":null"#), "\(result.text)")
    #expect(result.text.contains("XL1001"), "\(result.text)")
  }

  @Test func printStore() throws {
    let program = try Compiled("print-store")
    let host = try DeviceHost()
    try host.write("/local/domain/7/name", "web \"1\"")
    let result = try program.run("/local", store: host.socket)
    #expect(
      result.status == 0 && result.text.contains(#"/local/domain/7/name = "web \"1\"""#),
      "\(result.text)"
    )
    let listing = try host.listing().split(separator: "\n").compactMap { $0.split(separator: " ").first }
    let paths = try program.run(store: host.socket).text.split(separator: "\n").compactMap {
      $0.split(separator: " ").first
    }
    #expect(paths.count > 3 && Set(paths) == Set(listing), "\(paths) \(listing)")
    #expect(try program.run(store: "/nonexistent").status == 1)
  }

  @Test func attachDisk() throws {
    let program = try Compiled("attach-disk")
    let files = try TestFiles("attach-disk")
    let image = try files.image()
    let result = try program.run("7", "\(image),raw,xvda,w")
    #expect(result.status == 0, "\(result.text)\(result.errorText)")
    Expect(
      """
      attach xvda of domain 7
        done: write 49 changes for xvda of domain 7 in one transaction
        done: wait for backend state 2 (InitWait) at /local/domain/0/backend/vbd/7/51712, up to 10 s
        done: run /etc/xen/scripts/block add
        done: check physical-device in /local/domain/0/backend/vbd/7/51712
        done: wait for both sides to reach 4 (Connected), up to 5 s
      detach xvda of domain 7
        done: request the backend of xvda of domain 7 to close
        done: wait for backend state 6 (Closed), up to 10 s
        done: run /etc/xen/scripts/block remove
        done: remove the entries of xvda of domain 7 in one transaction

      """
    ).check(result.text)
    #expect(try LoopDevices.lines(of: image) == [])
    let missing = try program.run("7", "/nonexistent.img,raw,xvda,w")
    #expect(missing.status == 1 && missing.errorText.contains("'/nonexistent.img'"), "\(missing.errorText)")
  }
}
