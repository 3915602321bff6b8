import Foundation
import Testing
import XLTestKit

/// Every observed disk, vif and device name, put through the built command as one stream of each kind.
@Suite struct ParseCaseTests {
  private func cases(_ path: String) throws -> [[String: Any]] {
    let data = try Data(contentsOf: Project.file(path))
    return (try JSONSerialization.jsonObject(with: data) as? [String: Any])?["cases"] as? [[String: Any]]
      ?? []
  }

  private func documents(_ kind: String, _ inputs: [[UInt8]], _ options: [String]) throws -> [[String: Any]] {
    let input = Data(inputs.map { $0 + [0] }.joined())
    let result = try XLPlugCommand.run(["parse", kind, "-0"] + options, input: input)
    #expect(result.status <= 1)
    return try result.output.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
      .map {
        try #require(try JSONSerialization.jsonObject(with: $0) as? [String: Any])
      }
  }

  /// The string of a case in whatever way it is written down; nil for words.
  private func input(_ observed: [String: Any]) -> [UInt8]? {
    if let text = observed["input"] as? String { return Array(text.utf8) }
    guard let hex = observed["input_hex"] as? String else { return nil }
    return stride(from: 0, to: hex.utf8.count, by: 2).compactMap {
      UInt8(hex.dropFirst($0).prefix(2), radix: 16)
    }
  }

  /// Text as the case files write it: every byte from 0x80 on as a character of its own.
  private func bytewise(_ value: Any, _ isBytes: Bool) -> Any {
    guard let text = value as? String, !isBytes else { return value }
    return String(String.UnicodeScalarView(text.utf8.map { Unicode.Scalar($0) }))
  }

  private func canonical(_ object: [String: Any]) throws -> String {
    String(
      decoding: try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys]),
      as: UTF8.self
    )
  }

  @Test(arguments: ["4.17", "4.23"]) func disks(_ xen: String) throws {
    let observed = try cases("grammar/corpus/disk/cases.json").compactMap { one in
      // Foundation drops a byte order mark at the front of a string, and NUL ends a record.
      input(one).flatMap { $0.contains(0) || $0.starts(with: [0xEF, 0xBB, 0xBF]) ? nil : ($0, one) }
    }
    let documents = try documents("disk", observed.map(\.0), ["--xen", xen])
    try #require(documents.count == observed.count && observed.count > 300)
    for ((_, one), document) in zip(observed, documents) {
      let name = "\(one["id"] ?? "") of \(xen)"
      let result = try #require(
        (xen == "4.23" ? one["xen_head"] as? [String: Any] : nil) ?? one["xen_4_17"] as? [String: Any]
      )
      let verdict = ["ok": "accepts", "error": "rejects", "process-dies": "dies"][
        result["result"] as? String ?? ""
      ]
      #expect(document["xl"] as? String == verdict, "\(name)")
      guard let expected = result["disk"] as? [String: Any] else {
        #expect(document["disk"] == nil, "\(name)")
        continue
      }
      if expected.values.contains(where: { $0 is [String: Any] }) { continue }
      let isBytes = document["encoding"] != nil
      let ours = (document["disk"] as? [String: Any] ?? [:]).mapValues { bytewise($0, isBytes) }
      #expect(try canonical(ours) == canonical(expected.mapValues { bytewise($0, true) }), "\(name)")
    }
  }

  @Test func names() throws {
    let observed = try cases("grammar/corpus/vdev/cases.json")
    let inputs = observed.map { Array(($0["vdev"] as? String ?? "").utf8) }
    let documents = try documents("vdev", inputs, [])
    try #require(documents.count == observed.count)
    for (one, document) in zip(observed, documents) {
      let isAccepted = one["accepted"] as? Bool ?? false
      #expect(document["xl"] as? String == (isAccepted ? "accepts" : "rejects"), "\(one)")
      for key in ["devid", "disk", "partition"] where isAccepted {
        #expect(document[key] as? Int == one[key] as? Int, "\(one)")
      }
    }
  }

  @Test(arguments: ["4.17", "4.23"]) func interfaces(_ xen: String) throws {
    let observed = try cases("grammar/corpus/vif/cases.json").compactMap { one in
      (one["vif"] as? [String]).flatMap { $0.first }.map { ($0, one) }
    }
    let documents = try documents("vif", observed.map { Array($0.0.utf8) }, ["--xen", xen])
    try #require(documents.count == observed.count && observed.count > 20)
    for ((_, one), document) in zip(observed, documents) {
      let result = try #require(one["xen_4_17"] as? [String: Any])
      let expected = (result["nics"] as? [[String: Any]])?.first
      let ours = document["nic"] as? [String: Any]
      #expect(try ours.map(canonical) == expected.map(canonical), "\(one)")
    }
  }
}
