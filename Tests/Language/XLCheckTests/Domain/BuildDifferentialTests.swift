import Foundation
import Testing
import XLCheck
import XLModel
import XLTestKit
import XLText

/// What libxl refuses after xl has read a file: ours against the installed libxl 4.17.
@Suite(.needsLibxlHeaders) struct BuildDifferentialTests {
  private func checked(_ file: String, xen: XenVersion = .oldest) -> CheckedConfig {
    CheckedConfig(SourceText(file), options: CheckOptions(xen: xen, isWholeFile: true, host: .observed))
  }

  /// Files that xl reads, with what we say of them.
  private func files(_ count: Int, _ random: Seeded) -> [(file: String, checked: CheckedConfig)] {
    var sentences = BuildSentences(random)
    var files: [(String, CheckedConfig)] = []
    while files.count < count {
      let file = sentences.next()
      let checked = checked(file)
      if checked.verdict == .accepts || checked.verdict == .ignores { files.append((file, checked)) }
    }
    return files
  }

  /// What differs between libxl and us, of one file; nil where nothing does.
  private func difference(_ checked: CheckedConfig, _ answer: BuildOracle.Answer) -> String? {
    let refusals = BuildRefusal.all(in: checked.domain, xen: .oldest)
    let first = refusals.first
    let words = first.flatMap(BuildOracle.words)
    if (first != nil) == answer.refuses, words.map(answer.error.contains) ?? true { return nil }
    return "  libxl: \(answer.error)\n  ours: \(first.map { "\($0.reason)" } ?? "nothing")"
  }

  /// The files of `accepted-builds.txt`, each with its reason.
  private static func accepted() throws -> [(file: String, reason: String)] {
    let url = Project.file("Tests/Language/XLCheckTests/Domain/accepted-builds.txt")
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map {
        let parts = $0.split(separator: "\t", maxSplits: 1).map(String.init)
        return (
          parts[0].replacing("\\n", with: "\n").replacing("\\\"", with: "\""), parts.count > 1 ? parts[1] : ""
        )
      }
  }

  @Test func agreesWithLibxl() throws {
    let random = Seeded.fromEnvironment()
    let accepted = Set(try Self.accepted().map(\.file))
    let files = files(Seeded.count("XLPLUG_DIFFERENTIAL_BUILDS", or: 2_000), random)
    let answers = try BuildOracle.answers(to: files.map { BuildOracle.json($0.checked.domain) })
    for ((file, checked), answer) in zip(files, answers) where !accepted.contains(file) {
      if let difference = difference(checked, answer) {
        Issue.record("seed \(random.seed): \(file.debugDescription)\n\(difference)")
      }
      // Lint reports an error for each refusal, and no other.
      let refusals = BuildRefusal.all(in: checked.domain, xen: .oldest)
      let reported = checked.diagnostics.count { (3200..<3300).contains($0.code.number) }
      #expect(refusals.count == reported, "seed \(random.seed): \(file.debugDescription)")
    }
    let refused = answers.count(where: \.refuses)
    print("domains compared with libxl: \(files.count), \(refused) of them refused, seed \(random.seed)")
    #expect(refused > files.count / 5 && refused < files.count * 4 / 5, "the comparison says little")
  }

  /// Each reason that libxl 4.17 has comes up, so that none is compared in vain.
  @Test func meetsEachReason() {
    let reasons = files(2_000, Seeded.fromEnvironment()).flatMap {
      BuildRefusal.all(in: $0.checked.domain, xen: .oldest)
    }
    let met = Set(reasons.compactMap(BuildOracle.words))
    #expect(met.count == 44, "\(met.sorted())")
  }

  /// The JSON that the real xl prints gets the answers that ours gets.
  @Test func answersAreTheSameForTheJSONOfXL() throws {
    let random = Seeded.fromEnvironment()
    let files = files(100, random)
    let theirs = try DryRun.answers(to: files.map(\.file)).map(\.json)
    let ours = try BuildOracle.answers(to: files.map { BuildOracle.json($0.checked.domain) })
    for ((file, our), their) in zip(zip(files.map(\.file), ours), try BuildOracle.answers(to: theirs)) {
      #expect(our == their, "seed \(random.seed): \(file.debugDescription)")
    }
  }

  @Test func acceptedFilesDifferStill() throws {
    let accepted = try Self.accepted()
    let files = accepted.map { checked($0.file) }
    let answers = try BuildOracle.answers(to: files.map { BuildOracle.json($0.domain) })
    for ((accepted, file), answer) in zip(zip(accepted, files), answers) {
      #expect(difference(file, answer) != nil, "\(accepted.file.debugDescription) agrees with libxl now")
      #expect(!accepted.reason.isEmpty, "\(accepted.file.debugDescription) has no reason")
    }
  }

  /// Releases differ in what depends on the traditional device model, and in keys of newer ones.
  @Test func releasesDifferByTheTable() {
    for (file, _) in files(300, Seeded.fromEnvironment()) {
      let refusals = (XenVersion.oldest.minor...XenVersion.newest.minor).compactMap { minor in
        XenVersion("4.\(minor)").map { BuildRefusal.all(in: checked(file, xen: $0).domain, xen: $0) }
      }
      for (older, newer) in zip(refusals, refusals.dropFirst()) where older != newer {
        let expected = ["traditional", "stubdomain_override=1", "backendtype=phy", "channel="]
        let isExpected = expected.contains(where: file.contains)
        #expect(isExpected, "\(file.debugDescription): \(older) and \(newer)")
      }
    }
  }
}
