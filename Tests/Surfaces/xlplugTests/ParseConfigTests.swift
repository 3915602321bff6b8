import Foundation
import Testing
import XLTestKit

/// `parse cfg` as a command: many texts in one run, files of any depth, and files that are not there.
@Suite struct ParseConfigTests {
  private func lines(_ arguments: [String], _ input: Data) throws -> [[String: Any]] {
    let result = try XLPlugCommand.run(["parse", "cfg"] + arguments, input: input)
    return try result.text.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  @Test func answersEachRecord() throws {
    let texts = [
      "name='a'\nkernel='/k'\nmemory=64\n", "disk=['/x,,xvda']", "",
      "name='a'\nkernel='/k'\nvga='x'\nmemory=''",
    ]
    let input = Data(texts.joined(separator: "\0").utf8)
    let plain = try lines(["--jsonl", "-0"], input)
    #expect(plain.map { $0["xl"] as? String } == ["accepts", "accepts", "accepts", "ignores"])
    #expect(plain.allSatisfy { $0["domain"] == nil })
    let resolved = try lines(["--jsonl", "-0", "--resolve"], input)
    #expect(resolved.map { $0["xl"] as? String } == ["accepts", "rejects", "rejects", "ignores"])
    let domain = try #require(resolved[0]["domain"] as? [String: Any])
    #expect((domain["b_info"] as? [String: Any])?["target_memkb"] as? Int == 65536)
    #expect(resolved[1]["domain"] == nil)
  }

  @Test func survivesAnyDepth() throws {
    for depth in [1, 100, 4990, 100_000] {
      let text =
        "name='a'\ntype='hvm'\nmemory=64\nvnuma=\(String(repeating: "[", count: depth))"
        + "\(String(repeating: "]", count: depth))\n"
      let result = try XLPlugCommand.run(
        ["parse", "cfg", "--json", "--resolve", "-"],
        input: Data(text.utf8)
      )
      #expect(result.text.hasSuffix("]}\n"), "\(depth)")
      #expect(result.text.contains("\"settings\":[]") == (depth > 5000), "\(depth)")
    }
  }

  @Test func saysWhatCannotBeRead() throws {
    let result = try XLPlugCommand.run(["parse", "cfg", "/nowhere/guest.cfg"], input: Data())
    #expect(result.status == 3)
    #expect(result.errorText.contains("'/nowhere/guest.cfg' cannot be read: No such file or directory"))
  }
}
