import Testing

/// The arrows of the house: who may use whom.
@Suite struct ArrowTests {
  /// What the toolchain brings.
  private static let system: Set = ["Swift", "Glibc", "Synchronization"]
  /// What the toolchain brings for tests and the command only.
  private static let systemForTests: Set = ["Foundation", "FoundationEssentials", "Testing", "Dispatch"]
  /// The targets of the product that import `FoundationEssentials`, with the reason; `Foundation` itself has
  /// tables of languages behind it and is in none.
  private static let foundation = ["xlplug": "directories, the environment, and times as people read them"]
  /// The targets that may say `unsafe`, with the reason.
  private static let unsafe = [
    "LibYAML": "libyaml's parser and events", "Libxl": "libxl's contexts, structures and log",
    "LibxlEngine": "the socket of libxl's process, and the environment that it passes to scripts",
    "HotplugScript": "hands words to the C supervisor and reads what it tells",
    "XenstoreHost": "sockets: bytes to and from read(2) and write(2)",
    "XenstoreSimulation": "netlink: the interfaces that a simulated vif has",
    "HostFiles": "names and contents of files: bytes from read(2), readdir(3), stat(2)",
    "DiskImages": "loop devices: ioctl(2), and names that are no UTF-8",
    "HotplugState": "journals and records: bytes to and from read(2) and write(2); poll(2) at a lock",
    "HotplugSurvey": "a thread of its own for storage that may not answer",
    "QMP": "a socket: bytes to and from read(2) and sendmsg(2)",
    "HotplugEngine": "an image that is opened for qemu, and poll(2)",
    "xlplug": "arguments that are no UTF-8, output, signals",
  ]
  /// Subsystems that never see one another: a folder, and the first words of modules that nothing below it
  /// imports.
  private static let strangers = [
    "Sources/Language": ["Xenstore", "Hotplug"], "Sources/Store": ["XL", "Hotplug"],
  ]

  private struct Import {
    var file: Checkout.File
    var line: Int
    var module: String
  }

  private static let imports: [Import] = Checkout.sources.filter { $0.suffix == "swift" }.flatMap { file in
    file.bare.lines.enumerated().compactMap { index, line -> Import? in
      let expression = #/^\s*(?:@\w+ |public |internal |package |private )*import (?:\w+ )?(\w+)/#
      guard line.contains("import "), let match = line.firstMatch(of: expression) else { return nil }
      return Import(file: file, line: index + 1, module: String(match.output.1))
    }
  }

  private func imports(below path: String) -> [Import] { Self.imports.filter { $0.file.isBelow(path) } }

  @Test func everyImportIsDeclared() throws {
    let manifest = try Manifest.root.get()
    var findings: [Finding] = []
    for target in manifest.targets {
      let allowed = Self.system.union(target.uses).union(Self.systemForTests)
      for found in imports(below: target.path) where !allowed.contains(found.module) {
        findings.append(
          Finding(
            found.file,
            found.line,
            "'\(found.module)' is not named in the line of '\(target.name)' in Package.swift; add it there, or do without"
          )
        )
      }
      for use in target.uses
      where target.type != "test" && !imports(below: target.path).contains(where: { $0.module == use }) {
        findings.append(
          Finding(
            path: "Package.swift",
            line: manifest.line(of: target),
            "'\(target.name)' names '\(use)' and never imports it; remove it"
          )
        )
      }
    }
    Finding.report(findings)
  }

  /// A fresh clone has no Package.resolved, and gets the versions whose help texts tests compare.
  @Test func versionsOfPackagesAreExact() {
    let manifests = Checkout.files.filter { $0.name == "Package.swift" }
    let lines = manifests.map(\.lines).joined().filter { $0.contains(".package(url:") }
    #expect(lines.count >= 2)
    for line in lines { #expect(line.contains(", exact: \""), "\(line)") }
  }

  @Test func arrowsPointDown() throws {
    let manifest = try Manifest.root.get()
    let layers = Dictionary(uniqueKeysWithValues: manifest.targets.map { ($0.name, $0.layer) })
    var findings: [Finding] = []
    for target in manifest.targets where target.path.hasPrefix("Sources/") {
      let line = manifest.line(of: target)
      guard let layer = target.layer else {
        findings.append(
          Finding(path: "Package.swift", line: line, "'\(target.name)' has no comment '// layer N' above it")
        )
        continue
      }
      for use in target.uses {
        guard let below = layers[use] ?? nil, below >= layer else { continue }
        findings.append(
          Finding(
            path: "Package.swift",
            line: line,
            "'\(target.name)' in layer \(layer) uses '\(use)' in layer \(below); a module uses lower layers only"
          )
        )
      }
    }
    Finding.report(findings)
    #expect(manifest.targets.count { $0.layer != nil } > 10, "the layers of Package.swift are not found")
  }

  @Test func subsystemsAreIndependent() throws {
    let targets = try Manifest.root.get().targets
    var findings: [Finding] = []
    for (folder, prefixes) in Self.strangers {
      for found in imports(below: folder) where prefixes.contains(where: { found.module.hasPrefix($0) }) {
        findings.append(
          Finding(found.file, found.line, "\(folder) never sees '\(found.module)'; they meet in HotplugPlan")
        )
      }
      for target in targets where target.path.hasPrefix(folder + "/") {
        for use in target.uses where prefixes.contains(where: { use.hasPrefix($0) }) {
          findings.append(Finding(path: "Package.swift", "'\(target.name)' never uses '\(use)'"))
        }
      }
    }
    Finding.report(findings)
  }

  @Test func foundationStaysAbove() {
    Finding.report(
      imports(below: "Sources").filter { $0.module.hasPrefix("Foundation") }.compactMap { found in
        let target = found.file.path.split(separator: "/")[2]
        let isAllowed = Self.foundation[String(target)] != nil && found.module == "FoundationEssentials"
        if isAllowed { return nil }
        return Finding(
          found.file,
          found.line,
          "'\(found.module)' in \(target); Glibc does there, in xlplug FoundationEssentials"
        )
      }
    )
  }

  @Test func unsafeStaysWhereItMust() throws {
    let words = #"\bunsafe\b|\bUnsafe\w+|\bwithUnsafe\w+|\bunsafeBitCast\b"#
    var users: Set<String> = []
    var findings: [Finding] = []
    for file in Checkout.sources where file.isBelow("Sources") && file.suffix == "swift" {
      let target = String(file.path.split(separator: "/")[2])
      let found = try file.findings(words, in: file.bare.lines) { word in
        "'\(word)' in \(target), which is one of the safe targets; move it to one of \(Self.unsafe.keys.sorted())"
      }
      if !found.isEmpty { users.insert(target) }
      if Self.unsafe[target] == nil { findings += found }
    }
    Finding.report(findings)
    #expect(users == Set(Self.unsafe.keys), "a target that became safe leaves the list")
  }
}
