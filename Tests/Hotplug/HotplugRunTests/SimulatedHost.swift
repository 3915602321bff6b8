import HotplugPlan
import HotplugRun
import HotplugScript

/// What of a host a run can change, and what xlplug has noted of it.
struct SimulatedHost: Hashable {
  /// Who has written the device's entries.
  enum Owner: Hashable { case us, others }

  /// Whose entries are in the store; nil for none.
  var entries: Owner?
  /// Whether libxl's file of the domain has the device.
  var isRecorded = false
  /// What scripts have made and not removed, by the executions that remove it.
  var made: Set<ScriptStep> = []
  /// Whether a loop device has the image.
  var hasLoop = false
  /// Whether there is a journal of an attach that is under way.
  var hasJournal = false

  /// The same without what only xlplug itself reads, and without libxl's file: libxl compares it with the
  /// store before it uses it, so a device that the store has not is not in it either.
  var essence: Self {
    var host = self
    (host.hasJournal, host.isRecorded) = (false, false)
    return host
  }
}

/// What a run reports as left behind.
enum Rest: Hashable {
  case entries, record, loop
  case made(ScriptStep)
}

extension SimulatedHost {
  /// What differs from an earlier state, apart from the journal.
  func differences(from before: Self) -> Set<Rest> {
    var rest: Set<Rest> = Set(made.symmetricDifference(before.made).map(Rest.made))
    if entries != before.entries { rest.insert(.entries) }
    if isRecorded != before.isRecorded { rest.insert(.record) }
    if hasLoop != before.hasLoop { rest.insert(.loop) }
    return rest
  }
}
