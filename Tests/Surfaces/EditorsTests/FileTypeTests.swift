import Foundation
import Testing
import XLTestKit

/// Files of guests are told from other `.cfg` files by place and content, in each editor the same.
@Suite struct FileTypeTests {
  private static let domain = "# web\n\nname = \"web\"\nmemory = 512\n"
  private static let files: [(path: String, text: String, isDomain: Bool)] = [
    ("etc/xen/web", domain, true),
    ("etc/xen/web.cfg", "name = 'web'\n", true),
    ("etc/xen/auto/10-web", domain, true),
    ("etc/xen/empty.cfg", "", true),
    ("etc/xen/xl.conf", "autoballoon=\"auto\"\n", false),
    ("etc/xen/scripts/block-mine", "#!/bin/bash\nmemory=1\n", false),
    ("etc/xen/oxenstored.conf", "quota-maxentity = 1000\n", false),
    ("srv/web.cfg", domain, true),
    ("srv/first.cfg", "disk += [ 'a' ]\n", true),
    ("srv/far.cfg", String(repeating: "# words\n", count: 500) + "vif = [ '' ]\n", true),
    ("srv/setup.cfg", "[metadata]\nmemory = 1\n", false),
    ("srv/other.cfg", "colour = red\n", false),
    ("srv/script.cfg", "#!/bin/sh\nmemory=512\n", false),
    ("srv/markup.cfg", "<a>\nmemory = 1\n</a>\n", false),
    ("srv/list.cfg", "[\n'a'\nmemory = 1\n", true),
    ("srv/web.xl", "name = 'web'\n", true),
    ("srv/web.hvm", domain, true),
    ("srv/web.hvm.txt", domain, false),
    ("srv/xlexample.pvlinux", "# Example\n", true),
  ]

  @Test(arguments: Editor.allCases) func areToldApart(_ editor: Editor) throws {
    let place = try Project.temporaryDirectory("filetype").resolvingSymlinksInPath()
    defer { try? FileManager.default.removeItem(at: place) }
    for file in Self.files {
      let url = place.appendingPathComponent(file.path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try Data(file.text.utf8).write(to: url)
    }
    let answer = try editor.trace(
      Self.files.map { place.appendingPathComponent($0.path) },
      isTraced: false
    )
    let types = answer.split(separator: "\n").map { line in
      line.split(separator: " ", omittingEmptySubsequences: false).last ?? ""
    }
    try #require(types.count == Self.files.count, "\(answer)")
    for (file, type) in zip(Self.files, types) {
      #expect((type == "xlcfg" || type == "xl-cfg-mode") == file.isDomain, "\(file.path) is '\(type)'")
    }
  }

  /// The file that tells them apart for VS Code, run by node where there is one.
  @Test(.enabled(if: FileTypeTests.hasNode, "node is not installed"))
  func areToldApartByVSCode() throws {
    let place = try Project.temporaryDirectory("detect")
    defer { try? FileManager.default.removeItem(at: place) }
    for file in Self.files where file.path.hasPrefix("srv/") && file.path.hasSuffix(".cfg") {
      let url = place.appendingPathComponent("text")
      try Data(file.text.utf8).write(to: url)
      let module = Project.file("editors/vscode/detect.js").path
      let result = try runCommand([
        "node", "-e",
        "console.log(require('\(module)').isDomain(require('fs').readFileSync('\(url.path)', 'utf8')))",
      ])
      #expect(result.text == "\(file.isDomain)\n", "\(file.path): \(result.text)\(result.errorText)")
    }
  }

  /// Whether there is node, which runs what VS Code would run.
  static var hasNode: Bool { (try? runCommand(["node", "--version"]))?.status == 0 }
}
