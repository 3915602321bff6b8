import JSON
import Testing
import XLTestKit

@Suite struct JSONWriterTests {
  private func line(_ bytes: [UInt8]) -> String {
    String(
      decoding: JSONValue.line([.init("input", .bytes(bytes)), .init("name", .string("ü"))], input: bytes),
      as: UTF8.self
    )
  }

  @Test func keepsUTF8() {
    Expect(
      #"""
      {"input":"a\"\\\n\r\t\u0000\u007fé日","name":"ü"}
      """#
    ).check(line(Array("a\"\\\n\r\t\u{0}\u{7F}é日".utf8)))
  }

  @Test func writesBytesAsCharactersWhereTheyAreNotUTF8() {
    #expect(line([0x61, 0xFF, 0x80]) == "{\"input\":\"aÿ\u{80}\",\"name\":\"Ã¼\",\"encoding\":\"bytes\"}")
  }

  @Test func writesEveryKindOfValue() {
    let value = JSONValue.array([
      .null, .bool(true), .bool(false), .integer(-1), .unsigned(.max), .array([]), .object([]),
    ])
    var output: [UInt8] = []
    value.write(to: &output)
    #expect(String(decoding: output, as: UTF8.self) == "[null,true,false,-1,18446744073709551615,[],{}]")
  }
}
