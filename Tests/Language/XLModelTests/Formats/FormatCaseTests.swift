import Foundation
import Testing
import XLModel
import XLTestKit

/// The cases of grammar/corpus/xlcfg/cases.json about strings of `pci` and `rdm`: what libxlutil 4.17 was
/// seen to make of each.
@Suite struct FormatCaseTests {
  private static func cases(_ kind: String) throws -> [(id: String, input: String, seen: [String: Any])] {
    let data = try Data(contentsOf: Project.file("grammar/corpus/xlcfg/cases.json"))
    let document = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    let cases = try #require(document?["cases"] as? [[String: Any]])
    return try cases.filter { $0["kind"] as? String == kind }.map { one in
      (
        try #require(one["id"] as? String), try #require(one["input"] as? String),
        try #require(one["xen_4_17"] as? [String: Any])
      )
    }
  }

  /// What a card says again is set again, also to nothing.
  @Test func aCardIsSaidTwice() throws {
    func size(_ second: String) throws -> String? {
      let head = try #require(FormatSentences.heads["hvm"])
      let file = head + "vsnd = [[ 'CARD,buffer-size=5', 'CARD,\(second)' ]]\n"
      return FormatReading(Array(file.utf8), guest: .hvm, xen: .oldest).members["vsnds[0].params.buffer_size"]
    }
    #expect(try size("backend=0") == "5")
    #expect(try size("buffer-size=6") == "6")
    #expect(try size("buffer-size=0") == nil)
  }

  @Test func stringsOfPCI() throws {
    let cases = try Self.cases("pci")
    #expect(cases.count > 10)
    for (id, input, seen) in cases {
      let ours = FormatReading(Array("pci=[\"\(input)\"]\n".utf8), guest: .hvm, xen: .oldest)
      let isTaken = seen["rc"] as? Int == 0
      #expect((ours.verdict == .accepts) == isTaken, "\(id) \(input)")
      if !isTaken { continue }
      for (member, value) in seen where member != "rc" && member != "stderr" {
        let theirs = (value as? NSNumber)?.stringValue ?? value as? String ?? ""
        // What is a default is not said.
        let initial = member == "rdm_policy" ? "-1" : member == "name" ? "" : "0"
        #expect(ours.members["pcidevs[0].\(member)"] ?? initial == theirs, "\(id) \(input): \(member)")
      }
    }
  }

  @Test func stringsOfRDM() throws {
    let cases = try Self.cases("rdm")
    #expect(cases.count > 4)
    for (id, input, seen) in cases {
      let ours = FormatReading(Array("rdm=\"\(input)\"\n".utf8), guest: .hvm, xen: .oldest)
      let isTaken = seen["rc"] as? Int == 0
      let dropsAll = ours.problems.contains { problem in
        switch problem.kind {
        case .entry(.rdmPolicy), .entry(.rdmDropped), .entry(.unknownWord), .entry(.unknownOption): true
        default: false
        }
      }
      #expect(dropsAll == !isTaken, "\(id) \(input)")
      let strategy = ours.members["b_info.type.hvm.rdm.strategy"]
      #expect((strategy == "host") == (isTaken && seen["strategy"] as? Int == 1), "\(id) \(input)")
      let complains = !(seen["stderr"] as? String ?? "").isEmpty
      #expect((ours.verdict == .ignores) == complains, "\(id) \(input)")
    }
  }
}
