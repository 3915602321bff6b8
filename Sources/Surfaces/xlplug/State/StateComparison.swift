import HotplugOutcome
import HotplugPlan

/// Files against the guests that run: what `diff` prints, and `apply` makes the same.
struct StateComparison {
  /// The guests that could be compared, with the file that describes each.
  private(set) var plans: [(path: [UInt8], plan: GuestPlan)] = []
  /// Why others could not.
  private(set) var faults: [String] = []

  /// Reads the files, and compares all their guests.
  init(_ files: [ArgumentBytes], _ session: DeviceSession) throws {
    for file in try files.map({ try DesiredFile($0, session.settings, session.output) }) {
      for guest in file.guests {
        do {
          plans.append((file.path, try GuestPlan(guest, session)))
        } catch {
          switch error {
          case .noSuchDomain: faults.append("guest '\(guest.shown)' is not running")
          default: throw DeviceSession.end(error, session.output)
          }
        }
      }
    }
  }
}
