import Foundation
import Testing
import XLTestKit

/// The settings of a host as commands use them: who is trusted, what counts more, and what is printed.
@Suite(.enabled(if: geteuid() == 0, "a file of root's needs root")) struct HostFileTests {
  /// A directory that only root can change, and a project in it.
  final class Host {
    let url: URL
    private let manager = FileManager.default

    init(_ files: [String: String]) throws {
      let base = URL(fileURLWithPath: "/var/lib/xlplug-test-settings-\(UUID().uuidString.prefix(8))")
      url = base
      for (path, text) in files {
        let file = base.appendingPathComponent(path)
        try manager.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      }
    }

    deinit { _ = try? manager.removeItem(at: url) }

    func path(_ name: String) -> String { url.appendingPathComponent(name).path }

    func run(_ words: [String], adding: [String: String] = [:]) throws -> CommandResult {
      let variables = [
        "XLPLUG_CONFIG": path("host.yaml"), "XDG_CONFIG_HOME": path("user"), "LC_ALL": "C.UTF-8",
      ]
      return try runCommand(
        ["timeout", "60", XLPlugCommand.program.path] + words,
        input: Data(),
        adding: variables.merging(adding) { $1 },
        directory: url.appendingPathComponent("p")
      )
    }

    func plan(_ words: String..., adding: [String: String] = [:]) throws -> String {
      let result = try run(["plan", "7", "/a.img,raw,xvda,w"] + words, adding: adding)
      return result.text + result.errorText
    }
  }

  @Test func optionsThenEnvironmentThenTheFile() throws {
    let host = try Host([
      "host.yaml": "engine: native\nwait: 3m\nallow-sharing: true\nxen: 4.17\n",
      "p/.xlplug.yaml": "xen: 4.20\n",
    ])
    let plan = try host.plan()
    #expect(plan.contains("engine native, selected by /etc/xlplug.yaml"))
    #expect(plan.contains("up to 180 s") && plan.contains("\"w!\""), "\(plan)")
    #expect(try host.plan("--wait", "7s").contains(", up to 7 s"))
    #expect(try host.plan("--no-allow-sharing").contains("/mode = \"w\""))
    #expect(try host.plan(adding: ["XLPLUG_ENGINE": "x"]).contains("XLPLUG_ENGINE is 'x'"))
    let without = try host.plan(adding: ["XLPLUG_CONFIG": "none"])
    #expect(without.contains(", up to 5 s") && without.contains("/mode = \"w\""))
  }

  /// A project or a user says nothing about what is done to devices as root.
  @Test func projectsAndUsersDoNotCountForDevices() throws {
    let evil = "engine: native\nwait: 3m\nallow-sharing: true\nscripts: [/tmp]\n"
    let host = try Host(["host.yaml": "", "p/.xlplug.yaml": evil, "user/xlplug.yaml": evil])
    let plan = try host.plan()
    #expect(plan.contains(", up to 5 s") && plan.contains("/mode = \"w\""), "\(plan)")
    #expect(!plan.contains("XL90"), "their mistakes are not its business")
  }

  @Test func onlyRootsFileIsTrusted() throws {
    let host = try Host(["host.yaml": "wait: 3m\n", "p/a.cfg": ""])
    chmod(host.path("host.yaml"), 0o664)
    for words in [["plan", "7", "/a,raw,xvda,w"], ["-N", "block-attach", "7", "/a,raw,xvda,w"]] {
      let result = try host.run(words)
      #expect(result.status != 0)
      #expect(result.errorText.contains("can be written by its group, not only by root"), "\(words)")
    }
    #expect(try host.run(["lint"]).errorText.contains("can be written by its group"))
    chmod(host.path("host.yaml"), 0o644)
    chown(host.path("host.yaml"), 12, 0)
    #expect(try host.plan().contains("belongs to user id 12, not to root"))
    chown(host.path("host.yaml"), 0, 0)
    chmod(host.url.path, 0o777)
    #expect(try host.plan().contains("'\(host.url.path)' can be written by"))
    chmod(host.url.path, 0o755)
    try FileManager.default.removeItem(atPath: host.path("host.yaml"))
    try #require(mkfifo(host.path("host.yaml"), 0o600) == 0)
    #expect(try host.plan().contains("is not a regular file"), "nobody waits for a pipe")
    #expect(try host.plan(adding: ["XLPLUG_CONFIG": "x.yaml"]).contains("expected an absolute path"))
  }

  @Test func mistakesHavePlacesAndStopWhatTouchesDevices() throws {
    let host = try Host(["host.yaml": "wait: never\nrules: {Nothing: off}\n", "p/x": ""])
    let plan = try host.plan()
    #expect(plan.contains("host.yaml:1:7: error[XL9005]: 'never' is not a time"), "\(plan)")
    #expect(plan.contains("have errors") && !plan.contains("XL9006"))
    let list = try host.run(["block-list", "0"])
    #expect(list.status == 1 && list.errorText.contains("error[XL9005]"))
    let lint = try host.run(["lint", "--output-format", "concise"])
    #expect(lint.text.contains("error[XL9005]") && lint.text.contains("warning[XL9006]"))
  }

  @Test func filesOfAProjectTakeAllThree() throws {
    let host = try Host([
      "host.yaml": "xen: 4.17\nignore: [XL0]\n", "user/xlplug.yaml": "xen: 4.18\nselect: [XL1]\n",
      "p/.xlplug.yaml": "ignore: [XL4]\n",
    ])
    #expect(try host.run(["parse", "vdev", "xvda"]).text.contains("xl 4.18 "))
    #expect(try host.run(["parse", "vdev", "xvda", "--xen", "4.19"]).text.contains("xl 4.19 "))
    let result = try host.run(["config"])
    #expect(result.status == 0, "\(result.errorText)")
    Expect(
      """
      for lint, fmt, lsp and parse:
        xen                4.18                                   /h/user/xlplug.yaml:1
        scripts            /etc/xen/scripts                       default
        host-processors    -                                      default
        host-nodes         -                                      default
        known-keys         -                                      default
        rules              -                                      default
        select             XL1                                    /h/user/xlplug.yaml:2
        ignore             XL4                                    .xlplug.yaml:1
        exclude            -                                      default
        respect-gitignore  false                                  default
        baseline           -                                      default

      for commands that work on devices:
        xen                4.17                                   /h/host.yaml:1
        engine             libxl on a Xen host, native elsewhere  default
        scripts            /etc/xen/scripts                       default
        script-timeout     30s                                    default
        script-variables   -                                      default
        wait               5s                                     default
        allow-sharing      false                                  default

      """
    ).check(result.text.replacingOccurrences(of: host.url.path, with: "/h"))
    Expect(
      """
      project  .xlplug.yaml
      user     /h/user/xlplug.yaml
      host     /h/host.yaml

      """
    ).check(try host.run(["config", "--files"]).text.replacingOccurrences(of: host.url.path, with: "/h"))
    let document = try JSONDocument(try host.run(["config", "--json"]).output)
    let xen = document["files"].items[0]
    #expect(xen["key"].text == "xen" && xen["value"].text == "4.18" && xen["from"].text == "file")
    #expect(xen["path"].text == host.path("user/xlplug.yaml"))
    #expect(document["devices"].items[0]["value"].text == "4.17")
  }

  @Test func aMisspeltNameIsAWarning() throws {
    let host = try Host(["host.yaml": "", "p/.xlplug.yml": "ignore: [XL4]\n"])
    let result = try host.run(["lint", "--output-format", "concise"])
    #expect(
      result.text.hasPrefix(".xlplug.yml:1:1: warning[XL9015]: '.xlplug.yml' is ignored"),
      "\(result.text)"
    )
  }
}
