import Foundation
import Testing
import XLTestKit

/// Manifests among the files that lint checks.
@Suite struct LintManifestTests {
  private static let manifest = """
    guests:
      web:
        disks:
          - /srv/web.img,xvda,w
          - {target: /srv/data.img, frmat: raw, vdev: xvdb}
        nics:
          - {mac: 00:16:3e:00:00:01, bridge: xenbr0}
      db:
        disks: ['/srv/web.img,raw,xvda,w']

    """
  private static func guest(_ name: String, _ line: String) -> String {
    "name = '\(name)'\ntype = \"pvh\"\nkernel = \"/k\"\nmemory = 512\n\(line)\n"
  }

  /// A guest that is in a manifest and in a file is one guest.
  @Test func walksCompareManifestsWithFiles() throws {
    let project = try LintProject([
      "site.xlplug.yaml": Self.manifest, "docker-compose.yml": "services: {}\n",
      "web.cfg": Self.guest("web", "vif = [\"mac=00:16:3e:00:00:01\"]"),
      "www.cfg": Self.guest("www", "vif = [\"mac=00:16:3e:00:00:01\"]"),
    ])
    let result = try project.lint("--output-format", "concise")
    #expect(result.status == 1)
    Expect(
      """
      site.xlplug.yaml:4:22: error[XL1001]: missing format field: expected a format, found the vdev 'xvda'
      site.xlplug.yaml:5:33: error[XL1008]: unknown key 'frmat'; did you mean 'format'?
      site.xlplug.yaml:9:14: error[XL4004]: '/srv/web.img' is also written by another disk in this file
      www.cfg:5:13: error[XL4006]: '00:16:3e:00:00:01' is also the MAC address of another interface in another file
      4 errors in 2 of 3 files; 1 fixable with --fix, 1 more with --fix --unsafe

      """
    ).check(result.text)
  }

  @Test func aNamedFileOfYAMLIsAManifest() throws {
    let project = try LintProject(["a.yaml": "web: {}\n", "b.yml": "guests: {}\n"])
    #expect(try project.lint("a.yaml").text.contains("error[XL7002]"))
    #expect(try project.lint("b.yml").status == 0)
    let input = try project.lint("--stdin-name", "c.yaml", "-", input: "web: {}\n")
    #expect(input.text.contains("c.yaml:1:1: error[XL7002]"))
    #expect(try project.lint().errorText.contains("no domain configuration file found"))
  }

  @Test func fixesAreWritten() throws {
    let project = try LintProject(["site.xlplug.yaml": Self.manifest])
    let difference = try project.lint("--diff").text
    #expect(difference.contains("+      - /srv/web.img,,xvda,w\n"), "\(difference)")
    _ = try project.lint("--fix", "--unsafe")
    let fixed = Self.manifest.replacing("web.img,xvda", with: "web.img,,xvda").replacing(
      "frmat",
      with: "format"
    )
    #expect(try project.text("site.xlplug.yaml") == fixed)
    let left = try project.lint("--output-format", "json")
    let found = try JSONDocument(left.output)["files"].items.flatMap { $0["diagnostics"].items }
    #expect(found.map { $0["code"].text } == ["XL4004"])
  }

  @Test func baselinesKnowTheirProblems() throws {
    let project = try LintProject(["site.xlplug.yaml": Self.manifest])
    #expect(try project.lint("--write-baseline", "--baseline", "known").status == 0)
    let result = try project.lint("--baseline", "known")
    #expect(result.status == 0 && result.text.contains("3 more in the baseline"), "\(result.text)")
  }

  @Test func theHostIsAskedAboutEachGuest() throws {
    let text = "guests: {a: {disks: ['/nowhere/a.img,,xvda,w']}, b: {disks: ['/nowhere/b.img,,xvda,w']}}\n"
    let project = try LintProject(["a.yaml": text])
    let found = try project.lint("--host", "--output-format", "concise", "a.yaml").text
    #expect(found.components(separatedBy: "XL5001").count == 3, "\(found)")
  }

  @Test func formattingLeavesManifestsAlone() throws {
    let project = try LintProject(["site.xlplug.yaml": Self.manifest])
    let result = try project.run([XLPlugCommand.program.path, "fmt", "site.xlplug.yaml"])
    #expect(result.status == 0 && result.text.isEmpty)
    #expect(try project.text("site.xlplug.yaml") == Self.manifest)
  }
}
