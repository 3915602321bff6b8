import Testing
import XLModel
import XLTestKit

/// Generated entries of every key with a form of its own, put before the installed xl 4.17.
@Suite struct FormatDifferentialTests {
  @Test func agreesWithCreate() throws {
    var sentences = FormatSentences(random: Seeded.fromEnvironment())
    let seed = sentences.random.seed
    print("formats: XLPLUG_SEED=\(seed)")
    var cases: [(sentence: FormatSentences.Sentence, file: [UInt8], ours: FormatReading)] = []
    for _ in 0..<Seeded.count("XLPLUG_XL_RUNS", or: 300) {
      let sentence = sentences.next()
      let file = Array((DomainOracle.heads[sentence.guest] ?? "").utf8) + Array(sentence.lines.utf8)
      let ours = FormatReading(file, guest: sentence.guest, xen: .oldest)
      // What crashes once may pass another time, or never end.
      if ours.verdict != .dies { cases.append((sentence, file, ours)) }
    }
    let bases = GuestType.allCases.map { Array((DomainOracle.heads[$0] ?? "").utf8) }
    let answers = try DomainOracle.run(bases + cases.map(\.file))
    let base = Dictionary(uniqueKeysWithValues: zip(GuestType.allCases, answers.map(\.members)))
    for (one, theirs) in zip(cases, answers.dropFirst(bases.count)) {
      check(one.ours, theirs, base[one.sentence.guest] ?? [:], "\(one.sentence), seed \(seed)")
    }
  }

  private func check(
    _ ours: FormatReading,
    _ theirs: DomainOracle.Answer,
    _ base: [String: String],
    _ what: String,
  ) {
    #expect(ours.verdict == theirs.verdict, "\(what): \(theirs.errors)")
    guard ours.verdict == theirs.verdict, ours.verdict != .rejects else { return }
    let members = theirs.members.filter { base[$0.key] != $0.value && !$0.key.contains("avail_vcpus") }
    // What 4.17 takes from memory that nothing was written to may be anything.
    let unknown = what.contains("rdm=") ? ["rdm"] : []
    let known = { (path: String) in !unknown.contains { path.contains($0) } }
    let left = members.filter { known($0.key) }
    var right = ours.members.filter { known($0.key) && base[$0.key] != $0.value }
    if left["b_info.max_vcpus"] == nil || !what.contains("vnuma") { right["b_info.max_vcpus"] = left["b_info.max_vcpus"] }
    for (path, value) in ["b_info.max_memkb": "0", "b_info.extra": ""] where left[path] == value && right[path] == nil {
      right[path] = value
    }
    #expect(left == right, "\(what)")
  }
}
