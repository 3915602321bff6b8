extension Request {
  /// The request that a packet carries, or the error that a store answers it with.
  ///
  /// Stricter than Xen 4.17's C daemon in one thing: numbers are decimal digits only, where the daemon's
  /// `atoi` takes anything for a number.
  public static func decode(_ packet: Packet) -> Result<Request, StoreError> {
    guard let operation = packet.operation else { return .failure(.notSupported) }
    switch operation {
    case .watchEvent, .error: return .failure(.notSupported)
    case .control: return .success(.control(Payload.strings(packet.payload)))
    case .transactionStart: return .success(.transactionStart)
    case .resetWatches: return .success(.resetWatches)
    default:
      return decodeArguments(operation, packet.payload).map { .success($0) } ?? .failure(.invalidArgument)
    }
  }

  private static func decodeArguments(_ operation: Operation, _ payload: [UInt8]) -> Request? {
    let strings = Payload.strings(payload)
    let isWhole = payload.last == 0
    guard let first = strings.first else { return nil }
    switch operation {
    case .write:
      return path(first).map { .write($0, Array(payload[(first.count + 1)...])) }
    case .setPermissions:
      guard isWhole, let list = StorePermissions(strings: strings.dropFirst()),
        let path = StorePath(bytes: first)
      else { return nil }
      return .setPermissions(path, list)
    case .watch, .unwatch:
      guard isWhole, strings.count == 2, let path = StorePath(bytes: first) else { return nil }
      return operation == .watch ? .watch(path, token: strings[1]) : .unwatch(path, token: strings[1])
    case .directoryPart:
      guard isWhole, strings.count == 2, let path = path(first), let offset = Int(decimal: strings[1])
      else { return nil }
      return .directoryPart(path, offset: offset)
    case .introduce:
      guard isWhole, strings.count == 3, let domid = UInt16(decimal: first),
        let frame = UInt64(decimal: strings[1]), let port = UInt32(decimal: strings[2])
      else { return nil }
      return .introduce(domid: domid, frame: frame, port: port)
    case .setTarget:
      guard isWhole, strings.count == 2, let domid = UInt16(decimal: first),
        let target = UInt16(decimal: strings[1])
      else { return nil }
      return .setTarget(domid: domid, target: target)
    default:
      guard isWhole, strings.count == 1 else { return nil }
      return single(operation, first)
    }
  }

  /// A request whose payload is one string: a path, a domid, or whether to commit.
  private static func single(_ operation: Operation, _ argument: [UInt8]) -> Request? {
    switch operation {
    case .directory: path(argument).map { .directory($0) }
    case .read: path(argument).map { .read($0) }
    case .getPermissions: path(argument).map { .getPermissions($0) }
    case .makeDirectory: path(argument).map { .makeDirectory($0) }
    case .remove: path(argument).map { .remove($0) }
    case .release: UInt16(decimal: argument).map { .release(domid: $0) }
    case .getDomainPath: UInt16(decimal: argument).map { .getDomainPath(domid: $0) }
    case .isDomainIntroduced: UInt16(decimal: argument).map { .isDomainIntroduced(domid: $0) }
    case .resume: UInt16(decimal: argument).map { .resume(domid: $0) }
    case .transactionEnd where argument == [UInt8(ascii: "T")]: .transactionEnd(commit: true)
    case .transactionEnd where argument == [UInt8(ascii: "F")]: .transactionEnd(commit: false)
    default: nil
    }
  }

  /// A path that names a node: special watch names do not.
  private static func path(_ bytes: [UInt8]) -> StorePath? {
    StorePath(bytes: bytes).flatMap { $0.isSpecial ? nil : $0 }
  }
}
