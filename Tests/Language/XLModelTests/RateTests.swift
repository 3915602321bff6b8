import Foundation
import Testing
import XLModel
import XLTestKit

@Suite struct RateTests {
  struct Observed: Decodable {
    var kind: String
    var input: String?
    var errno: String?
    var rate_bytes_per_interval: UInt64?
    var rate_interval_usecs: UInt32?
  }

  struct CaseFile: Decodable { var cases: [Observed] }

  /// What libxlutil returns: 0, EINVAL or EOVERFLOW, and the two numbers.
  private func asLibxlutil(_ text: [UInt8]) -> String {
    let reading = Rate.reading(text.span)
    if let rate = reading.rate { return "0 \(rate.bytesPerInterval) \(rate.intervalMicroseconds)" }
    let isRange = [.amountOutOfRange, .productOutOfRange, .intervalOutOfRange].contains(
      reading.refusal?.value
    )
    return "\(isRange ? EOVERFLOW : EINVAL) 0 0"
  }

  @Test func agreesWithEveryObservedCase() throws {
    let text = try Data(contentsOf: Project.file("grammar/corpus/vif/cases.json"))
    var count = 0
    for observed in try JSONDecoder().decode(CaseFile.self, from: text).cases where observed.kind == "rate" {
      let code: Int32 = observed.errno.map { $0 == "EINVAL" ? EINVAL : EOVERFLOW } ?? 0
      let expected = "\(code) \(observed.rate_bytes_per_interval ?? 0) \(observed.rate_interval_usecs ?? 0)"
      let input = try #require(observed.input)
      #expect(asLibxlutil(Array(input.utf8)) == expected, "'\(input)'")
      count += 1
    }
    #expect(count == 57)
  }

  @Test(.needsLibxlHeaders) func agreesWithLibxlutilOnGeneratedRates() throws {
    var random = Seeded.fromEnvironment()
    print("rate: XLPLUG_SEED=\(random.seed)")
    let numbers = [
      "", "0", "1", "8", "08", "010", "10", "99", "4294967295", "4294967296", "18446744073709551616", "0x1",
    ]
    let units = [
      "", "B/s", "b/s", "KB/s", "Kb/s", "MB/s", "Mb/s", "GB/s", "Gb/s", "kB/s", "TB/s", "MB", "B/S", " B/s",
    ]
    let intervals = [
      "", "@", "@@", "@1", "@1s", "@50ms", "@20us", "@1m", "@1u", "@0", "@010us", "@1ss", "@4294967295us",
    ]
    let texts = (0..<Seeded.count("XLPLUG_DIFFERENTIAL", or: 20_000)).map { index -> [UInt8] in
      var text = Array(
        [numbers, units, intervals].map { $0.randomElement(using: &random) ?? "" }.joined().utf8
      )
      if index % 3 == 0, !text.isEmpty {
        let place = Int.random(in: text.indices, using: &random)
        text[place] =
          index % 2 == 0
          ? UInt8.random(in: 1...255, using: &random) : UInt8.random(in: 48...57, using: &random)
      }
      return text
    }
    let oracle = try Oracle.build("rate-oracle", libraries: ["xlutil", "xenlight"])
    var input = Data()
    for text in texts {
      withUnsafeBytes(of: UInt32(text.count)) { input.append(contentsOf: $0) }
      input.append(contentsOf: text)
    }
    let lines = try runCommand([oracle.path], input: input).text.split(separator: "\n")
    try #require(lines.count == texts.count)
    for (text, line) in zip(texts, lines) where asLibxlutil(text) != line {
      let shown = String(decoding: text, as: UTF8.self)
      Issue.record("'\(shown)': \(asLibxlutil(text)), libxlutil \(line), seed \(random.seed)")
    }
  }
}
