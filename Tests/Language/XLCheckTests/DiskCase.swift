import Foundation
import XLTestKit

/// One line of grammar/corpus/disk/cases.json: a disk string and what Xen's library was seen to answer.
struct DiskCase {
  let id: String
  let words: [[UInt8]]
  let inXen417: [String: Any]
  let inHead: [String: Any]
  let defaults: [String: Any]

  static func all() throws -> [DiskCase] {
    let data = try Data(contentsOf: Project.file("grammar/corpus/disk/cases.json"))
    guard let top = try JSONSerialization.jsonObject(with: data) as? [String: Any],
      let defaults = top["defaults"] as? [String: Any], let cases = top["cases"] as? [[String: Any]]
    else { throw OracleTrouble(message: "cases.json has another shape") }
    return cases.map { entry in
      let older = entry["xen_4_17"] as? [String: Any] ?? [:]
      return DiskCase(
        id: entry["id"] as? String ?? "?",
        words: words(entry),
        inXen417: older,
        inHead: entry["xen_head"] as? [String: Any] ?? older,
        defaults: defaults,
      )
    }
  }

  private static func words(_ entry: [String: Any]) -> [[UInt8]] {
    if let text = entry["input"] as? String { return [Array(text.utf8)] }
    if let specs = entry["specs"] as? [String] { return specs.map { Array($0.utf8) } }
    if let hex = entry["input_hex"] as? String {
      let digits = Array(hex)
      return [
        stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
      ]
    }
    if let runs = entry["input_rle"] as? [[Any]] {
      return [
        runs.flatMap { Array(String(repeating: $0[0] as? String ?? "", count: $0[1] as? Int ?? 0).utf8) }
      ]
    }
    let rule = entry["input_repeat"] as? [String: Any] ?? [:]
    let unit = String(repeating: rule["unit"] as? String ?? "", count: rule["count"] as? Int ?? 0)
    return [Array(((rule["prefix"] as? String ?? "") + unit).utf8)]
  }
}
