import Glibc
import HotplugScript

/// Targets of all kinds: a script treats `params` as data.
extension ConformanceCheck {
  static let diskTargets: [ConformanceCheck] = [
    .init(
      210,
      "directory-target",
      rule: 4,
      expects: "a directory is a failure",
      hint: "test '-f' or '-b' before using the target",
    ) { bench throws(CheckEnding) in
      try bench.requireImages()
      try bench.require(104)
      let path = "\(bench.directory)/directory"
      guard mkdir(path, 0o700) == 0 else { throw .fault("'\(path)' cannot be made") }
      let trial = try bench.connect(try bench.disk(target: Array(path.utf8)))
      try expect(trial.isRefusal, "the target is a directory, and the script \(trial.words)")
    },
    .init(
      211,
      "empty-target",
      rule: 4,
      expects: "an empty target is a failure",
      hint: "refuse an empty value of params",
    ) { bench throws(CheckEnding) in
      try bench.require(104)
      let trial = try bench.connect(try bench.disk(target: []))
      try expect(trial.isRefusal, "params is empty, and the script \(trial.words)")
    },
    named(212, "target-with-space", "a space", "disk one.img", decoy: "disk", "quote \"$target\" everywhere"),
    named(213, "target-with-quotes", "quotes", "disk'\"1.img", decoy: "disk1.img", "never use 'eval'"),
    named(214, "target-with-comma", "a comma", "disk,w.img", decoy: "disk", "do not split params"),
    named(
      215,
      "target-with-newline",
      "a newline",
      "disk\nw.img",
      decoy: "disk",
      "read params with xenstore-read -R, and do not split it"
    ),
    named(
      216,
      "target-with-utf-8",
      "bytes that are not ASCII",
      "diské.img",
      decoy: "disk.img",
      "read params with xenstore-read -R"
    ),
    named(
      217,
      "target-with-pattern",
      "a pattern of the shell",
      "disk[a].img",
      decoy: "diska.img",
      "quote \"$target\" everywhere"
    ),
    named(
      218,
      "target-with-backslash",
      "a backslash",
      "disk\\1.img",
      decoy: "disk1.img",
      "use printf '%s' instead of echo, and 'read -r'"
    ),
    .init(
      219,
      "target-with-command",
      rule: 4,
      expects: "a target with a command of the shell is not evaluated",
      hint: "never use 'eval', and pass the target to no second shell",
    ) { bench throws(CheckEnding) in
      try bench.requireImages()
      try bench.requireWorkingScript()
      // No slash can be in a name of a file, so the path of the mark comes from the environment.
      let target = try bench.image(named: #"disk$(touch "${XENSTORED_PATH%socket}ran").img"#)
      let trial = try bench.connect(try bench.disk(target: target, guest: Bench.otherGuest))
      try expect(!bench.hasRun, "a command in the target was run, and the script \(trial.words)")
    },
  ]

  /// A target with a peculiar name is connected or refused; beside it is the file that a careless script
  /// takes.
  private static func named(
    _ number: Int,
    _ name: String,
    _ what: String,
    _ file: String,
    decoy: String,
    _ hint: String
  ) -> ConformanceCheck {
    .init(
      number,
      name,
      rule: 4,
      expects: "a target with \(what) in its name is connected or refused, and never another file",
      hint: hint,
    ) { bench throws(CheckEnding) in
      try bench.requireImages()
      try bench.requireWorkingScript()
      _ = try bench.image(named: decoy)
      let device = try bench.disk(target: try bench.image(named: file), guest: Bench.otherGuest)
      let trial = try bench.connect(device)
      let label = Bench.label(of: decoy)
      let isDecoy = bench.loopFiles.values.contains { $0 == "\(bench.directory)/\(decoy)" }
      try expect(!isDecoy, "'\(decoy)' was connected instead of '\(file)'")
      if trial.isSuccess {
        let content = try bench.content(of: device, label.count)
        try expect(content != label, "'\(decoy)' was connected instead of '\(file)'")
      }
    }
  }
}

extension Bench {
  /// Whether the command in a target was run: it makes a file beside the store's socket.
  var hasRun: Bool {
    unlink("\(String(decoding: storePath.dropLast("socket".utf8.count), as: UTF8.self))ran") == 0
  }
}
