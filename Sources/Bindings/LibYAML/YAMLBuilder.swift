import XLText

/// Makes one value of events, without recursion.
struct YAMLBuilder {
  /// A list or mapping that has not ended; a mapping's keys and values alternate.
  private struct Open {
    var isMapping: Bool
    var start: Int
    var children: [YAMLNode] = []
    /// Where its last child ends.
    var end: Int
  }

  /// The value, once it is complete.
  private(set) var root: YAMLNode?
  /// Whether the stream has ended.
  private(set) var isDone = false
  private var stack: [Open] = []
  private var count = 0
  private var hasDocument = false

  /// Takes the next event; a problem where it is one of those that are not required.
  mutating func take(_ event: YAMLEvent) -> YAMLProblem? {
    if event.kind == .alias || event.hasAnchor {
      return YAMLProblem(kind: .anchorOrAlias, range: event.range)
    }
    if event.hasTag { return YAMLProblem(kind: .tag, range: event.range) }
    switch event.kind {
    case .streamStart, .documentEnd, .alias: return nil
    case .streamEnd: isDone = true
    case .documentStart:
      if hasDocument { return YAMLProblem(kind: .secondDocument, range: event.range) }
      hasDocument = true
    case .scalar(let bytes, let isPlain):
      return add(YAMLNode(kind: .scalar(bytes, isPlain: isPlain), range: event.range))
    case .sequenceStart, .mappingStart:
      if stack.count >= YAMLDocument.depthMax { return YAMLProblem(kind: .tooDeep, range: event.range) }
      let start = event.range.start
      stack.append(Open(isMapping: event.kind == .mappingStart, start: start, end: event.range.end))
    case .sequenceEnd, .mappingEnd:
      guard let open = stack.popLast() else { return nil }
      // The end of a block value has no byte of its own, and libyaml puts it after blank lines.
      let end = event.range.isEmpty ? open.end : max(open.end, event.range.end)
      return add(YAMLNode(kind: Self.kind(of: open), range: ByteRange(open.start, max(open.start, end))))
    }
    return nil
  }

  private static func kind(of open: Open) -> YAMLNode.Kind {
    guard open.isMapping else { return .sequence(open.children) }
    let pairs = stride(from: 0, to: open.children.count - 1, by: 2)
    return .mapping(pairs.map { YAMLNode.Entry(key: open.children[$0], value: open.children[$0 + 1]) })
  }

  private mutating func add(_ node: YAMLNode) -> YAMLProblem? {
    count += 1
    if count > YAMLDocument.nodeCountMax { return YAMLProblem(kind: .tooManyNodes, range: node.range) }
    if stack.isEmpty {
      root = node
    } else {
      stack[stack.count - 1].children.append(node)
      stack[stack.count - 1].end = max(stack[stack.count - 1].end, node.range.end)
    }
    return nil
  }
}
