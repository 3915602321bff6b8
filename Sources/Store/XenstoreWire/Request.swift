/// What a client asks of a store, with its arguments; encoding and decoding of the payload are here.
///
/// Decoding refuses what Xen 4.17's C daemon refuses with EINVAL (tools/xenstore/xenstored_core.c): a single
/// string needs exactly one NUL, at the end.
public enum Request: Hashable, Sendable {
  /// A command to the daemon itself.
  case control([[UInt8]])
  /// The names of the children.
  case directory(StorePath)
  /// The names of the children from a byte offset on.
  case directoryPart(StorePath, offset: Int)
  /// The value.
  case read(StorePath)
  /// The access list.
  case getPermissions(StorePath)
  /// Watch a path; events carry the token.
  case watch(StorePath, token: [UInt8])
  /// Watch it no longer.
  case unwatch(StorePath, token: [UInt8])
  /// Begin a transaction.
  case transactionStart
  /// End the transaction in the header.
  case transactionEnd(commit: Bool)
  /// Make a domain known: its ring page and event channel.
  case introduce(domid: UInt16, frame: UInt64, port: UInt32)
  /// Forget a domain.
  case release(domid: UInt16)
  /// The home of a domain.
  case getDomainPath(domid: UInt16)
  /// Set a value.
  case write(StorePath, [UInt8])
  /// Make a node.
  case makeDirectory(StorePath)
  /// Take a node away.
  case remove(StorePath)
  /// Set the access list.
  case setPermissions(StorePath, StorePermissions)
  /// Whether a domain is known.
  case isDomainIntroduced(domid: UInt16)
  /// A suspended domain runs again.
  case resume(domid: UInt16)
  /// Give `domid` the rights of `target`.
  case setTarget(domid: UInt16, target: UInt16)
  /// Drop the caller's watches and transactions.
  case resetWatches

  /// The operation that its packet names.
  public var operation: Operation {
    switch self {
    case .control: .control
    case .directory: .directory
    case .directoryPart: .directoryPart
    case .read: .read
    case .getPermissions: .getPermissions
    case .watch: .watch
    case .unwatch: .unwatch
    case .transactionStart: .transactionStart
    case .transactionEnd: .transactionEnd
    case .introduce: .introduce
    case .release: .release
    case .getDomainPath: .getDomainPath
    case .write: .write
    case .makeDirectory: .makeDirectory
    case .remove: .remove
    case .setPermissions: .setPermissions
    case .isDomainIntroduced: .isDomainIntroduced
    case .resume: .resume
    case .setTarget: .setTarget
    case .resetWatches: .resetWatches
    }
  }

  /// The path that it names, where it names one.
  public var path: StorePath? {
    switch self {
    case .directory(let path), .directoryPart(let path, _), .read(let path), .getPermissions(let path),
      .watch(let path, _), .unwatch(let path, _), .write(let path, _), .makeDirectory(let path),
      .remove(let path), .setPermissions(let path, _):
      path
    default: nil
    }
  }

  /// The payload as it travels.
  public var payload: [UInt8] {
    switch self {
    case .control(let words): Payload.joining(words)
    case .directoryPart(let path, let offset): Payload.text(path.string, String(offset))
    case .watch(let path, let token), .unwatch(let path, let token):
      Payload.joining([Array(path.string.utf8), token])
    case .transactionStart, .resetWatches: [0]
    case .transactionEnd(let commit): Payload.text(commit ? "T" : "F")
    case .introduce(let domid, let frame, let port): Payload.text("\(domid)", "\(frame)", "\(port)")
    case .release(let domid), .getDomainPath(let domid), .isDomainIntroduced(let domid), .resume(let domid):
      Payload.text("\(domid)")
    case .setTarget(let domid, let target): Payload.text("\(domid)", "\(target)")
    case .write(let path, let value): Payload.text(path.string) + value
    case .setPermissions(let path, let list): Payload.text(path.string) + list.payload
    case .directory(let path), .read(let path), .getPermissions(let path), .makeDirectory(let path),
      .remove(let path):
      Payload.text(path.string)
    }
  }

  /// The whole packet.
  public func packet(requestID: UInt32, transaction: TransactionID = .none) -> Packet {
    Packet(
      type: operation.rawValue,
      requestID: requestID,
      transactionID: transaction,
      payload: payload,
    )
  }
}

extension Payload {
  static func text(_ strings: String...) -> [UInt8] { joining(strings.map { Array($0.utf8) }) }
}
