import Foundation
import Testing
import XLTestKit

/// Which files of a directory are looked at.
@Suite struct LintWalkTests {
  @Test func namesAndContentsDecide() throws {
    let project = try LintProject([
      "a.cfg": LintProject.good, "b.xl": LintProject.good, "c.hvm": LintProject.good,
      "d.pv": LintProject.good,
      "e.pvh": LintProject.good, "F.CFG": LintProject.good, "misspelt.cfg": "memry = 5\n", "empty.cfg": "",
      "spoilt.cfg": "memory 512\n", "comment.cfg": "# nothing\n", "other.cfg": "timeout=5\nuser=a\n",
      "bom.cfg": "\u{FEFF}memory = 5\n",
      "setup.cfg": "# for Python\n[metadata]\nname = x\n", "grub.cfg": "set default=0\nmenuentry 'a' {\n}\n",
      "x.cfg": "<a/>\n", "j.cfg": "{\"a\": 1}\n", "s.cfg": "#!/bin/sh\nmemory=5\n",
      "pool.cfg": "name = \"Pool\"\nsched = \"credit\"\ncpus = [\"1\"]\n",
      "lists.cfg": "disk = [\n'a'\n]\nname = 'x'\n",
      "e.txt": LintProject.good, "noending": LintProject.good, ".hidden.cfg": LintProject.good,
      ".git/a.cfg": LintProject.good, "sub/deep/g.cfg": LintProject.good, "a.cfg~": LintProject.good,
      "etc/xen/guest": LintProject.good, "etc/xen/xl.conf": "autoballoon = 0\nname = 'x'\n",
      "etc/xen/auto/web": LintProject.good, "etc/xen/scripts/block": "#!/bin/sh\nname=x\n",
      "etc/xen/README": "Put guests here.\n", "etc/xen/pool": "name = \"Pool\"\nnodes = [\"0\"]\n",
    ])
    #expect(
      try project.paths() == [
        "F.CFG", "a.cfg", "b.xl", "bom.cfg", "c.hvm", "comment.cfg", "d.pv", "e.pvh", "empty.cfg",
        "etc/xen/auto/web",
        "etc/xen/guest", "lists.cfg", "misspelt.cfg", "spoilt.cfg", "sub/deep/g.cfg",
      ]
    )
    let all = try project.paths("--all-files")
    #expect(all.contains("e.txt") && all.contains(".hidden.cfg") && all.contains("setup.cfg"))
    // What is named is looked at.
    #expect(try project.paths("setup.cfg", "noending") == ["setup.cfg", "noending"])
    #expect(
      try project.paths("--force-exclude", "setup.cfg", "noending", "a.cfg", "etc/xen/guest") == [
        "a.cfg", "etc/xen/guest",
      ]
    )
    let told = try project.lint("--verbose").errorText
    #expect(told.contains("skipped 'setup.cfg': it is an INI file with sections in brackets"))
    #expect(told.contains("skipped 'pool.cfg': it describes a CPU pool"))
  }

  @Test func nothingToLookAtIsSaid() throws {
    let project = try LintProject(["a.txt": "x"])
    let result = try project.lint()
    #expect(result.status == 0)
    #expect(result.errorText.hasPrefix("warning: no domain configuration file found"))
  }

  @Test func linksNeitherLoopNorCountTwice() throws {
    let project = try LintProject(["a/guest.cfg": LintProject.good, "a/b/x.cfg": LintProject.good])
    let manager = FileManager.default
    for (link, target) in [
      ("a/loop", "../a"), ("a/self.cfg", "self.cfg"), ("a/gone.cfg", "nowhere"), ("a/0.cfg", "guest.cfg"),
      ("b", "a"),
    ] {
      try manager.createSymbolicLink(atPath: project.file(link).path, withDestinationPath: target)
    }
    #expect(try project.paths() == ["a/b/x.cfg", "a/guest.cfg"])
    // A link that is named is followed, and a file that is named twice is looked at once.
    #expect(try project.paths("b") == ["b/b/x.cfg", "b/guest.cfg"])
    #expect(try project.paths("a/0.cfg", "a", "a/guest.cfg") == ["a/0.cfg", "a/b/x.cfg"])
    #expect(try project.lint("a/self.cfg").errorText.contains("Too many levels of symbolic links"))
  }

  @Test func aWalkFollowsNoLinkOutOfTheTree() throws {
    let project = try LintProject(["guests/a.cfg": LintProject.good, "victim": LintProject.bad + "\r\n"])
    let manager = FileManager.default
    let link = project.file("guests/evil.cfg").path
    try manager.createSymbolicLink(atPath: link, withDestinationPath: "../victim")
    let before = try project.text("victim")
    #expect(try project.paths("guests") == ["guests/a.cfg"])
    #expect(try project.lint("--fix", "--unsafe", "guests").status == 0)
    #expect(try project.run([XLPlugCommand.program.path, "fmt", "guests"]).status == 0)
    #expect(try project.text("victim") == before, "through a link of the tree nothing is written")
    #expect(try project.paths("guests/evil.cfg") == ["guests/evil.cfg"], "a link that is named is followed")
    try manager.removeItem(atPath: project.file("guests/a.cfg").path)
    #expect(try project.lint("guests").errorText.contains("; 1 symbolic link not followed"))
  }

  @Test func settingsExclude() throws {
    let project = try LintProject([
      ".xlplug.yaml": "exclude: [old/, '*.bak.cfg', /top.cfg]\n", "a.cfg": LintProject.good,
      "a.bak.cfg": LintProject.good, "old/b.cfg": LintProject.good, "sub/old/c.cfg": LintProject.good,
      "top.cfg": LintProject.good, "sub/top.cfg": LintProject.good,
    ])
    #expect(try project.paths() == ["a.cfg", "sub/top.cfg"])
    #expect(try project.paths("old/b.cfg") == ["old/b.cfg"])
    #expect(try project.paths("--force-exclude", "old/b.cfg", "a.cfg") == ["a.cfg"])
    #expect(try project.paths("--settings", "none").count == 6)
  }

  @Test func theOrderIsTheSameHoweverManyThreads() throws {
    var files: [String: String] = [:]
    for number in 0..<300 { files["d\(number % 7)/g\(number).cfg"] = LintProject.bad }
    let project = try LintProject(files)
    let one = try project.lint("--jobs", "1", "--output-format", "concise")
    let many = try project.lint("--jobs", "8", "--output-format", "concise")
    #expect(one.text == many.text)
    let paths = one.text.split(separator: "\n").dropLast().map { $0.prefix { $0 != ":" } }
    #expect(paths.count == 300)
    #expect(paths == paths.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) })
  }

  @Test func examplesAreComparedWithNone() throws {
    let text = LintProject.good + "disk = ['/dev/vg/guest,raw,xvda,w']\n"
    let project = try LintProject(["a.cfg": text, "xlexample.pvh": text, "b.template.cfg": text])
    #expect(try project.lint().status == 0)
    try project.write("b.cfg", Data(text.utf8))
    #expect(try project.lint().status == 1)
  }

  /// Names that domains' files share with others count where two keys of domains are set.
  @Test func sharedNamesAreLookedInto() throws {
    let kernel = "CONFIG_XEN=y\nCONFIG_HZ=100\n"
    let project = try LintProject([
      "domain_config": LintProject.bad, "a.config": LintProject.bad, "b.xen": LintProject.bad,
      "kernel.config": kernel, "app.config": "name = \"web\"\nport = 80\n", "notes.xen": "Hello.\n",
      "config": LintProject.bad,
    ])
    #expect(try project.paths() == ["a.config", "b.xen", "domain_config"])
  }

  /// What Debian installs has nothing wrong, each by itself and all together.
  @Test func xensOwnExamplesAreClean() throws {
    let project = try LintProject()
    let paths = ["hvm", "pvlinux", "pvhlinux"].map { "/etc/xen/xlexample.\($0)" }
    let result = try project.run([XLPlugCommand.program.path, "lint"] + paths)
    #expect(result.status == 0, "\(result.text)")
    #expect(result.text == "nothing found in 3 files\n", "\(result.text)\(result.errorText)")
  }
}
