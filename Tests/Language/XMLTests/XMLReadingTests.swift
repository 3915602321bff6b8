import Foundation
import Testing
import XLTestKit
import XLText
import XML

/// The strict subset of XML: what is read, what is refused, and where.
@Suite struct XMLReadingTests {
  private func shown(_ element: XMLElement) -> String {
    let attributes = element.attributes.map {
      " \($0.name)=[\(String(decoding: $0.value.bytes, as: UTF8.self))]"
    }
    let inner = element.children.map(shown).joined()
    return
      "(\(element.name)\(attributes.joined()) \(String(decoding: element.text.bytes, as: UTF8.self))\(inner))"
  }

  @Test(arguments: [
    ("<a/>", "(a )"), ("<a></a >", "(a )"),
    ("\u{FEFF}<?xml version='1.0' encoding='UTF-8'?>\n<a/>\n", "(a )"),
    ("<a b='1' c=\"2'\"/>", "(a b=[1] c=[2'] )"), ("<a>x<b/>y</a>", "(a xy(b ))"), ("<a/><b/>", "(a )(b )"),
    ("<a>&lt;&amp;&gt;&apos;&quot;&#65;&#x1F600;</a>", "(a <&>'\"A😀)"), ("<a><![CDATA[<&]]></a>", "(a <&)"),
    ("<a b='x\n\ty&#10;z'/>", "(a b=[x  y\nz] )"), ("<a>x\r\ny\rz</a>", "(a x\ny\nz)"),
    ("<!-- - --><a><!----><?p i?></a>", "(a )"), ("<é:ü/>", "(é:ü )"), ("", ""), (" \n", ""),
  ])
  func isRead(_ text: String, _ expected: String) {
    let reading = XMLReading(SourceText(text))
    #expect(reading.problem == nil)
    #expect(reading.elements.map(shown).joined() == expected)
  }

  @Test(arguments: [
    ("<a>", "<a>"), ("<a></b>", "</b>"), ("</a>", "</a>"), ("a", "a"), ("<a/>b", "b"), ("<a b/>", "/"),
    ("<a b=1/>", "1"), ("<a b='1' b='2'/>", "b='2'"), ("<a b='1'c='2'/>", "c"), ("<a b='<'/>", "<"),
    ("<!DOCTYPE a [<!ENTITY x 'y'>]><a/>", "<!"), ("<a>&x;</a>", "&x;"), ("<a>&</a>", "&"),
    ("<a>&#0;</a>", "&#0;"), ("<a>&#xD800;</a>", "&#xD800;"), ("<a>&#-1;</a>", "&#-1;"),
    ("<a>\u{1}</a>", "\u{1}"), ("<a>]]></a>", "]]>"), ("<!-- -- --><a/>", " -- "), ("<!--", "<!--"),
    ("<a/><?xml version='1.0'?>", "<?xml version='1.0'?>"), ("<a><![CDATA[", "<![CDATA["), ("<1/>", "1"),
    ("<?xml version='1.0' encoding='latin1'?><a/>", "<?xml version='1.0' encoding='latin1'?>"),
    ("<![CDATA[]]>", "<"), ("<a", ""), ("<", ""), ("<a b='", "b='"),
  ])
  func isRefusedWhereItIsWrong(_ text: String, _ place: String) throws {
    let source = SourceText(text)
    let problem = try #require(XMLReading(source).problem)
    #expect(String(decoding: source[problem.range], as: UTF8.self) == place, "\(problem.message)")
  }

  @Test func bytesThatAreNotUTF8AreRefused() {
    let reading = XMLReading(SourceText(Array("<a>".utf8) + [0xFF] + Array("</a>".utf8)))
    #expect(reading.problem?.range == ByteRange(3, 4))
  }

  /// Values lead to their places, also after references.
  @Test func placesOfValues() throws {
    let source = SourceText("<a b='x&amp;yz'/>")
    let value = try #require(XMLReading(source).elements.first?[attribute: "b"]?.value)
    #expect(source[value.place(ByteRange(1, 2))].elementsEqual("&amp;".utf8))
    #expect(source[value.place(ByteRange(3, 4))].elementsEqual("z".utf8))
  }

  @Test func limits() {
    func nested(_ depth: Int) -> SourceText {
      SourceText(String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth))
    }
    #expect(XMLReading(nested(XMLReading.depthMax)).problem == nil)
    #expect(XMLReading(nested(XMLReading.depthMax + 1)).problem != nil)
    func many(_ count: Int) -> SourceText { SourceText(String(repeating: "<a/>", count: count)) }
    #expect(XMLReading(many(XMLReading.nodesMax)).problem == nil)
    #expect(XMLReading(many(XMLReading.nodesMax + 1)).problem != nil)
    let long = [UInt8](repeating: 0x20, count: XMLReading.byteCountMax + 1)
    #expect(XMLReading(SourceText(long)).problem != nil)
  }

  /// Texts that a writer has written come back, whatever characters they have.
  @Test func writtenTextComesBack() throws {
    var random = Seeded.fromEnvironment()
    for _ in 0..<300 {
      let value = (0..<Int.random(in: 0...12, using: &random)).map { _ in
        random.pick(["<", ">", "&", "'", "\"", "\n", "\r", "\t", " ", "]]>", "é", "😀", "a", "-->", "\u{7f}"])
      }.joined()
      let bytes = Array(value.utf8)
      var writer = XMLWriter()
      writer.begin("a", [("b", bytes)])
      writer.element("c", text: bytes)
      writer.end()
      let root = try #require(XMLReading(SourceText(writer.bytes)).elements.first, "seed \(random.seed)")
      #expect(root[attribute: "b"]?.value.bytes == bytes, "seed \(random.seed)")
      #expect(root.child("c")?.text.bytes == bytes, "seed \(random.seed)")
    }
  }
}
