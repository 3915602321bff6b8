import Foundation
import Glibc
import Testing
import XLTestKit

/// Fixes that are written, shown, or left alone.
@Suite struct LintFixTests {
  /// A carriage return before each line feed is mended without a change of meaning.
  private static let crooked =
    "name = \"web\"\r\ntype = \"pvh\"\r\nkernel = \"/boot/vmlinuz\"\r\nmemory = 512\r\n"

  @Test func safeFixesAreWritten() throws {
    let project = try LintProject(["a.cfg": Self.crooked])
    #expect(try project.lint("a.cfg").status == 1)
    let result = try project.lint("--fix", "a.cfg")
    #expect(result.status == 0, "\(result.text)")
    #expect(try project.text("a.cfg") == LintProject.good)
    #expect(result.text.contains("written"))
  }

  @Test func theDifferenceCanBePatched() throws {
    let project = try LintProject(["a.cfg": Self.crooked, "b.cfg": LintProject.good])
    let result = try project.lint("--diff")
    #expect(result.status == 1)
    #expect(try project.text("a.cfg") == Self.crooked)
    try project.write("a.patch", result.output)
    let patched = try project.run(["git", "apply", "-p0", "a.patch"])
    #expect(patched.status == 0, "\(patched.errorText)\(result.text)")
    #expect(try project.text("a.cfg") == LintProject.good)
    #expect(try project.lint("--diff").status == 0)
    #expect(try project.lint("--diff").text == "")
  }

  @Test func changesOfMeaningAreAskedFor() throws {
    let project = try LintProject(["a.cfg": LintProject.bad])
    let before = try project.text("a.cfg")
    let safe = try project.lint("--fix", "a.cfg")
    #expect(safe.status == 1)
    #expect(try project.text("a.cfg") == before)
    _ = try project.lint("--fix", "--unsafe", "a.cfg")
    #expect(try project.text("a.cfg") != before)
    #expect(try project.lint("--unsafe", "a.cfg").status == 2)
  }

  @Test func theSummaryTellsSafeFromUnsafe() throws {
    let text = "name = \"a\"\nkernel = \"/k\"\nmemory = 512\nacpi = 1\nboot = \"c\"\n"
    let project = try LintProject(["a.cfg": text])
    let plain = try project.lint("a.cfg").text
    #expect(plain.contains("\n  = unsafe fix: remove the setting\n4 - acpi = 1\n"))
    #expect(plain.contains("\n  = fix: remove the setting\n5 - boot = \"c\"\n"))
    #expect(plain.hasSuffix("1 file; 1 fixable with --fix, 1 more with --fix --unsafe\n"))
    let json = try JSONDocument(try project.lint("--output-format", "json", "a.cfg").output)
    let fixes = json["files"].items.flatMap { $0["diagnostics"].items }.flatMap { $0["fixes"].items }
    #expect(fixes.map { $0["safety"].text } == ["changesMeaning", "safe"])
    let fixed = try project.lint("--fix", "a.cfg").text
    #expect(fixed.hasSuffix("1 warning in 1 file; 1 fix written; 1 fixable with --fix --unsafe\n"))
    let all = try project.lint("--fix", "--unsafe", "a.cfg").text
    #expect(all.hasSuffix("nothing found in 1 file; 1 fix written\n"))
  }

  /// Settings files are not fixed by lint, so their fixes are not counted.
  @Test func fixesOfSettingsAreNotCounted() throws {
    let project = try LintProject([".xlplug.yaml": "ignored: XL0001\n", "a.cfg": LintProject.good])
    #expect(try project.lint().text.hasSuffix("1 error in 1 of 2 files\n"))
  }

