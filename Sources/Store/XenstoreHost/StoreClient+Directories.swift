public import XenstoreWire

extension StoreClient {
  /// How long a list that comes in parts is begun again since the directory changes meanwhile, in seconds.
  public static let listingSecondsMax = 20

  /// The names of the children, in the store's order; long lists come in parts.
  public func list(_ path: StorePath, in transaction: TransactionID = .none) throws(StoreFault) -> [String] {
    try list(path, in: transaction, within: .seconds(Self.listingSecondsMax))
  }

  /// The names of the children, or nil where the node is absent.
  public func listIfPresent(
    _ path: StorePath,
    in transaction: TransactionID = .none,
  ) throws(StoreFault) -> [String]? {
    do { return try list(path, in: transaction) } catch  where error.storeError == .notFound { return nil }
  }

  package func list(
    _ path: StorePath,
    in transaction: TransactionID,
    within limit: Duration
  ) throws(StoreFault) -> [String] {
    do {
      return Self.names(try ask(.directory(path), transaction))
    } catch  where error.storeError == .tooBig {
      return try undisturbed(within: limit) { () throws(StoreFault) in
        try self.listInParts(path, transaction)
      }
    }
  }

  /// The names, or nil where the directory changed between two parts.
  private func listInParts(_ path: StorePath, _ transaction: TransactionID) throws(StoreFault) -> [String]? {
    var generation: ArraySlice<UInt8>?
    var bytes: [UInt8] = []
    while true {
      let part = try ask(.directoryPart(path, offset: bytes.count), transaction)
      guard let end = part.firstIndex(of: 0) else {
        throw .malformed(.directoryPart, found: "no generation", expected: "a number and a NUL")
      }
      if let generation, generation != part[..<end] { return nil }
      generation = part[..<end]
      let names = part[(end + 1)...]
      let isLast = names.isEmpty || names.elementsEqual([0]) || names.suffix(2).elementsEqual([0, 0])
      bytes += isLast ? names.dropLast() : names
      if isLast { return Self.names(bytes) }
    }
  }

  private static func names(_ bytes: [UInt8]) -> [String] {
    Payload.strings(bytes).map { String(decoding: $0, as: UTF8.self) }
  }
}
