import JSON
import XLProject
import XLText

extension Session {
  /// The most symbols of a workspace that are given at once.
  static let symbolsMax = 1_000

  // MARK: - In one document

  private func mention(_ document: Document, _ position: LinePosition) -> (Mentions, Mention)? {
    let mentions = Mentions(analysis(of: document))
    return mentions.at(offset(position, document)).map { (mentions, $0) }
  }

  func highlights(_ document: Document, _ position: LinePosition) -> JSONValue {
    guard let (mentions, mention) = mention(document, position) else { return [] }
    var places = places(document)
    return .array(
      mentions.same(as: mention).map { same in
        ["range": places.range(same.range).json, "kind": same.isDefinition ? 3 : 2]
      }
    )
  }

  func prepareRename(_ document: Document, _ position: LinePosition) -> JSONValue {
    guard let (_, mention) = mention(document, position), mention.kind.canBeRenamed else { return .null }
    var places = places(document)
    return [
      "range": places.range(mention.range).json,
      "placeholder": .string(String(decoding: mention.name, as: UTF8.self)),
    ]
  }

  func rename(_ document: Document, _ position: LinePosition, _ name: String) throws(ResponseFault)
    -> JSONValue
  {
    guard let (mentions, mention) = mention(document, position) else {
      throw ResponseFault(.requestFailed, "there is no name at this position")
    }
    let edits = try mentions.renaming(mention, to: name)
    var conversion = conversion(of: document)
    return workspaceEdit(document, edits, &conversion)
  }

  // MARK: - In the workspace

  private static func location(_ uri: String, _ range: LineRange) -> JSONValue {
    ["uri": .string(uri), "range": range.json]
  }

  private func locations(_ mentions: [Mention], _ document: Document) -> [JSONValue] {
    var places = places(document)
    return mentions.map { Self.location(document.uri, places.range($0.range)) }
  }

  func definition(_ document: Document, _ position: LinePosition) -> JSONValue {
    guard let (mentions, mention) = mention(document, position) else { return [] }
    let here = mentions.same(as: mention).filter(\.isDefinition)
    if !here.isEmpty || mention.kind != .domain { return .array(locations(here, document)) }
    return .array(guestPlaces(named: String(decoding: mention.name, as: UTF8.self)))
  }

  func references(_ document: Document, _ position: LinePosition, _ includesDeclaration: Bool) -> JSONValue {
    guard let (mentions, mention) = mention(document, position) else { return [] }
    let here = mentions.same(as: mention).filter { includesDeclaration || !$0.isDefinition }
    var found = locations(here, document)
    if mention.kind == .domain {
      let name = String(decoding: mention.name, as: UTF8.self)
      let own = Set(found)
      found += backendPlaces(of: name).filter { !own.contains($0) }
      let isHere = mentions.same(as: mention).contains(where: \.isDefinition)
      if includesDeclaration, !isHere { found += guestPlaces(named: name) }
    }
    return .array(found)
  }

  /// What can be searched for in open documents and the other files, in the order of their paths.
  private func everyFile() -> [(uri: String, listing: FileListing)] {
    var files: [[UInt8]: (uri: String, listing: FileListing)] = [:]
    for (path, entry) in index.entries where openPaths[path] == nil {
      files[path] = (DocumentURI.text(ofPath: path), entry.listing)
    }
    for document in documents.values where document.kind == .domain && !isTooLong(document) {
      files[document.path ?? Array(document.uri.utf8)] = (document.uri, listing(of: document))
    }
    return files.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
  }

  /// What can be searched for in a document; recreated where it was changed.
  private func listing(of document: Document) -> FileListing {
    if let listing = document.listing { return listing }
    let listing = FileListing(analysis(of: document), fileName: fileName(document), places(document))
    document.listing = listing
    return listing
  }

  /// Where guests of a name are described.
  private func guestPlaces(named name: String) -> [JSONValue] {
    everyFile().flatMap { file in
      file.listing.symbols.filter { $0.kind == .guest && $0.name == name }.map {
        Self.location(file.uri, $0.range)
      }
    }
  }

  /// Where devices say that a guest serves them.
  func backendPlaces(of name: String) -> [JSONValue] {
    everyFile().flatMap { file in
      file.listing.backends.filter { $0.name == name }.map { Self.location(file.uri, $0.range) }
    }
  }

  /// The guests of the other files.
  func guestNames(besides document: Document) -> [String] {
    let names = everyFile().filter { $0.uri != document.uri }.flatMap { file in
      file.listing.symbols.filter { $0.kind == .guest }.map(\.name)
    }
    return Set(names).sorted()
  }

  func workspaceSymbols(_ query: String) -> JSONValue {
    let wanted = query.lowercased()
    var found: [JSONValue] = []
    for file in everyFile() {
      for symbol in file.listing.symbols
      where wanted.isEmpty || Self.matches(symbol.name.lowercased(), wanted) {
        if found.count == Self.symbolsMax { return .array(found) }
        let location = Self.location(file.uri, symbol.range)
        found.append(Self.symbol(symbol.name, symbol.kind, location, in: symbol.container))
      }
    }
    return .array(found)
  }

  /// Whether the letters of a query are in a name in their order.
  private static func matches(_ name: String, _ query: String) -> Bool {
    var rest = name.utf8[...]
    for byte in query.utf8 {
      guard let place = rest.firstIndex(of: byte) else { return false }
      rest = rest[rest.index(after: place)...]
    }
    return true
  }
}

extension Mentions {
  /// The domains that serve devices of a file, with their places.
  func fileSymbols(_ place: (ByteRange) -> LineRange) -> [FileSymbol] {
    all.filter { $0.kind == .domain && !$0.isDefinition }.map { mention in
      FileSymbol(
        name: String(decoding: mention.name, as: UTF8.self),
        kind: .guest,
        container: "",
        range: place(mention.range)
      )
    }
  }
}
