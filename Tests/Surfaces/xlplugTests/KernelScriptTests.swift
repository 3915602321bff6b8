import Foundation
import Testing
import XLTestKit

/// The scripts of examples/scripts that need what not every kernel has, in the kernel of scripts/test-kernel:
/// with real servers, images, volumes and packets.
///
/// There, a process takes ten times as long to start. With `XLPLUG_CONFORMANCE=all`, the suite makes all
/// checks, which takes two minutes a script; without it, some of them.
@Suite(.ownThread, .serialized) struct KernelScriptTests {
  /// A script of Tests/Support/kernel, and the modules that it needs.
  struct Trial: CustomTestStringConvertible {
    let name: String
    let modules: [String]
    var testDescription: String { name }
  }

  private static let trials = [
    Trial(name: "nbd", modules: ["nbd"]),
    Trial(name: "qcow2", modules: ["nbd"]),
    Trial(name: "lvm", modules: ["loop", "dm-snapshot"]),
    Trial(
      name: "iscsi",
      modules: ["target_core_mod", "target_core_file", "iscsi_target_mod", "iscsi_tcp", "sd_mod"]
    ),
    Trial(name: "vlan", modules: ["bridge", "veth", "8021q"]),
  ]
  /// The checks without which a script does not work; those of disks, then those of interfaces.
  private static let checks = [
    true: ["104", "112", "130", "155", "230"],
    false: ["104", "130", "155", "301"],
  ]
  private static let makesAll = ProcessInfo.processInfo.environment["XLPLUG_CONFORMANCE"] == "all"

  @Test(arguments: trials) func worksAndPasses(_ trial: Trial) throws {
    let script = Project.file("Tests/Support/kernel/\(trial.name).sh").path
    let checks = Self.makesAll ? [] : Self.checks[trial.name != "vlan"] ?? []
    let words = trial.modules + ["--", "bash", script, XLPlugCommand.program.path] + checks
    let result = try runCommand(
      [Project.file("scripts/test-kernel").path] + words,
      directory: Project.file(".")
    )
    #expect(result.status == 0, "\(result.text)\n\(result.errorText)")
    // None is skipped because something is missing.
    let skipped = result.text.split(separator: "\n").filter { $0.contains("  skipped: ") }
    let unexpected = skipped.filter { !$0.hasSuffix("the target was given with --params") }
    let isOnce = unexpected.allSatisfy { $0.hasSuffix("the script connects a target only once") }
    #expect(isOnce, "\(unexpected.joined(separator: "\n"))")
  }
}
