import Foundation
import JSON
import Testing
import XLCheck
import XLModel
import XLReport
import XLSyntax
import XLTestKit
import XLText

/// Generated vif strings, put before the installed xl 4.17 in its dry runs, with the hypervisor and the
/// store faked.
@Suite struct NicDifferentialTests {
  private static let xl = "/usr/lib/xen-4.17/bin/xl"
  private let options = CheckOptions(xen: .oldest)

  private static let keys = [
    "mac", "bridge", "gatewaydev", "netdev", "ip", "script", "backend", "vifname", "model", "type", "rate",
    "devid",
    "mtu", "vlan", "accel", "forwarddev", "colo_sock_mirror_id", "colo_checkpoint_port", "Mac", "brige",
    "mac ",
    "trusted", "",
  ]
  private static let values = [
    "", "b0", " b0 ", "a b", "vif", "ioemu", "VIF", "00:16:3e:00:00:01", "00:16:3e:aa:bb", "1:2:3",
    "1:2:3:4:5:",
    "0x1:-2:+3: 4:5:6", "ffffffffffffffffffff:1:2:3:4:5", "100000001:2:3:4:5:6", "zz", "aa-bb-cc-dd-ee-ffgg",
    "10Mb/s",
    "1MB/s@20ms", "010MB/s", "019Kb/s@019", "1B/s", "5x", "-5", "-1", "99999999999", "99999999999999999999",
    "010", "+7",
    "0", "1500", "é", "=", "a=b",
  ]

  private func token(_ random: inout Seeded) -> String {
    if random.chance(1, in: 8) {
      return random.pick(["trusted", "untrusted", "foo", "bridge", " ", "  ", "\ttrusted", "untrusted "])
    }
    return random.pick(Self.keys) + "=" + random.pick(Self.values)
  }

  private func tokens(_ random: inout Seeded) -> [String] {
    var first: [String] = []
    for _ in 0..<Int.random(in: 0...5, using: &random) { first.append(token(&random)) }
    return first
  }

  /// What a run of xl ended with: its status, the interfaces it printed, and whether it said anything.
  private struct Answer {
    var status: Int
    var nics: [NSDictionary]
    var complains: Bool
  }

  /// Runs the lines of a script, each a dry run that leaves NUMBER.out, .err and .rc.
  private func run(_ lines: [String], in place: URL) throws {
    let shim = try Oracle.build("xen-shim", shared: true, libraries: ["dl"]).path
    let dryRun = try Oracle.build("xl-dry-run", shared: true).path
    let script = (["cd '\(place.path)'", "export SHIM_DIR=. LD_PRELOAD='\(shim):\(dryRun)'"] + lines).joined(
      separator: "\n"
    )
    let file = place.appendingPathComponent("script")
    try Data(script.utf8).write(to: file)
    try runCommand(["bash", file.path])
  }

  private func answer(_ number: Int, in place: URL) throws -> Answer {
    func read(_ end: String) throws -> Data {
      try Data(contentsOf: place.appendingPathComponent("\(number).\(end)"))
    }
    let output = try read("out")
    let status = Int(
      String(decoding: try read("rc"), as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    )
    // Output is written bytewise; read it as Latin 1, as documents in byte encoding do.
    let text = String(output.map { Character(Unicode.Scalar($0)) })
    let errors = String(decoding: try read("err"), as: UTF8.self).split(separator: "\n")
    var nics: [NSDictionary] = []
    if let brace = text.firstIndex(of: "{") {
      let object = try JSONSerialization.jsonObject(with: Data(text[brace...].utf8)) as? NSDictionary
      nics = object?["nics"] as? [NSDictionary] ?? (text.hasPrefix("vif:") ? object.map { [$0] } ?? [] : [])
    }
    return Answer(
      status: try #require(status),
      nics: nics,
      complains: errors.contains { !$0.hasPrefix("Parsing config") }
    )
  }

  private func check(_ nic: CheckedNic, _ answer: Answer, _ what: String) throws {
    if nic.verdict == .dies { return }
    let verdict: XLVerdict = answer.status != 0 ? .rejects : answer.complains ? .ignores : .accepts
    #expect(nic.verdict == verdict, "\(what)")
    guard verdict != .rejects, let theirs = answer.nics.first else { return }
    var line: [UInt8] = []
    JSONValue.object(NicDocument(nic.spec, form: nic.syntax.form).members).write(
      to: &line,
      encodesBytes: true
    )
    let ours = try #require(try JSONSerialization.jsonObject(with: Data(line)) as? NSDictionary)
    #expect(ours == theirs, "\(what): \(ours) is not \(theirs)")
  }

  private func quoted(_ word: String) -> String {
    "'" + word.replacingOccurrences(of: "'", with: "'\\''") + "'"
  }

  @Test func agreesWithNetworkAttach() throws {
    var random = Seeded.fromEnvironment()
    print("network-attach: XLPLUG_SEED=\(random.seed)")
    let place = try Project.temporaryDirectory("nic")
    defer { try? FileManager.default.removeItem(at: place) }
    let cases = (0..<Seeded.count("XLPLUG_XL_RUNS", or: 300)).map { _ in tokens(&random) }
    try run(
      cases.enumerated().map { number, words in
        "\(Self.xl) -N network-attach 0 \(words.map(quoted).joined(separator: " ")) >\(number).out 2>\(number).err;"
          + " echo $? >\(number).rc"
      },
      in: place
    )
    for (number, words) in cases.enumerated() {
      let nic = CheckedNic(words: words.map(SourceText.init), options: options)
      try check(nic, answer(number, in: place), "\(words), seed \(random.seed)")
    }
  }

  @Test func agreesWithCreate() throws {
    var random = Seeded.fromEnvironment()
    print("create: XLPLUG_SEED=\(random.seed)")
    let place = try Project.temporaryDirectory("nic")
    defer { try? FileManager.default.removeItem(at: place) }
    let cases = (0..<Seeded.count("XLPLUG_XL_RUNS", or: 300)).map { _ -> String in
      let commas = [",", ",", ",", ", ", ",,"]
      var text = random.chance(1, in: 10) ? "," : ""
      for token in tokens(&random) { text += token + random.pick(commas) }
      return random.chance(1, in: 4) ? text : String(text.dropLast())
    }
    for (number, text) in cases.enumerated() {
      let file = "name=\"x\"\ntype=\"pv\"\nmemory=16\nkernel=\"/x\"\nvif=[\"\(text)\"]\n"
      try Data(file.utf8).write(to: place.appendingPathComponent("\(number).cfg"))
    }
    try run(
      cases.indices.map { number in
        "\(Self.xl) create -n \(number).cfg >\(number).out 2>\(number).err; echo $? >\(number).rc"
      },
      in: place
    )
    for (number, text) in cases.enumerated() {
      try check(
        CheckedNic(SourceText(text), options: options),
        answer(number, in: place),
        "'\(text)', seed \(random.seed)"
      )
    }
  }
}
