import XenstoreWire

/// A change of the rate of an interface that is online.
public struct RateChange: Hashable, Sendable {
  /// The interface.
  public var address: DeviceAddress
  /// The rate before; nil for none.
  public var before: NicRequest.Rate?
  /// The rate after; nil for none.
  public var after: NicRequest.Rate?
  /// The interface with its new rate as libxl keeps it in its JSON of the domain's configuration; nil where
  /// there is no such file.
  public var record: DeviceRecord?

  /// A change of an interface.
  public init(
    _ address: DeviceAddress,
    before: NicRequest.Rate?,
    after: NicRequest.Rate?,
    record: DeviceRecord? = nil
  ) {
    (self.address, self.before, self.after, self.record) = (address, before, after, record)
    self.record?.isChange = true
  }
}

extension Plan {
  /// The plan that gives an interface another rate: in libxl's JSON and in the store, where the backend
  /// watches it; the undo gives it the rate before.
  ///
  /// xen-netback takes a rate while it runs since Linux 4.1 (drivers/net/xen-netback/xenbus.c).
  public init(changing change: RateChange) {
    var steps: [Step] = []
    if let record = change.record { steps.append(Step(.record(record), undo: [.unrecord(record)])) }
    steps.append(
      Step(
        .publishRate(change.after, change.address),
        undo: [.publishRate(change.before, change.address)]
      )
    )
    self.init(.change, change.address, steps: steps)
  }
}

extension DeviceAddress {
  /// The changes that write the rate of an interface into its backend's directory and into the toolstack's
  /// record.
  func operations(publishing rate: NicRequest.Rate?) -> [StoreOperation] {
    [backendPath, toolstackPath].map { home in
      let key = home.appending("rate")
      return rate.map { .write(key, $0.recorded) } ?? .remove(key)
    }
  }
}

extension NicRequest.Rate: CustomStringConvertible {
  /// The rate as a vif string has it.
  public var description: String { String(decoding: text, as: UTF8.self) }
}
