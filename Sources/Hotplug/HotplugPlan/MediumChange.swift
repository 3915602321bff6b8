/// A change of the medium in a CD drive.
public struct MediumChange: Hashable, Sendable {
  /// The drive.
  public var drive: CDDrive
  /// The medium before; nil for none.
  public var before: Medium?
  /// The medium after; nil to eject.
  public var after: Medium?
  /// Whether the medium is ejected even if the guest has locked it.
  public var isForced = false
  /// The drive with its new medium as libxl keeps it in its JSON of the domain's configuration; nil where
  /// there is no such file.
  public var record: DeviceRecord?

  /// A change in a drive.
  public init(_ drive: CDDrive, before: Medium?, after: Medium?, record: DeviceRecord? = nil) {
    (self.drive, self.before, self.after, self.record) = (drive, before, after, record)
  }
}

extension Plan {
  /// The plan that changes a medium: in qemu first, then in libxl's JSON and in the store.
  ///
  /// The rollback inserts the medium before again.
  public init(changing change: MediumChange, times: PlanTimes = PlanTimes()) {
    let (drive, seconds) = (change.drive, times.mediumSeconds)
    // The guest may have locked at once what was inserted a moment ago.
    let restoring = Action.setMedium(change.before, drive, isForced: true, seconds: seconds)
    var steps = [
      Step(.findDrive(drive, seconds: seconds)),
      Step(
        .setMedium(change.after, drive, isForced: change.isForced, seconds: seconds),
        undo: [restoring]
      ),
    ]
    if let record = change.record { steps.append(Step(.record(record), undo: [.unrecord(record)])) }
    steps.append(
      Step(.publishMedium(change.after, drive), undo: [.publishMedium(change.before, drive)])
    )
    self.init(change.after == nil ? .eject : .insert, drive.address, steps: steps)
    mediumChange = change
  }
}
