import Foundation
import Testing
import XLTestKit
import XenstoreTestKit

/// Hotplug scripts of others behave under xlplug as under the unmodified xl, as docs/script-report.md says.
///
/// Those of packages that need a kernel of their own cost more, so those that fail are run there with
/// `XLPLUG_CONFORMANCE=all` only. The scripts of repositories are no part of this one: they are run if
/// `XLPLUG_FOREIGN_SCRIPTS` is a directory that scripts/foreign-scripts has filled.
@Suite(.ownThread, .serialized) struct ForeignScriptTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let ganeti = Project.file(".build-debian/usr/lib/ganeti/3.0/usr/lib/ganeti")

  // MARK: running

  @Test func scriptsOfPackages() throws {
    let rows = try ForeignScript.table().rows.filter { $0.run == .here }
    try check(rows, ["unshare", "--net", "--mount", "--pid", "--fork", "--mount-proc"], given: [:])
  }

  @Test func scriptsOfPackagesInAKernel() throws {
    let runs: [ForeignScript.Run] =
      Self.environment["XLPLUG_CONFORMANCE"] == "all" ? [.kernel, .all] : [.kernel]
    let rows = try ForeignScript.table().rows.filter { runs.contains($0.run) }
    try check(rows, [Project.file("scripts/test-kernel").path, "--"], given: [:])
  }

  @Test func scriptsOfRepositories() throws {
    guard let directory = Self.environment["XLPLUG_FOREIGN_SCRIPTS"] else {
      try Test.cancel("XLPLUG_FOREIGN_SCRIPTS names no directory; scripts/foreign-scripts fills one")
    }
    var texts: [String: Data] = [:]
    let rows = try ForeignScript.table().rows.filter { $0.sum != nil }
    for row in rows {
      let file = URL(fileURLWithPath: directory, relativeTo: Project.root).appendingPathComponent(row.name)
      guard let text = try? Data(contentsOf: file) else {
        Issue.record("'\(file.path)' is missing; run 'scripts/foreign-scripts BASE \(directory)'")
        continue
      }
      let sum = try runCommand(["sha256sum"], input: text).text.prefix(64)
      if row.sum.map({ $0 == sum }) ?? false {
        texts[row.name] = text
      } else {
        Issue.record("'\(file.path)' is another text than the one that was tried: its SHA-256 is \(sum)")
      }
    }
    let runnable = rows.filter { $0.run == .given && texts[$0.name] != nil }
    try check(runnable, [Project.file("scripts/test-kernel").path, "--"], given: texts)
  }

  /// Runs rows after some words that give a run its own network, and compares.
  private func check(_ rows: [ForeignScript], _ isolation: [String], given texts: [String: Data]) throws {
    try #require(!rows.isEmpty)
    // In the kernel, /tmp is another one.
    let directory = Project.file(".build-oracles/foreign-\(UUID().uuidString.prefix(8))")
    let manager = FileManager.default
    try manager.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? manager.removeItem(at: directory) }
    for (name, text) in texts { try text.write(to: directory.appendingPathComponent(name)) }
    for name in ["vif-ganeti", "vif-ganeti-metad"] {
      let copy = directory.appendingPathComponent(name)
      try manager.copyItem(at: Self.ganeti.appendingPathComponent(name), to: copy)
    }
    let words = ["bash", Project.file("Tests/Support/foreign/run.sh").path, XLPlugCommand.program.path]
    let result = try runCommand(
      isolation + words + [try TestStore.shim().path, directory.path] + rows.map(\.argument),
      directory: Project.root
    )
    #expect(result.status == 0, "\(result.errorText)")
    for row in rows {
      let objections = row.objections(to: result.text)
      let log = result.text.split(separator: "\n").filter { $0.hasPrefix("# \(row.name)|") }
      let report = ([row.name] + objections + log.map(String.init)).joined(separator: "\n")
      #expect(objections.isEmpty, "\(report)")
    }
  }

  // MARK: the table

  @Test func theTableIsWellFormed() throws {
    let (rows, others) = try ForeignScript.table()
    #expect(others.isEmpty)
    #expect(Set(rows.map(\.name)).count == rows.count)
    for row in rows {
      let isGiven = row.run == .given || row.run == .helper
      #expect(row.commit?.count == (isGiven ? 40 : nil), "\(row.name)")
      #expect(row.sum?.count == (isGiven ? 64 : nil), "\(row.name)")
      #expect(row.words.hasPrefix("script=\(row.name)") == (row.run != .helper), "\(row.name)")
    }
  }

  /// Each script is in the report, with where it comes from and how it behaves.
  @Test func theReportHasEachRow() throws {
    let page = try String(contentsOf: Project.file("docs/script-report.md"), encoding: .utf8)
    let part = try #require(page.range(of: "## Scripts of others under xlplug"))
    let lines = page[part.upperBound...].split(separator: "\n")
    let rows = try ForeignScript.table().rows.filter { $0.run != .helper }
    for row in rows {
      let file = row.path.split(separator: "/").last ?? ""
      let origin = row.commit.map { "\(row.origin)@\($0.prefix(12))" } ?? row.origin
      let line = lines.first { $0.hasPrefix("| `\(file)` | \(origin) |") }
      #expect(line?.contains("| \(row.summary)") ?? false, "\(row.name) | \(origin) | \(row.summary)")
    }
    // One of them is called in two ways.
    let count = Set(rows.map { "\($0.origin) \($0.path)" }).count
    let isCounted = page.contains("\n\(count) scripts of others ")
    #expect(isCounted, "the report does not say that there are \(count) scripts")
  }

  // MARK: the comparison

  private static let connected = "attach=ok status=connected device=numbers port=- detach=ok|"

  @Test(arguments: [
    ("same", connected, connected, true),
    ("same", connected, connected + "loop /dev/loop0 /tmp/image", false),
    ("same", connected + "process sleep 9", connected + "process sleep 9", false),
    ("same", "attach=failed status=- device=- port=- detach=-|", connected, false),
    ("same", connected.replacing("detach=ok", with: "detach=failed"), connected, false),
    ("same", "attach=ok status=connected device=text port=- detach=ok|", connected, false),
    ("same, leaving keys", connected + "key /a", connected + "key /a", true),
    ("same, leaving keys", connected + "link vif7.0", connected + "link vif7.0", false),
    ("fails", "attach=failed status=- device=- port=- detach=-|", connected, false),
    ("fails", "attach=failed|", "attach=failed|key /left", true),
    ("fails", "attach=failed|key /left", "attach=failed|", false),
    ("refused", "attach=failed|", "attach=ok|", true),
    ("refused", connected, connected, false),
    ("forced", connected.replacing("detach=ok", with: "detach=forced"), connected, true),
    ("forced", connected, connected, false),
    ("same", connected.replacing("detach=ok", with: "detach=forced"), connected, false),
  ])
  func aDifferenceIsAnObjection(_ result: String, ours: String, xl: String, isTrue: Bool) throws {
    let line = "a | here | \(result) | p | /a | - | - | | script=a,vdev=xvda"
    let row = try #require(ForeignScript(Substring(line)))
    #expect(row.objections(to: "a|xlplug|\(ours)\na|xl|\(xl)\n").isEmpty == isTrue)
    #expect(!row.objections(to: "a|xlplug|\(ours)\n").isEmpty)
    #expect(!row.objections(to: "a|set-up|loop|no\na|xlplug|\(ours)\na|xl|\(xl)\n").isEmpty)
  }
}
