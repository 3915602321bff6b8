import Glibc
public import HotplugOutcome
import HotplugPlan
import HotplugState
import XenstoreHost

extension HostSurvey {
  /// The numbers of a guest's network interfaces that stay taken: all but those whose attach was killed half
  /// way.
  ///
  /// The same command given again gets the number of the killed one, and takes that one back first; the next
  /// free number would leave it where it is, beside a second interface of the same address.
  public func takenNicNumbers(_ domid: UInt16) throws(EngineFault) -> [Int32] {
    let numbers = try nicNumbers(domid)
    guard access(RuntimeDirectory.path, F_OK) == 0, let directory = try? RuntimeDirectory(for: client.address)
    else { return numbers }
    return numbers.filter { number in
      guard let device = try? address(.vif, domid, number),
        let subject = try? journalSubject(of: device, in: directory), subject == .unfinished
      else { return true }
      return FileLock.isHeld(directory.lock(of: device))
    }
  }
}
