public import JSON

/// libxl's JSON of a domain's configuration, edited without a change to anything but one device.
///
/// The text in it and is not known stays as it is, to the last blank; what is added is laid out as libxl
/// 4.17 does, so that a file that libxl has written and one that was edited here are the same.
public struct LibxlDocument: Hashable, Sendable {
  /// The most bytes of a document that is read.
  public static let byteCountMax = 16 << 20
  /// libxl's indentation.
  private static let indent = "    "

  /// The text.
  public private(set) var bytes: [UInt8]

  /// A document; throws where the text is not one object of JSON, whole and within the limits.
  public init(_ bytes: [UInt8]) throws(LibxlDocumentFault) {
    self.bytes = bytes
    if bytes.count > Self.byteCountMax { throw .tooLong }
    do {
      var scanner = JSONScanner(bytes)
      _ = try scanner.members()
      try scanner.end(allowsNUL: true)
    } catch {
      throw .malformed(error)
    }
  }

  /// The text of the device with this key, unchanged in the document; nil if absent.
  public func entry(_ key: DeviceRecord.Key, in list: DeviceRecord.List) throws(LibxlDocumentFault)
    -> [UInt8]?
  {
    guard let elements = try elements(of: list), let index = try index(of: key, elements) else { return nil }
    return Array(bytes[elements[index]])
  }

  /// Puts a device instead of the one with its key, or at the end of its list.
  public mutating func put(_ record: DeviceRecord) throws(LibxlDocumentFault) {
    try put(Self.laidOut(record.text), record.key, in: record.list)
  }

  /// Puts the text of a device, as `entry` gives it, instead of the one with its key, or at the end.
  public mutating func put(_ text: [UInt8], _ key: DeviceRecord.Key, in list: DeviceRecord.List)
    throws(LibxlDocumentFault)
  {
    guard let elements = try elements(of: list) else { return try add(list, text) }
    if let index = try index(of: key, elements) {
      bytes.replaceSubrange(elements[index], with: text)
    } else if let last = elements.last {
      let head = ",\n\(Self.indent)\(Self.indent)"
      bytes.insert(contentsOf: Array(head.utf8) + text, at: last.upperBound)
    } else if let range = try value(of: list.rawValue) {
      bytes.replaceSubrange(range, with: Self.list(text))
    }
  }

  /// Takes the device with this key out of its list, and the comma that set it apart.
  public mutating func remove(_ key: DeviceRecord.Key, from list: DeviceRecord.List)
    throws(LibxlDocumentFault)
  {
    guard let elements = try elements(of: list), let index = try index(of: key, elements) else { return }
    let start = index > 0 ? elements[index - 1].upperBound : elements[index].lowerBound
    let isFirstOfMany = index == 0 && elements.count > 1
    let end = isFirstOfMany ? elements[1].lowerBound : elements[index].upperBound
    bytes.removeSubrange(start..<end)
  }

  /// A device's text unchanged in a list.
  public static func laidOut(_ text: [UInt8]) -> [UInt8] {
    let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    let margin = Array("\n\(indent)\(indent)".utf8)
    let all = lines.last?.isEmpty ?? false ? lines.dropLast() : lines[...]
    return Array(all.map { Array($0) }.joined(separator: margin))
  }

  // MARK: where things are

  private func value(of name: String) throws(LibxlDocumentFault) -> Range<Int>? {
    var scanner = JSONScanner(bytes)
    do {
      return try scanner.members().first { bytes[$0.name].elementsEqual(name.utf8) }?.value
    } catch {
      throw .malformed(error)
    }
  }

  private func elements(of list: DeviceRecord.List) throws(LibxlDocumentFault) -> [Range<Int>]? {
    guard let range = try value(of: list.rawValue) else { return nil }
    var scanner = JSONScanner(bytes, at: range.lowerBound)
    guard bytes[range.lowerBound] == UInt8(ascii: "[") else { throw .noList(list.rawValue) }
    do { return try scanner.elements() } catch { throw .malformed(error) }
  }

  private func index(of key: DeviceRecord.Key, _ elements: [Range<Int>]) throws(LibxlDocumentFault) -> Int? {
    for (index, element) in elements.enumerated() where bytes[element.lowerBound] == UInt8(ascii: "{") {
      var scanner = JSONScanner(bytes, at: element.lowerBound)
      let members: [JSONScanner.Member]
      do { members = try scanner.members() } catch { throw .malformed(error) }
      let name = if case .vdev = key { "vdev" } else { "devid" }
      let member = members.first { bytes[$0.name].elementsEqual(name.utf8) }
      guard let value = member?.value else { continue }
      switch key {
      case .vdev(let vdev):
        let isText = bytes[value.lowerBound] == UInt8(ascii: "\"")
        let text = bytes[value].dropFirst().dropLast()
        if isText, JSONScanner.unescaped(text).elementsEqual(vdev) { return index }
      case .devid(let devid): if bytes[value].elementsEqual(String(devid).utf8) { return index }
      }
    }
    return nil
  }

  /// Adds a list with one device, in libxl's order: lists of devices follow what the domain is made of.
  private mutating func add(_ list: DeviceRecord.List, _ text: [UInt8]) throws(LibxlDocumentFault) {
    var scanner = JSONScanner(bytes)
    let members: [JSONScanner.Member]
    do { members = try scanner.members() } catch { throw .malformed(error) }
    let before = ["c_info", "b_info"] + (list == .nics ? ["disks"] : [])
    let added = Array("\n\(Self.indent)\"\(list.rawValue)\": ".utf8) + Self.list(text)
    let previous = members.last { member in before.contains { bytes[member.name].elementsEqual($0.utf8) } }
    if let previous {
      bytes.insert(contentsOf: [UInt8(ascii: ",")] + added, at: previous.value.upperBound)
    } else if let start = bytes.firstIndex(of: UInt8(ascii: "{")) {
      let end = members.isEmpty ? Array("\n".utf8) : [UInt8(ascii: ",")]
      bytes.insert(contentsOf: added + end, at: start + 1)
    }
  }

  private static func list(_ text: [UInt8]) -> [UInt8] {
    Array("[\n\(indent)\(indent)".utf8) + text + Array("\n\(indent)]".utf8)
  }
}

/// Why a text is no configuration of libxl's that could be edited.
public enum LibxlDocumentFault: Error, Hashable, Sendable {
  /// It has more than `LibxlDocument.byteCountMax` bytes.
  case tooLong
  /// It is not JSON, or exceeds a limit of the scanner.
  case malformed(JSONFault)
  /// A member that lists devices is no list.
  case noList(String)
}

extension LibxlDocumentFault: CustomStringConvertible {
  /// What was found, and what was expected.
  public var description: String {
    switch self {
    case .tooLong: "it has more than \(LibxlDocument.byteCountMax) bytes"
    case .malformed(let fault): fault.description
    case .noList(let name): "'\(name)' is not a list"
    }
  }
}
