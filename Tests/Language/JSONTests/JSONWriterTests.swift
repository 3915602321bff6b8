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
    #expect(line([0x61, 0xFF, 0x80]) == "{\"input\":\"aÿ\\u0080\",\"name\":\"Ã¼\",\"encoding\":\"bytes\"}")
  }

  /// An escape sequence of a script's output must not reach the terminal of whoever prints the document.
  @Test func escapesWhatActsOnATerminal() throws {
    let text = "\u{1B}[2J\u{9B}31m \u{202E}gpj.\u{2066}\u{200B}\u{2028}\u{FEFF}\u{E0001} é日🙂"
    let written = line(Array(text.utf8))
    Expect(
      #"""
      {"input":"\u001b[2J\u009b31m \u202egpj.\u2066\u200b\u2028\ufeff\udb40\udc01 é日🙂","name":"ü"}
      """#
    ).check(written)
    #expect(try JSONReader.value(of: Array(written.utf8))["input"] == .string(text))
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
