import Foundation
import JSON
import Testing
import XLCheck
import XLModel
import XLReport
import XLSyntax
import XLTestKit
import XLText

/// Vif strings that were put before the real xl, compared member by member; where they come from is in the
/// file.
@Suite struct NicCaseTests {
  private func cases(_ kind: String) throws -> [[String: Any]] {
    let text = try Data(contentsOf: Project.file("grammar/corpus/vif/cases.json"))
    let file = try #require(try JSONSerialization.jsonObject(with: text) as? [String: Any])
    return (file["cases"] as? [[String: Any]] ?? []).filter { $0["kind"] as? String == kind }
  }

  /// Compares what a release made of a string with what we say about it.
  private func check(_ nic: CheckedNic, _ observed: [String: Any], _ expected: [String: Any]?, _ name: String)
    throws
  {
    let stderr = observed["stderr"] as? String
    let verdict: XLVerdict =
      observed["result"] as? String == "error" ? .rejects : stderr == nil ? .accepts : .ignores
    #expect(nic.verdict == verdict, "\(name)")
    if verdict == .rejects {
      #expect(!nic.isAcceptable, "\(name)")
      return
    }
    var line: [UInt8] = []
    // Case files write every byte from 0x80 on as a character, as the byte encoding of documents does.
    JSONValue.object(NicDocument(nic.spec, form: nic.syntax.form).members).write(
      to: &line,
      encodesBytes: true
    )
    let ours = try #require(try JSONSerialization.jsonObject(with: Data(line)) as? NSDictionary)
    #expect(ours.isEqual(to: expected ?? [:]), "\(name): \(ours) is not \(expected ?? [:])")
  }

  @Test func agreesWithEveryNetworkAttach() throws {
    for observed in try cases("network-attach") {
      let name = observed["id"] as? String ?? ""
      let words = try #require(observed["words"] as? [String])
      let oldest = try #require(observed["xen_4_17"] as? [String: Any])
      for (key, xen) in [("xen_4_17", XenVersion.oldest), ("xen_head", .newest)] {
        let result = observed[key] as? [String: Any] ?? oldest
        let nic = CheckedNic(words: words.map(SourceText.init), options: CheckOptions(xen: xen))
        try check(nic, result, result["nic"] as? [String: Any], "\(name) \(xen)")
      }
    }
  }

  @Test func agreesWithEveryConfigurationFile() throws {
    for observed in try cases("xl.cfg") {
      let name = observed["id"] as? String ?? ""
      guard let strings = observed["vif"] as? [String], let string = strings.first else { continue }
      let oldest = try #require(observed["xen_4_17"] as? [String: Any])
      for (key, xen) in [("xen_4_17", XenVersion.oldest), ("xen_head", .newest)] {
        let result = observed[key] as? [String: Any] ?? oldest
        let nic = CheckedNic(SourceText(string), options: CheckOptions(xen: xen))
        try check(nic, result, (result["nics"] as? [[String: Any]])?.first, "\(name) \(xen)")
      }
    }
  }
}
