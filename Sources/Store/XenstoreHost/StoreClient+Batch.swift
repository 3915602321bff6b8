public import XenstoreWire

extension StoreClient {
  /// The most requests that are sent before their answers are read; few enough that neither side's buffer
  /// fills up.
  public static let batchRequestsMax = 32

  /// The answers to several requests, in order, each whatever it is.
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
    let deadline = ContinuousClock.now.advanced(by: requestTimeout)
    var replies: [Reply] = []
    if try channel.send(bytes, until: deadline) {
      while replies.count < awaited.count, let answer = try channel.receive(until: deadline) {
        if answer.operation != .watchEvent && answer.requestID == awaited[replies.count] {
          replies.append(Reply(answer))
        } else {
          try queue(answer)
        }
      }
    }
    if replies.count == awaited.count { return replies }
    // Answers are still to come that nobody would wait for.
    channel.close()
    let missing = batch[batch.startIndex + replies.count]
    throw .timedOut(
      missing.operation,
      path: missing.path?.string ?? "",
      seconds: requestTimeout / .seconds(1)
    )
  }
}