  @Test func otherProgramsFilesAreNotFixed() throws {
    let files = [
      "xen.cfg": "MEMORY_START=\"0x0\"\nDEVICE_TREE=\"mpsoc.dtb\"\nXEN=\"xen\"\nNUM_DOMUS=0\n",
      "lib.cfg": "version = \"1\";\nroot = {\n  name = \"x\";\n  kernel = [ [ 1, 2 ], ];\n};\n",
      "make.cfg": "KERNEL = bzImage\nMEMORY = 512M\n",
    ]
    let project = try LintProject(files)
    _ = try project.lint("--fix", "--unsafe", ".")
    for (name, text) in files { #expect(try project.text(name) == text) }
    let told = try project.lint("--verbose").errorText
    #expect(told.contains("'lib.cfg': it is a libconfig file with groups in braces"))
    #expect(told.contains("'xen.cfg': it sets no key of a domain"))
  }

  @Test func fixesOfTheMachineAreApplied() throws {
    let project = try LintProject(["disk.img": "x"])
    let image = project.file("disk.img").path
    let text =
      "name = \"a\"\nkernel = \"\(image)\"\nmemory = 512\ndisk = [ \"\(image)x,raw,xvda,w\" ]\n"
    try project.write("a.cfg", Data(text.utf8))
    let plain = try project.lint("--host", "a.cfg").text
    #expect(plain.contains("unsafe fix: write the similar name"), "\(plain)")
    _ = try project.lint("--host", "--fix", "--unsafe", "a.cfg")
    #expect(try project.text("a.cfg").contains("\"\(image),raw,xvda,w\""))
  }

  @Test func ignoredRulesAreNotMended() throws {
    let project = try LintProject(["a.cfg": Self.crooked])
    #expect(try project.lint("--fix", "--ignore", "CarriageReturns", "a.cfg").status == 0)
    #expect(try project.text("a.cfg") == Self.crooked)
  }

  @Test func modeOwnerAndLinksStay() throws {
    let project = try LintProject(["real/a.cfg": Self.crooked])
    let (target, link) = (project.file("real/a.cfg").path, project.file("a.cfg").path)
    chmod(target, 0o640)
    if geteuid() == 0 { chown(target, 12, 34) }
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "real/a.cfg")
    #expect(try project.lint("--fix", "a.cfg").status == 0)
    #expect(try project.text("real/a.cfg") == LintProject.good)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "real/a.cfg")
    var status = stat()
    stat(target, &status)
    #expect(status.st_mode & 0o7777 == 0o640)
    if geteuid() == 0 { #expect(status.st_uid == 12 && status.st_gid == 34) }
    let left = try FileManager.default.contentsOfDirectory(atPath: project.file("real").path)
    #expect(left == ["a.cfg"])
  }

  @Test func whatCannotBeWrittenStaysAndIsSaid() throws {
    let project = try LintProject(["d/a.cfg": Self.crooked])
    let folder = project.file("d").path
    guard geteuid() == 0 else { return }
    // Root may write anywhere but where the file system says no.
    try #require(try runCommand(["mount", "-t", "tmpfs", "none", folder]).status == 0)
    defer { _ = try? runCommand(["umount", folder]) }
    try project.write("d/a.cfg", Data(Self.crooked.utf8))
    try #require(try runCommand(["mount", "-o", "remount,ro", folder]).status == 0)
    let result = try project.lint("--fix", "d/a.cfg")
    #expect(result.status == 2)
    #expect(result.errorText.contains("'d/a.cfg' cannot be written: Read-only file system"))
    #expect(try project.text("d/a.cfg") == Self.crooked)
  }

  @Test func standardInputIsMendedToStandardOutput() throws {
    let project = try LintProject()
    let result = try project.lint("--fix", "-", input: Self.crooked)
    #expect(result.status == 0)
    #expect(result.text == LintProject.good)
    let untouched = try project.lint("--fix", "-", input: LintProject.bad)
    #expect(untouched.status == 1)
    #expect(untouched.text == LintProject.bad)
    #expect(untouched.errorText.contains("<stdin>:4:"))
  }
}
