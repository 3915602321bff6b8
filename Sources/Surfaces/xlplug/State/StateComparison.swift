import HotplugFleet
import HotplugOutcome
import HotplugPlan
import HotplugSurvey
import XLText

/// Files against the guests that run: what `diff` prints, and `apply` makes the same.
struct StateComparison {
  /// The host of the guests.
  let session: DeviceSession
  /// The guests that could be compared, with the file that describes each.
  private(set) var plans: [(path: [UInt8], plan: GuestPlan)] = []
  /// Why others could not.
  private(set) var faults: [String] = []

  /// Reads the files, opens the store for a command, and compares all their guests.
  ///
  /// With `skipsStopped` a guest that is not running is a note.
  init(
    _ verb: String,
    _ files: [ArgumentBytes],
    _ engine: EngineSettings,
    _ settings: DeviceSettings,
    _ output: OutputSettings,
    onlyPlans: Bool = true,
    skipsStopped: Bool = false
  ) throws {
    // First, so that an error in a file is reported also without a store.
    let described = try files.map { try DesiredFile($0, settings, output) }
    session = try DeviceSession(verb, engine, settings, output, onlyPlans: onlyPlans)
    let survey = HostSurvey(session.place.client)
    for file in described {
      for guest in file.guests {
        let domid: UInt16
        do { domid = try guest.domid(in: survey) } catch {
          guard case .noSuchDomain = error else { throw DeviceSession.end(error, session.output) }
          let words = "guest '\(guest.shown)' is not running"
          if skipsStopped { session.note(words) } else { faults.append(words) }
          continue
        }
        if let other = plans.first(where: { $0.plan.domid == domid }) {
          throw Self.describedTwice(guest, other.path, file.path, output)
        }
        do {
          let plan = try GuestPlan(guest, domid, session)
          plans.append((file.path, plan))
          faults += plan.faults
        } catch let fault as EngineFault {
          throw DeviceSession.end(fault, session.output)
        }
      }
    }
  }

  /// Reports a guest that two files describe; the status to end with.
  static func describedTwice(_ guest: DesiredGuest, _ one: [UInt8], _ two: [UInt8], _ output: OutputSettings)
    -> any Error
  {
    let (one, two) = (VisibleText(one).shown, VisibleText(two).shown)
    return DeviceSession.end(
      "guest '\(guest.shown)' is described by '\(one)' and by '\(two)'",
      help: "name one of the files",
      output
    )
  }

  /// The plans that make the guests as they are described, in an order in which they can be carried out;
  /// ends the command where one of them cannot be made.
  func steps(prunes: Bool, isForced: Bool) throws -> [FleetStep] {
    do {
      return try plans.flatMap { try $0.plan.steps(session, prunes: prunes, isForced: isForced) }.ordered()
    } catch let fault as any HelpfulFault {
      throw DeviceSession.end(fault, session.output)
    }
  }

  /// Ends the command where guests could not be compared; in text the reasons are printed.
  func endWhereFaulty() throws {
    if faults.isEmpty { return }
    if !session.output.isJSON {
      for fault in faults { Output.complain("error: \(VisibleText(fault.utf8).shown)") }
    }
    throw Exit.environmentError.code
  }
}
