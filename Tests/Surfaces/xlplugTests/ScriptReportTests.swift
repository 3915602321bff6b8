import Foundation
import Testing
import XLTestKit

/// The tables of docs/script-report.md say what the suite finds in scripts that others ship.
///
/// Each is tried with the checks that it fails and check 104 only, and one that needs a kernel of its own
/// with two of them, unless `XLPLUG_CONFORMANCE=all`.
@Suite(.ownThread, .serialized) struct ScriptReportTests {
  /// A script, and what it needs.
  struct Subject: CustomTestStringConvertible {
    let path: String
    /// The modules of scripts/test-kernel; nil if the script is run on this kernel.
    var modules: [String]?
    var options: [String] = []
    var testDescription: String { name }
    var name: String { String(path.split(separator: "/").last ?? "") }
  }

  private static let xen = "/etc/xen/scripts"
  private static let ganeti = Project.file(".build-debian/usr/lib/ganeti/3.0/usr/lib/ganeti").path
  private static let subjects = [
    Subject(path: "\(xen)/block"), Subject(path: "\(xen)/block-dummy", modules: ["loop"]),
    Subject(
      path: "\(xen)/block-iscsi",
      modules: ["target_core_mod", "target_core_file", "iscsi_target_mod", "iscsi_tcp", "sd_mod"]
    ),
    Subject(path: "\(xen)/block-nbd", modules: ["nbd"]),
    Subject(path: "\(xen)/vif-bridge"),
    Subject(path: "\(xen)/vif-route", options: ["--ip", "198.51.100.7", "--gatewaydev", "eth0"]),
    Subject(path: "\(xen)/vif-nat"),
    Subject(path: "\(xen)/vif-openvswitch", modules: ["openvswitch", "bridge", "veth"]),
    Subject(path: "\(xen)/block-drbd", modules: ["drbd", "loop"]),
    Subject(path: "\(ganeti)/vif-ganeti"), Subject(path: "\(ganeti)/vif-ganeti-metad"),
  ]
  /// Found by chance: whether eight collide, or are slow together, and whether a loop device is taken again.
  private static let occasional: Set = [112, 151]
  private static let makesAll = ProcessInfo.processInfo.environment["XLPLUG_CONFORMANCE"] == "all"

  /// The numbers of the failed checks in the row of a script.
  private func expected(_ name: String) throws -> Set<Int> {
    let page = try String(contentsOf: Project.file("docs/script-report.md"), encoding: .utf8)
    let row = try #require(page.split(separator: "\n").first { $0.hasPrefix("| `\(name)` |") })
    let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    return Set(cells[1].split(separator: ",").compactMap { Int($0.trimmingCharacters(in: .whitespaces)) })
  }

  @Test(arguments: subjects) func theRowIsTrue(_ subject: Subject) throws {
    var expected = try expected(subject.name)
    if subject.modules != nil && !Self.makesAll { expected = Set(expected.sorted().prefix(2)) }
    let result = try run(subject, expected)
    let found = try Self.failures(result)
    let missing = expected.subtracting(found).subtracting(Self.occasional)
    let further = found.subtracting(expected).subtracting(subject.modules == nil ? [] : Self.occasional)
    #expect(missing.isEmpty && further.isEmpty, "missing \(missing), further \(further)")
  }

  private func run(_ subject: Subject, _ expected: Set<Int>) throws -> CommandResult {
    let program = XLPlugCommand.program.path
    let checks = Self.makesAll ? [] : expected.union([104]).sorted().map { "\($0)" }
    if let modules = subject.modules {
      let script = Project.file("Tests/Support/kernel/report.sh").path
      return try runCommand(
        [Project.file("scripts/test-kernel").path] + modules + ["--", "bash", script, program, subject.path]
          + checks,
        directory: Project.file(".")
      )
    }
    let words =
      [program, "script", "check", subject.path, "--format", "json"] + subject.options
      + checks.flatMap { ["--check", $0] }
    if subject.options.isEmpty { return try runCommand(words) }
    let network = """
      mount -t sysfs sysfs /sys && ip link set lo up && ip link add eth0 type veth peer name far &&
      ip address add 192.0.2.1/24 dev eth0 && ip link set eth0 up && ip link set far up && exec "$@"
      """
    return try runCommand(["unshare", "--net", "--mount", "sh", "-c", network, "sh"] + words)
  }

  /// The numbers of the checks that failed, as the document says.
  private static func failures(_ result: CommandResult) throws -> Set<Int> {
    let line = result.text.split(separator: "\n").last { $0.hasPrefix("{") } ?? ""
    let document = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    let checks = try #require(document?["checks"] as? [[String: Any]], "\(result.errorText)")
    let failed = checks.filter { $0["verdict"] as? String == "failed" }
    return Set(failed.compactMap { $0["number"] as? Int })
  }
}
