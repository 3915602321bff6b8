import DiskImages
import HotplugOutcome
import HotplugPlan
import HotplugState
import XenstoreWire

/// What an engine finds out while it carries out one run; the next run begins with nothing.
struct Findings {
  /// The directories that were there before the device's entries were written.
  var keeping: Set<StorePath> = []
  /// The loop devices that had a file before the script ran, each with that file.
  var loopsBefore: Set<LoopAttachment> = []
  /// The block devices of the host before a script ran, by their names in sysfs.
  var blockDevicesBefore: Set<String> = []
  /// What is noted of the attach that is under way, or of one that was killed.
  var journal: Journal?
  /// Whether that attach was killed before a guest used the device.
  var isUnfinished = false
  /// Which device the run is about: chosen when an attach begins, found when a detach reports it to close.
  var instance: Instance?
  /// The loop device that this process gave a file, until the device is online or it was asked back.
  var taken: LoopAttachment?
  /// The loop device that the backend named before anything was rolled back.
  var named: LoopAttachment?
  /// Whether the script had connected the device that is detached, so that a remove execution that fails is
  /// to be repeated.
  var wasConnected = false
  /// Whether the guest's side of an attach that was killed is there.
  var isKnownToGuest = false
  /// The block device that the script had made, by its name in sysfs.
  var made: String?
  /// What was done to libxl's file of the domain: its text before and after.
  var recorded: NativeEngine.Recorded?
  /// The directory that a script made by mistake, of a device whose own are gone by now.
  var strayDirectory: StorePath?
  /// How many actions were rolled back before the rollback that is under way.
  var undoneBefore = 0
  /// What is left of processes that should have ended, and what cannot be restored, in words.
  var leftBehind: [String] = []
  /// What a toolstack has said.
  var log: [ToolstackLine] = []
}
