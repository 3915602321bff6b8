import XLText

/// Makes values of events, without recursion.
struct YAMLBuilder {
  /// A value with its size, which counts again wherever an alias repeats it.
  private struct Built {
    var node: YAMLNode
    /// How many values it is, itself included.
    var count: Int
    /// How many lists and mappings are inside each other in it.
    var depth: Int
    /// How many bytes its scalars have.
    var byteCount: Int
  }

  /// A list or mapping that has not ended; a mapping's keys and values alternate.
  private struct Open {
    var isMapping: Bool
    var start: Int
    var anchor: [UInt8]?
    var children: [YAMLNode] = []
    /// Where its last child ends.
    var end: Int
    var count = 1
    var depth = 1
    var byteCount = 0

    /// Whether the next child is a key.
    var expectsKey: Bool { isMapping && children.count.isMultiple(of: 2) }
  }

  /// The values of the documents that are complete.
  private(set) var documents: [YAMLNode] = []
  /// Whether the stream has ended.
  private(set) var isDone = false
  private let text: SourceText
  private let options: YAMLOptions
  private var stack: [Open] = []
  private var anchors: [[UInt8]: Built] = [:]
  private var count = 0
  private var byteCount = 0
  private var hasDocument = false

  init(_ text: SourceText, _ options: YAMLOptions) {
    self.text = text
    self.options = options
  }

  /// Takes the next event; a problem where it is one of those that are not required.
  mutating func take(_ event: YAMLEvent) -> YAMLProblem? {
    if let problem = refusal(of: event) { return problem }
    switch event.kind {
    case .streamStart, .documentEnd: return nil
    case .streamEnd: isDone = true
    case .documentStart:
      if hasDocument, !options.takesDocuments {
        return YAMLProblem(kind: .secondDocument, range: event.range)
      }
      hasDocument = true
      anchors = [:]
    case .alias(let name): return repeated(name, event.range)
    case .scalar(let bytes, let isPlain):
      let start = event.anchor == nil ? event.range.start : contentStart(event.range)
      let range = ByteRange(min(start, event.range.end), event.range.end)
      let node = YAMLNode(kind: .scalar(bytes, isPlain: isPlain), range: range)
      if options.expandsAliases, isPlain, stack.last?.expectsKey == true, bytes.elementsEqual("<<".utf8) {
        return YAMLProblem(kind: .mergeKey, range: range)
      }
      count += 1
      byteCount += bytes.count
      return add(Built(node: node, count: 1, depth: 0, byteCount: bytes.count), anchor: event.anchor)
    case .sequenceStart, .mappingStart:
      if stack.count >= YAMLDocument.depthMax { return YAMLProblem(kind: .tooDeep, range: event.range) }
      let start = event.anchor == nil ? event.range.start : contentStart(event.range)
      let isMapping = event.kind == .mappingStart
      count += 1
      stack.append(Open(isMapping: isMapping, start: start, anchor: event.anchor, end: event.range.end))
    case .sequenceEnd, .mappingEnd:
      guard let open = stack.popLast() else { return nil }
      // The end of a block value has no byte of its own, and libyaml puts it after blank lines.
      let end = event.range.isEmpty ? open.end : max(open.end, event.range.end)
      let range = ByteRange(open.start, max(open.start, end))
      let node = YAMLNode(kind: Self.kind(of: open), range: range)
      let built = Built(node: node, count: open.count, depth: open.depth, byteCount: open.byteCount)
      return add(built, anchor: open.anchor)
    }
    return nil
  }

  private func refusal(of event: YAMLEvent) -> YAMLProblem? {
    if event.hasTag { return YAMLProblem(kind: .tag, range: event.range) }
    if options.expandsAliases { return nil }
    if case .alias = event.kind { return YAMLProblem(kind: .anchorOrAlias, range: event.range) }
    return event.anchor == nil ? nil : YAMLProblem(kind: .anchorOrAlias, range: event.range)
  }

  /// The value of an anchor once more.
  private mutating func repeated(_ name: [UInt8], _ range: ByteRange) -> YAMLProblem? {
    guard var built = anchors[name] else { return YAMLProblem(kind: .unknownAlias(name), range: range) }
    if stack.count + built.depth > YAMLDocument.depthMax { return YAMLProblem(kind: .tooDeep, range: range) }
    built.node.alias = range
    count += built.count
    byteCount += built.byteCount
    // What is repeated is copied for each use.
    if byteCount > options.byteLimit {
      return YAMLProblem(kind: .tooManyBytes(options.byteLimit), range: range)
    }
    return add(built, anchor: nil)
  }

  private static func kind(of open: Open) -> YAMLNode.Kind {
    guard open.isMapping else { return .sequence(open.children) }
    let pairs = stride(from: 0, to: open.children.count - 1, by: 2)
    return .mapping(pairs.map { YAMLNode.Entry(key: open.children[$0], value: open.children[$0 + 1]) })
  }

  private mutating func add(_ built: Built, anchor: [UInt8]?) -> YAMLProblem? {
    let node = built.node
    let place = node.alias ?? node.range
    if count > options.nodeLimit {
      return YAMLProblem(kind: .tooManyNodes(options.nodeLimit), range: place)
    }
    if let anchor { anchors[anchor] = built }
    guard !stack.isEmpty else {
      documents.append(node)
      return nil
    }
    let last = stack.count - 1
    stack[last].children.append(node)
    stack[last].end = max(stack[last].end, place.end)
    stack[last].count += built.count
    stack[last].byteCount += built.byteCount
    stack[last].depth = max(stack[last].depth, built.depth + 1)
    return nil
  }

  /// Where a value begins after its anchor and the blanks, line ends and comments that follow.
  private func contentStart(_ range: ByteRange) -> Int {
    let bytes = text.bytes
    var offset = range.start
    guard offset < range.end, bytes[offset] == UInt8(ascii: "&") else { return offset }
    while offset < range.end, bytes[offset] > 0x20 { offset += 1 }
    // A block value begins where its anchor ends for libyaml; its first byte is further on.
    return text.contentStart(from: offset)
  }
}
