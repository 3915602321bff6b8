import Foundation
import Testing
import XLCheck
import XLModel
import XLRules
import XLSyntax
import XLTestKit
import XLText

/// Generated files, put before the installed xl 4.17: the verdict and every member of the domain agree.
@Suite struct DomainDifferentialTests {
  private static let samples: [String: String] = {
    guard let text = try? Data(contentsOf: Project.file("grammar/corpus/xlcfg/keys.json")),
      let file = try? JSONSerialization.jsonObject(with: text) as? [String: Any]
    else { return [:] }
    let keys = file["keys"] as? [[String: Any]] ?? []
    return Dictionary(
      uniqueKeysWithValues: keys.compactMap { key in
        (key["name"] as? String).flatMap { name in (key["sample_value"] as? String).map { (name, $0) } }
      }
    )
  }()

  private static let numbers = [
    "0", "1", "2", "3", "4", "7", "010", "0x10", "512", "3072", "70000", "99999", "4294967297",
    "99999999999999999999", "\"-1\"", "\"-99999999999999999999\"", "\" 5\"", "\"5 \"", "\"+3\"", "\"08\"",
    "\"0x\"",
    "\"\"", "\"yes\"", "\"512M\"", "\"2147483648\"", "\"18014398509482240\"", "'1'",
  ]
  private static let texts = [
    "\"\"", "\"x\"", "'/usr/lib/xen/boot/hvmloader'", "\"a b  c\"", "\"hvm\"", "\"p\"", "\"pvgrub\"", "\"u\"",
    "\"0.0.0.0:1\"",
    "\"/x/stubdom-dm\"", "\"é\\\"\\t\"", "\"unknown\"", "\"00000000-0000-0000-0000-00000000000A\"", "\" \"",
  ]
  private static let lists = [
    "[]", "[\"x\"]", "[\"\"]", "[[\"x\"]]", "[\"x\",[\"y\"],\"z\"]", "[1,2]", "[[]]", "[\"-a\",\"b\",]",
  ]
  /// Keys of which great numbers take xl long.
  private static let counted = ["vcpus", "maxvcpus"]

  private func value(of key: ConfigKey, _ random: inout Seeded) -> String {
    if Self.counted.contains(key.name), random.chance(9, in: 10) {
      return random.pick(["0", "1", "2", "4", "8", "010", "\"-1\"", "\"x\"", "[1]", "\"3\""])
    }
    if Self.counted.contains(key.name) { return "1" }
    switch Int.random(in: 0..<10, using: &random) {
    case 0: return random.pick(Self.lists)
    case 1: return random.pick(Self.numbers)
    case 2: return random.pick(Self.texts)
    case 3...5:
      guard let words = key.words?.spellings(for: .oldest), !words.isEmpty else { fallthrough }
      let word = random.pick(words)
      return "\"\(random.pick([word, word, word.uppercased(), String(word.dropLast())]))\""
    case 6: return key.type.takesList ? random.pick(Self.lists) : random.pick(Self.numbers)
    case 7: return key.type.takesNumber ? random.pick(Self.numbers) : random.pick(Self.texts)
    default: return Self.samples[key.name] ?? "1"
    }
  }

  private func file(_ random: inout Seeded) -> String {
    var lines: [String] = []
    if random.chance(19, in: 20) { lines.append("name=\"a\"") }
    lines.append("type=\"\(random.pick(["pv", "hvm", "hvm", "pvh"]))\"")
    if random.chance(3, in: 4) { lines.append("kernel=\"/k\"") }
    let only = ProcessInfo.processInfo.environment["XLPLUG_XL_KEYS"]?.split(separator: ",").map(String.init)
    let keys = ConfigKeys.all.filter { only?.contains($0.name) ?? true }
    for _ in 0..<Int.random(in: 1...5, using: &random) {
      let key = random.pick(keys)
      let value = value(of: key, &random)
      lines.append("\(key.name)\(random.chance(1, in: 15) ? "+=" : "=")\(value)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  @Test func agreesWithCreate() throws {
    var random = Seeded.fromEnvironment()
    print("create -n: XLPLUG_SEED=\(random.seed)")
    let files = (0..<Seeded.count("XLPLUG_XL_RUNS", or: 300)).map { _ in file(&random) }
    for (file, answer) in zip(files, try DryRun.answers(to: files)) {
      let what = "seed \(random.seed):\n\(file)xl: \(answer.errors)\n"
      let options = CheckOptions(xen: .oldest, isWholeFile: true, host: .observed)
      let checked = CheckedConfig(SourceText(file), options: options)
      #expect(checked.verdict == answer.verdict, "\(what)")
      guard answer.verdict == .accepts || answer.verdict == .ignores else { continue }
      let ours = try FlatDocument.leaves(checked.domain)
      var theirs = answer.leaves
      // Made up on each run.
      for path in ["c_info.uuid", "b_info.type.hvm.ms_vm_genid"] where ours[path] == nil {
        theirs[path] = nil
      }
      let genid = theirs.keys.filter { $0.hasPrefix("b_info.type.hvm.ms_vm_genid") }
      for path in genid { theirs[path] = nil }
      #expect(ours == theirs, "\(what)\(FlatDocument.difference(ours, theirs))")
    }
  }
}
