import XLText

/// Reads a text of XML from its beginning to its end, with the elements that are open in a list.
struct XMLParser {
  let text: SourceText
  var cursor: XMLCursor
  /// The elements at the top that are closed.
  private(set) var roots: [XMLElement] = []
  private var open: [XMLElement] = []
  private var nodeCount = 0

  init(_ text: SourceText) {
    self.text = text
    cursor = XMLCursor(text)
  }

  /// Reads everything.
  mutating func readAll() throws(XMLProblem) {
    try cursor.checkCharacters(byteCountMax: XMLReading.byteCountMax)
    if cursor.starts(with: "\u{FEFF}") { cursor.position += 3 }
    let beginning = cursor.position
    while let byte = cursor.peek {
      if byte != UInt8(ascii: "<") {
        try readCharacters()
      } else if cursor.starts(with: "<!--") {
        try readComment()
      } else if cursor.starts(with: "<![CDATA[") {
        try readSection()
      } else if cursor.starts(with: "<?") {
        try readInstruction(isFirst: cursor.position == beginning)
      } else if cursor.starts(with: "<!") {
        throw cursor.problem("a document type is not supported; expected an element", count: 2)
      } else if cursor.starts(with: "</") {
        try readEnd()
      } else {
        try readStart()
      }
    }
    if let unclosed = open.last {
      throw XMLProblem(message: "'<\(unclosed.name)>' is not closed", range: unclosed.range)
    }
  }

  // MARK: - Tags

  private mutating func readStart() throws(XMLProblem) {
    let start = cursor.position
    cursor.position += 1
    let name = try cursor.name("the name of an element")
    var attributes: [XMLElement.Attribute] = []
    var names: Set<String> = []
    var isEmpty = false
    try count(at: start)
    while true {
      let hasBlank = cursor.skipBlanks()
      if cursor.take(">") { break }
      if cursor.take("/>") {
        isEmpty = true
        break
      }
      let place = cursor.position
      if !hasBlank { throw cursor.problem("expected a space, '>' or '/>'") }
      let attribute = try readAttribute()
      try count(at: place)
      if !names.insert(attribute.name).inserted {
        throw XMLProblem(message: "the attribute '\(attribute.name)' is repeated", range: attribute.range)
      }
      attributes.append(attribute)
    }
    open.append(XMLElement(name, attributes, at: ByteRange(start, cursor.position)))
    if open.count > XMLReading.depthMax {
      throw XMLProblem(
        message: "more than \(XMLReading.depthMax) elements are nested",
        range: ByteRange(start, cursor.position)
      )
    }
    if isEmpty { close() }
  }

  private mutating func readAttribute() throws(XMLProblem) -> XMLElement.Attribute {
    let start = cursor.position
    let name = try cursor.name("the name of an attribute")
    cursor.skipBlanks()
    if !cursor.take("=") { throw cursor.problem("expected '=' after the name of an attribute") }
    cursor.skipBlanks()
    guard let quote = cursor.peek, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else {
      throw cursor.problem("expected a value in quotes")
    }
    cursor.position += 1
    var value = EmbeddedText(at: cursor.position)
    try cursor.readText(into: &value, until: quote, isAttribute: true)
    if cursor.peek != quote {
      throw XMLProblem(message: "the value is not closed", range: ByteRange(start, cursor.position))
    }
    value.endPlace = cursor.position
    cursor.position += 1
    return XMLElement.Attribute(name: name, value: value, range: ByteRange(start, cursor.position))
  }

  private mutating func readEnd() throws(XMLProblem) {
    let start = cursor.position
    cursor.position += 2
    let name = try cursor.name("the name of an element")
    cursor.skipBlanks()
    if !cursor.take(">") { throw cursor.problem("expected '>'") }
    guard name == open.last?.name else {
      let expected = open.last.map { "expected '</\($0.name)>'" } ?? "no element is open"
      throw XMLProblem(
        message: "unexpected '</\(name)>': \(expected)",
        range: ByteRange(start, cursor.position)
      )
    }
    close()
  }

  private mutating func close() {
    guard let element = open.popLast() else { return }
    if open.isEmpty { roots.append(element) } else { open[open.count - 1].children.append(element) }
  }

  private mutating func count(at place: Int) throws(XMLProblem) {
    nodeCount += 1
    if nodeCount > XMLReading.nodesMax {
      throw XMLProblem(
        message: "the file has more than \(XMLReading.nodesMax) elements and attributes",
        range: ByteRange(place, place)
      )
    }
  }

  // MARK: - Between tags

  private mutating func readCharacters() throws(XMLProblem) {
    guard !open.isEmpty else {
      cursor.skipBlanks()
      if let byte = cursor.peek, byte != UInt8(ascii: "<") {
        throw cursor.problem("characters outside of an element; expected '<'")
      }
      return
    }
    try cursor.readText(into: &open[open.count - 1].text, until: UInt8(ascii: "<"), isAttribute: false)
  }

  private mutating func readSection() throws(XMLProblem) {
    if open.isEmpty { throw cursor.problem("characters outside of an element; expected '<'") }
    let inner = try cursor.inside("<![CDATA[", "]]>")
    open[open.count - 1].text.append(inner, in: text)
  }

  private mutating func readComment() throws(XMLProblem) {
    let inner = try cursor.inside("<!--", "-->")
    let bytes = text[inner]
    let hasDashes = zip(bytes, bytes.dropFirst()).contains { $0 == 0x2D && $1 == 0x2D }
    if hasDashes || bytes.last == 0x2D {
      throw XMLProblem(message: "a comment cannot contain '--'", range: inner)
    }
  }

  private mutating func readInstruction(isFirst: Bool) throws(XMLProblem) {
    let start = cursor.position
    cursor.position += 2
    let name = try cursor.name("the name of an instruction")
    cursor.position = start
    let inner = try cursor.inside("<?", "?>")
    guard name.lowercased() == "xml" else { return }
    let range = ByteRange(start, cursor.position)
    if name != "xml" || !isFirst {
      throw XMLProblem(message: "'<?xml' is valid at the beginning of the file only", range: range)
    }
    let words = String(decoding: text[inner], as: UTF8.self).lowercased()
    if words.contains("encoding"), !words.contains("utf-8") {
      throw XMLProblem(message: "the encoding is not supported; expected UTF-8", range: range)
    }
  }
}
