import Testing
import XLModel
import XLTestKit

/// Generated entries of every key with a form of its own, put before the installed xl 4.17.
@Suite struct FormatDifferentialTests {
  @Test func agreesWithCreate() throws {
    var sentences = FormatSentences(Seeded.fromEnvironment())
    print("formats: XLPLUG_SEED=\(sentences.seed)")
    var cases: [(sentence: FormatSentences.Sentence, ours: FormatReading)] = []
    for _ in 0..<Seeded.count("XLPLUG_XL_RUNS", or: 300) {
      let sentence = sentences.next()
      let guest = try #require(GuestType(rawValue: sentence.guest))
      let ours = FormatReading(Array(sentence.file.utf8), guest: guest, xen: .oldest)
      // What crashes once may pass another time, or never end.
      if ours.verdict != .dies { cases.append((sentence, ours)) }
    }
    let guests = Array(FormatSentences.heads.keys)
    let bases = guests.map { FormatSentences.heads[$0] ?? "" }
    let answers = try DomainOracle.run((bases + cases.map(\.sentence.file)).map { Array($0.utf8) })
    let base = Dictionary(uniqueKeysWithValues: zip(guests, answers.map(\.members)))
    for (one, theirs) in zip(cases, answers.dropFirst(bases.count)) {
      let what = "\(one.sentence), seed \(sentences.seed)"
      check(one.ours, theirs, base[one.sentence.guest] ?? [:], what)
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
    if left["b_info.max_vcpus"] == nil || !what.contains("vnuma") {
      right["b_info.max_vcpus"] = left["b_info.max_vcpus"]
    }
    for (path, value) in ["b_info.max_memkb": "0", "b_info.extra": ""]
    where left[path] == value && right[path] == nil {
      right[path] = value
    }
    #expect(left == right, "\(what)")
  }
}
