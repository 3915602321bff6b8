public import XenstoreWire

extension StoreClient {
  /// The most requests that are sent before their answers are read; few enough that neither side's buffer
  /// fills up.
  public static let batchRequestsMax = 64

  /// The answers to several requests, in order, each of any kind.
  ///
  /// They travel together where the connection allows it, which saves a change of process for each; the store
  /// carries them out one after the other all the same.
  public func replies(
    to requests: [Request],
    in transaction: TransactionID = .none,
  ) throws(StoreFault) -> [Reply] {
    var replies: [Reply] = []
    guard channel.takesSeveralAtOnce else {
      for request in requests { replies.append(try reply(to: request, in: transaction)) }
      return replies
    }
    for start in stride(from: 0, to: requests.count, by: Self.batchRequestsMax) {
      let batch = requests[start..<min(start + Self.batchRequestsMax, requests.count)]
      replies += try repliesAtOnce(to: batch, transaction)
    }
    return replies
  }

  /// The values of several nodes, in order; nil for those that are absent.
  public func readIfPresent(
    _ paths: [StorePath],
    in transaction: TransactionID = .none,
  ) throws(StoreFault) -> [[UInt8]?] {
    var values: [[UInt8]?] = []
    for (path, reply) in zip(paths, try replies(to: paths.map { .read($0) }, in: transaction)) {
      switch reply {
      case .accepted(let value): values.append(value)
      case .refused(.notFound): values.append(nil)
      case .refused(let error): throw .refused(error, .read, path: path.string)
      }
    }
    return values
  }

  /// Sends requests whose answers no process needs: what they ask for is done before anything asked later.
  ///
  /// The answers are ignored when they come, refusals too.
  public func post(_ requests: [Request], in transaction: TransactionID = .none) throws(StoreFault) {
    guard channel.takesSeveralAtOnce else {
      for request in requests { _ = try reply(to: request, in: transaction) }
      return
    }
    var bytes: [UInt8] = []
    for request in requests { bytes += try packet(for: request, transaction).bytes }
    let start = ContinuousClock.now
    guard let first = requests.first, try !channel.send(bytes, until: deadline(from: start)) else { return }
    channel.close()
    throw noAnswer(to: first, since: start)
  }

  private func repliesAtOnce(
    to batch: ArraySlice<Request>,
    _ transaction: TransactionID,
  ) throws(StoreFault) -> [Reply] {
    var bytes: [UInt8] = []
    var awaited: [UInt32] = []
    for request in batch {
      let packet = try packet(for: request, transaction)
      bytes += packet.bytes
      awaited.append(packet.requestID)
    }
    let start = ContinuousClock.now
    let deadline = deadline(from: start)
    var replies: [Reply] = []
    if try channel.send(bytes, until: deadline) {
      while replies.count < awaited.count, let answer = try channel.receive(until: deadline) {
        if answer.operation != .watchEvent && answer.requestID == awaited[replies.count] {
          noteAnswer()
          replies.append(Reply(answer))
        } else {
          try queue(answer)
          if ContinuousClock.now >= deadline { break }
        }
      }
    } else {
      channel.close()
    }
    if replies.count == awaited.count { return replies }
    throw noAnswer(to: batch[batch.startIndex + replies.count], since: start)
  }
}
