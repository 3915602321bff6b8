import Foundation
import Testing
import XLTestKit

/// The hooks of `.pre-commit-hooks.yaml`, run by the real pre-commit in a real repository.
@Suite struct PreCommitTests {
  /// A repository that has the hooks, as users name it: a clone of what is committed would miss new files.
  private static func hooks() throws -> LintProject {
    let text = try String(contentsOf: Project.file(".pre-commit-hooks.yaml"), encoding: .utf8)
    let hooks = try LintProject([".pre-commit-hooks.yaml": text])
    try commit(hooks)
    return hooks
  }

  private static func commit(_ project: LintProject) throws {
    let name = ["-c", "user.name=a", "-c", "user.email=a@b"]
    for words in [["init", "-q", "."], ["add", "-A"], name + ["commit", "-q", "-m", "a"]] {
      let result = try project.run(["git"] + words)
      try #require(result.status == 0, "git \(words): \(result.errorText)")
    }
  }

  private static func preCommit(_ project: LintProject, _ words: String...) throws -> CommandResult {
    let folder = XLPlugCommand.program.deletingLastPathComponent().path
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return try project.run(
      try PythonTools.interpreter() + ["-m", "pre_commit"] + words,
      adding: ["PATH": "\(folder):\(path)", "PRE_COMMIT_HOME": project.file(".git/pre-commit-home").path]
    )
  }

  @Test func badFilesAreStoppedAndOthersPassedOver() throws {
    let hooks = try Self.hooks()
    let project = try LintProject([
      "good.cfg": LintProject.good, "bad.cfg": LintProject.bad, "setup.cfg": "[metadata]\nname = x\n",
      "etc/xen/web": LintProject.bad, "notes.txt": "memory = 512M\n",
    ])
    try Self.commit(project)
    let result = try Self.preCommit(project, "try-repo", hooks.url.path, "xlplug-lint", "--all-files")
    #expect(result.status == 1, "\(result.text)\(result.errorText)")
    #expect(result.text.contains("bad.cfg:4:") && result.text.contains("etc/xen/web:4:"), "\(result.text)")
    for name in ["good.cfg", "setup.cfg", "notes.txt"] {
      #expect(!result.text.contains("\(name):"), "\(result.text)")
    }
    for name in ["bad.cfg", "etc/xen/web"] { try project.write(name, Data(LintProject.good.utf8)) }
    let clean = try Self.preCommit(project, "try-repo", hooks.url.path, "xlplug-lint", "--all-files")
    #expect(clean.status == 0, "\(clean.text)\(clean.errorText)")
    #expect(clean.text.contains("Passed"))
  }

  @Test func aCommitIsMended() throws {
    let hooks = try Self.hooks()
    let crooked = LintProject.good.replacingOccurrences(of: "\n", with: "\r\n")
    let project = try LintProject(["a.cfg": crooked])
    try Self.commit(project)
    let revision = try hooks.run(["git", "rev-parse", "HEAD"]).text.trimmingCharacters(
      in: .whitespacesAndNewlines
    )
    let settings = """
      repos:
      - repo: \(hooks.url.path)
        rev: \(revision)
        hooks:
        - id: xlplug-fix

      """
    try project.write(".pre-commit-config.yaml", Data(settings.utf8))
    try #require(try project.run(["git", "add", ".pre-commit-config.yaml"]).status == 0)
    let result = try Self.preCommit(project, "run", "--all-files")
    #expect(result.status == 1 && result.text.contains("files were modified by this hook"), "\(result.text)")
    #expect(try project.text("a.cfg") == LintProject.good)
    #expect(try Self.preCommit(project, "run", "--all-files").status == 0)
  }
}
