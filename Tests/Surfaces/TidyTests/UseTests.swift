import Foundation
import Testing
import XLTestKit

/// Nothing lies about unused, and what points somewhere points to something.
@Suite struct UseTests {
  /// Targets without tests of their own, with the tests that try them.
  private static let testedElsewhere = [
    "CLoop": "DiskImagesTests, with real loop devices", "CHotplug": "HotplugScriptTests",
    "CSocket": "XenstoreHostTests", "CLibYAML": "LibYAMLTests", "XLTestKit": "every test",
    "XenstoreTestKit": "the store's tests", "CLibxl": "LibxlTests, with the real library",
  ]

  @Test func everyTargetHasTests() throws {
    let manifest = try Manifest.root.get()
    let tests = manifest.targets.filter { $0.type == "test" }
    var findings: [Finding] = []
    for target in manifest.targets where target.type != "test" && Self.testedElsewhere[target.name] == nil {
      if !tests.contains(where: { $0.name == "\(target.name)Tests" }) {
        findings.append(
          Finding(
            path: "Package.swift",
            line: manifest.line(of: target),
            "'\(target.name)' has no tests; add '\(target.name)Tests', or a reason to the list"
          )
        )
      }
    }
    for target in tests
    where !Checkout.sources.contains(where: { $0.isBelow(target.path) && $0.text.contains("@Test") }) {
      findings.append(Finding(path: target.path, "'\(target.name)' tests nothing"))
    }
    findings += Checkout.sources.filter { $0.name == "Placeholder.swift" }.map {
      Finding($0, 1, "its time is over; remove it")
    }
    Finding.report(findings)
  }

  /// What xl was seen to do and no test compares yet, with what it waits for.
  private static let keptUnused = [
    "driverdomain-detach": "a driver domain in the tests of the engine's traffic"
  ]

  @Test func everyScriptOfTheTestsIsUsed() {
    let users = Checkout.sources.filter { $0.isTest && $0.suffix == "swift" }
    let kept = ["Tests/Scripts", "Tests/Hotplug/Golden", "Tests/Oracles"]
    Finding.report(
      Checkout.files.filter { file in kept.contains { file.isBelow($0) } }.compactMap { file -> Finding? in
        let stem = (file.name as NSString).deletingPathExtension
        if Self.keptUnused[stem] != nil { return nil }
        if file.suffix == "h" {
          // A header is used by a program beside it, which a test has to name.
          let isIncluded = Checkout.files.contains { $0.text.contains("#include \"\(file.name)\"") }
          return isIncluded ? nil : Finding(file, 1, "no program includes it; use it or remove it")
        }
        if users.contains(where: { $0.text.contains("\"\(stem)\"") || $0.text.contains(file.name) }) {
          return nil
        }
        return Finding(file, 1, "no test names it; use it or remove it")
      }
    )
  }

  @Test func everyFileOfTheCorpusIsUsed() {
    let users = Checkout.sources.filter { $0.isTest && $0.suffix == "swift" }
    Finding.report(
      Checkout.files.filter { $0.isBelow("grammar") }.compactMap { file -> Finding? in
        // A test reads the file, or all of a folder below grammar/corpus.
        var path = file.path
        while path.split(separator: "/").count > 2 || path == file.path {
          if users.contains(where: { $0.text.contains("\"\(path)\"") }) { return nil }
          path = (path as NSString).deletingLastPathComponent
        }
        return Finding(file, 1, "no test names it or its folder; use it or remove it")
      }
    )
  }

  @Test func scriptsCanBeRun() throws {
    let scripts = Checkout.files.filter {
      ($0.isBelow("scripts") && !$0.path.hasSuffix(".md")) || $0.isBelow(".ci")
    }
    #expect(scripts.count > 3)
    for script in scripts {
      let place = Project.file(script.path).path
      if !FileManager.default.isExecutableFile(atPath: place) {
        Issue.record("\(script.path):1: cannot be run; chmod +x it")
      }
      guard script.text.hasPrefix("#!/bin/bash\n") || script.text.hasPrefix("#!/bin/sh\n") else {
        Issue.record("\(script.path):1: begin it with #!/bin/bash or #!/bin/sh")
        continue
      }
      let checked = try runCommand(["bash", "-n", place])
      #expect(checked.status == 0, "\(script.path):1: bash does not understand it: \(checked.errorText)")
    }
  }

  /// A script that Foundation writes can stay open in a program that another test starts meanwhile.
  @Test func scriptsOfTestsAreWrittenByOneFunction() {
    let change = #/setAttributes\(\[\.posixPermissions: (0o[0-7]*[1357]|[a-z])/#
    Finding.report(
      Checkout.sources.filter { $0.isTest && $0.suffix == "swift" }.flatMap { file in
        file.bare.lines.enumerated().filter { $0.element.contains(change) }.map {
          Finding(file, $0.offset + 1, "write the script with writeScript(_:to:)")
        }
      }
    )
  }

  @Test func linksLeadSomewhere() throws {
    let link = #/\]\((?!\w+:|#)([^)\s#]+)(?:#[^)]*)?\)/#
    var findings: [Finding] = []
    for file in Checkout.files where file.suffix == "md" {
      let home = (file.path as NSString).deletingLastPathComponent
      for (index, line) in file.lines.enumerated() {
        for match in line.matches(of: link) {
          let path = String(match.output.1)
          let target = Project.file(path.hasPrefix("/") ? String(path.dropFirst()) : home + "/" + path)
          if !FileManager.default.fileExists(atPath: target.standardizedFileURL.path) {
            findings.append(Finding(file, index + 1, "'\(path)' leads nowhere; name a file that is there"))
          }
        }
      }
    }
    Finding.report(findings)
  }
}
