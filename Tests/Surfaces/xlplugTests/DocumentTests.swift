import Foundation
import Glibc
import Testing
import XLTestKit

/// What the documents show is what the command does: every `console` block is run and compared.
///
/// `UPDATE_EXPECT=1` writes what was printed into the documents.
@Suite(.serialized) struct DocumentTests {
  /// The start of the names of images that blocks make in /tmp; they are taken away before and after each
  /// block.
  private static let imagePrefix = "xlplug-guest"

  /// Every document for people, by its path from the root.
  private static func documents() throws -> [String] {
    let folders = ["docs", "docs/adr", "docs/guides", "examples"]
    let inside = try folders.flatMap { folder in
      try FileManager.default.contentsOfDirectory(atPath: Project.file(folder).path).map { "\(folder)/\($0)" }
    }
    return (["README.md", "CONTRIBUTING.md"] + inside).filter { $0.hasSuffix(".md") }.sorted()
  }

  @Test func consoleBlocksPrintWhatTheySay() throws {
    let documents = try Self.documents()
    var count = 0
    for document in documents {
      let text = try String(contentsOf: Project.file(document), encoding: .utf8)
      for block in ConsoleBlock.all(in: document, text) {
        count += 1
        if block.needsRoot && geteuid() != 0 { continue }
        try check(block)
      }
    }
    #expect(count >= 15, "only \(count) console blocks were found in \(documents.count) documents")
  }

  /// The README says that checking needs neither Xen nor root; the checkout may be closed to others, so they
  /// get a copy of the program.
  @Test(.enabled(if: geteuid() == 0, "only root becomes somebody else"))
  func theReadmesFilesAreCheckedByAnyUser() throws {
    let text = try String(contentsOf: Project.file("README.md"), encoding: .utf8)
    let after = try #require(text.components(separatedBy: "<!-- scripts/fresh: check -->\n").last)
    let block = try #require(ConsoleBlock.all(in: "README.md", after).first)
    let files = try TestFiles("anyone")
    let place = files.directory
    try copyScript(XLPlugCommand.program, to: place.appendingPathComponent("xlplug"))
    try removeImages()
    let nobody = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", "bash", "-c"]
    let variables = ["PATH": "\(place.path):/usr/bin:/bin", "XENSTORED_PATH": "/var/empty/no-store"]
    let result = try runCommand(nobody + [block.script], adding: variables, directory: place)
    try removeImages()
    let actual = block.printing(result.text)
    #expect(block.difference(from: actual) == nil, "\(actual.lines.joined(separator: "\n"))")
  }

  @Test(arguments: [
    "parse disk", "parse vif", "parse vdev", "lint", "fmt", "plan", "attach", "detach", "list", "doctor",
    "gc",
    "store serve", "script check", "script run", "script new", "demo",
  ])
  func everyOptionIsInTheDocument(_ verb: String) throws {
    let page = try String(contentsOf: Project.file("docs/cli.md"), encoding: .utf8)
    let isShown = page.contains("`xlplug \(verb)")
    #expect(isShown, "docs/cli.md does not show 'xlplug \(verb)'")
    let help = try XLPlugCommand.run(verb.components(separatedBy: " ") + ["--help"]).text
    for match in help.matches(of: #/(?m)^  (?:-\w, )?(--[a-z-]+)/#) where match.output.1 != "--help" {
      let option = match.output.1
      let isExplained = page.contains("`\(option)")
      #expect(isExplained, "docs/cli.md does not explain '\(option)' of '\(verb)'")
    }
  }

  /// A page that says which test holds something names one that is there.
  @Test func testsThatAreNamedExist() throws {
    var sources: [String: String] = [:]
    let files = FileManager.default.enumerator(atPath: Project.file("Tests").path)
    while let path = files?.nextObject() as? String {
      guard path.hasSuffix("Tests.swift") else { continue }
      let suite = ((path as NSString).lastPathComponent as NSString).deletingPathExtension
      sources[suite, default: ""] += try String(contentsOf: Project.file("Tests/\(path)"), encoding: .utf8)
    }
    var count = 0
    for document in try Self.documents() {
      let text = try String(contentsOf: Project.file(document), encoding: .utf8)
      for match in text.matches(of: #/`([A-Z]\w+Tests)\.(\w+)`/#) {
        count += 1
        let (suite, test) = (String(match.output.1), match.output.2)
        let exists = sources[suite]?.contains("func \(test)(") == true
        #expect(exists, "\(document) names the test \(suite).\(test), which does not exist")
      }
    }
    #expect(count >= 25, "only \(count) names of tests were found")
  }

  private func check(_ block: ConsoleBlock) throws {
    try removeImages()
    let store = block.needsRoot ? try ServedStore() : nil
    let before = try store?.listing()
    let actual = block.printing(try printed(by: block, store))
    if let index = block.difference(from: actual) {
      if ProcessInfo.processInfo.environment["UPDATE_EXPECT"] == "1" {
        try update(block, actual)
      } else {
        Issue.record(
          """
          \(block.document):\(block.line): '\(block.commands[index].text)' prints:
          \(actual.commands[index].output.joined(separator: "\n"))
          --- and the document says:
          \(block.commands[index].output.joined(separator: "\n"))
          """
        )
      }
    }
    #expect(
      try store?.listing() == before,
      "\(block.document):\(block.line): the block leaves something behind"
    )
    try removeImages()
  }

  private func printed(by block: ConsoleBlock, _ store: ServedStore?) throws -> String {
    let folder = XLPlugCommand.program.deletingLastPathComponent().path
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let variables = [
      "PATH": "\(folder):\(path)",
      "XENSTORED_PATH": store?.socket ?? "/var/empty/no-store",
      "LC_ALL": "C.UTF-8",
    ]
    return try runCommand(["bash", "-c", block.script], adding: variables, directory: Project.root).text
  }

  private func update(_ block: ConsoleBlock, _ actual: ConsoleBlock) throws {
    let url = Project.file(block.document)
    let text = try String(contentsOf: url, encoding: .utf8)
    let old = block.lines.joined(separator: "\n") + "\n```"
    let new = actual.lines.joined(separator: "\n") + "\n```"
    try text.replacingOccurrences(of: old, with: new).write(to: url, atomically: true, encoding: .utf8)
  }

  private func removeImages() throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: "/tmp")
    where name.hasPrefix(Self.imagePrefix) {
      try FileManager.default.removeItem(atPath: "/tmp/\(name)")
    }
  }
}
