import DiskImages
import HotplugOutcome
import HotplugState
import XenstoreWire

/// What an engine finds out while it carries out one run; the next run begins with nothing.
struct Findings {
  /// Which device the run is about.
  var device = Device()
  /// What was there before the device.
  var before = Before()
  /// Where the device has led to, looked up before its entries go.
  var traces = Traces()
  /// What was done to libxl's file of the domain: its text before and after.
  var recorded: NativeEngine.Recorded?
  /// What is reported at the end.
  var report = Report()

  /// Which device a run is about, and what is noted of it.
  struct Device {
    /// Which one it is: chosen when an attach begins, found when a detach reports it to close.
    var instance: Instance?
    /// What is noted of the attach that is under way, or of one that was killed.
    var journal: Journal?
    /// Whether that attach was killed before a guest used the device.
    var isUnfinished = false
    /// Whether the guest's side of an attach that was killed is there.
    var isKnownToGuest = false
  }

  /// What was there before a device.
  struct Before {
    /// The directories that were there before its entries were written.
    var directories: Set<StorePath> = []
    /// The loop devices that had a file before the script ran, each with that file.
    var loops: Set<LoopAttachment> = []
    /// The block devices of the host before a script ran, by their names in sysfs.
    var blockDevices: Set<String> = []
  }

  /// Where a device has led to.
  struct Traces {
    /// The loop device that the backend named before anything was rolled back.
    var loop: LoopAttachment?
    /// The block device that the script had made, by its name in sysfs.
    var blockDevice: String?
    /// The directory that a script made by mistake, of a device whose own are gone by now.
    var strayDirectory: StorePath?
  }

  /// What is reported at the end of a run.
  struct Report {
    /// What is left of processes that should have ended, and what cannot be restored, in words.
    var leftBehind: [String] = []
    /// What a toolstack has said.
    var log: [ToolstackLine] = []
  }
}
