import Foundation
import Testing
import XLTestKit

/// Completion in bash, zsh and fish, each in a terminal, with the key that people press.
@Suite struct CompletionTests {
  /// What is typed before the key, and what stands on the line after it.
  private static let cases = [
    // names of files and directories
    ("xlplug lint b", "xlplug lint bad.cfg "),
    ("xlplug lint --fix sub/in", "xlplug lint --fix sub/inner.cfg "),
    ("xlplug parse cfg b", "xlplug parse cfg bad.cfg "),
    ("xlplug lint --baseline b", "xlplug lint --baseline bad.cfg "),
    ("xlplug attach --script-dir s", "xlplug attach --script-dir sub/"),
    ("xlplug block-attach 7 b", "xlplug block-attach 7 bad.cfg "),
    // commands, xl's too, and options
    ("xlplug at", "xlplug attach "),
    ("xlplug parse vd", "xlplug parse vdev "),
    ("xlplug help expl", "xlplug help explain "),
    ("xlplug block-d", "xlplug block-detach "),
    ("xlplug -N network-a", "xlplug -N network-attach "),
    ("xlplug lint --stat", "xlplug lint --statistics "),
    ("xlplug block-detach --f", "xlplug block-detach --force "),
    // closed sets
    ("xlplug lint --output-format sa", "xlplug lint --output-format sarif "),
    ("xlplug lint --output-format=sa", "xlplug lint --output-format=sarif "),
    ("xlplug lint --fail-on w", "xlplug lint --fail-on warning "),
    ("xlplug fmt --color al", "xlplug fmt --color always "),
    ("xlplug parse disk --xen 4.22", "xlplug parse disk --xen 4.22 "),
    ("xlplug list --engine na", "xlplug list --engine native "),
    ("xlplug completion z", "xlplug completion zsh "),
    // codes and names of rules
    ("xlplug explain XL1001", "xlplug explain XL1001 "),
    ("xlplug explain ForgottenF", "xlplug explain ForgottenFormat "),
    ("xlplug lint --select XL1001,ForgottenF", "xlplug lint --select XL1001,ForgottenFormat "),
    ("xlplug lint --ignore=ForgottenF", "xlplug lint --ignore=ForgottenFormat "),
    // the store
    ("xlplug attach web", "xlplug attach web-server "),
    ("xlplug detach web-server xvd", "xlplug detach web-server xvdb "),
    ("xlplug detach 7 xvdb vi", "xlplug detach 7 xvdb vif0 "),
    ("xlplug doctor 7 xvd", "xlplug doctor 7 xvdb "),
    ("xlplug list 7 xvd", "xlplug list 7 xvdb "),
    ("xlplug network-detach 7 00:16", "xlplug network-detach 7 00:16:3e:00:00:01 "),
    ("xlplug block-list web", "xlplug block-list web-server "),
  ]

  @Test(arguments: ["bash", "zsh", "fish"])
  func completes(_ shell: String) throws {
    let served = try ServedStore()
    let store = ["XENSTORED_PATH": served.socket]
    let (disk, nic) = ("/libxl/7/device/vbd/51728", "/libxl/7/device/vif/0")
    let written = try runCommand(
      [
        "xenstore-write", "/local/domain/7/name", "web-server", disk, "", "\(disk)/dev", "xvdb", nic, "",
        "\(nic)/mac", "00:16:3e:00:00:01",
      ],
      adding: store
    )
    #expect(written.status == 0)
    let place = try Project.temporaryDirectory("completion")
    defer { try? FileManager.default.removeItem(at: place) }
    let sub = place.appendingPathComponent("sub")
    try FileManager.default.createDirectory(at: sub, withIntermediateDirectories: false)
    for file in [place.appendingPathComponent("bad.cfg"), sub.appendingPathComponent("inner.cfg")] {
      try Data("memory = 512\n".utf8).write(to: file)
    }
    let terminal = try ShellTerminal(shell, in: place, environment: store)
    for (typed, expected) in Self.cases {
      let line = try terminal.line(typing: typed, until: expected)
      #expect(line == expected, "\(shell): '\(typed)' became '\(line)'")
    }
  }

  /// A store that is a file is not opened, one that does not answer is not waited for.
  @Test func offersNothingWithoutStore() throws {
    let place = try Project.temporaryDirectory("completion")
    defer { try? FileManager.default.removeItem(at: place) }
    let file = place.appendingPathComponent("store")
    try Data("memory = 512\n".utf8).write(to: file)
    let silent = place.appendingPathComponent("silent").path
    let listener = Process()
    listener.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    let program = "import socket,sys\ns=socket.socket(socket.AF_UNIX)\ns.bind(sys.argv[1])\ns.listen()\n"
    listener.arguments = ["python3", "-c", program + "print(flush=True)\nsys.stdin.read()", silent]
    let (life, ready) = (Pipe(), Pipe())
    (listener.standardInput, listener.standardOutput) = (life, ready)
    try listener.run()
    _ = ready.fileHandleForReading.availableData
    defer {
      try? life.fileHandleForWriting.close()
      listener.waitUntilExit()
    }
    for store in [file.path, silent, "/nowhere"] {
      let result = try XLPlugCommand.run(["complete", "--", "list", "--store", store, ""])
      #expect(result.status == 0 && result.errors.isEmpty)
      #expect(result.text.isEmpty || result.text == "none\n", "\(store): \(result.text)")
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == "memory = 512\n")
  }

  /// Names that a shell would read as more than a word are not offered.
  @Test func offersSafeNamesOnly() throws {
    let served = try ServedStore()
    let store = ["XENSTORED_PATH": served.socket]
    for name in ["$(touch pwned)", "a b", "x;y", "\u{1B}[2J", "good-1"] {
      try runCommand(["xenstore-write", "/local/domain/7/name", name], adding: store)
      let text = try XLPlugCommand.run(["complete", "--", "list", ""], adding: store).text
      #expect(text.contains(name) == (name == "good-1") || !text.contains("\n\(name)\t"))
      #expect(!text.contains("\u{1B}") && text.contains("\n7\t"))
    }
  }
}
