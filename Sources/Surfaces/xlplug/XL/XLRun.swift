import Glibc
import HotplugEngine
import HotplugOutcome
import HotplugPlan
import XLModel
import XenstoreHost

/// One run of one of xl's commands: what its commands have in common.
struct XLRun {
  /// The command.
  let command: XLCommand
  /// What was before it.
  let settings: XLSettings
  /// The release whose xl is followed.
  var xen: XenVersion { settings.xen }

  // MARK: the store

  /// A connection to the store.
  func client() throws(EngineFault) -> StoreClient {
    do { return try StorePlace(settings.engine.store).client } catch {
      throw .store(error)
    }
  }

  /// Checks the first operand of a dry run: a name is looked up where a store answers, and taken where none
  /// does.
  func checkDomain(_ word: ArgumentBytes) throws {
    if XLDomain.number(word.bytes) != nil { return }
    guard let client = try? client() else { return }
    _ = try XLDomain.find(word.bytes, in: client)
  }

  // MARK: specifications

  /// Reports what is wrong or doubtful about a specification; throws where xl does not take it.
  ///
  /// What only xlplug calls an error is reported and does not end a dry run.
  func report(_ text: DeviceText, _ verdict: XLVerdict) throws {
    DeviceSession.tell(text, settings.output)
    guard verdict == .accepts || verdict == .ignores else { throw Exit.inputHasErrors.code }
    if settings.isDryRun {
      if !text.isAcceptable {
        Output.complain(
          "note: xl \(xen) accepts it; without -N, xlplug refuses it because of the "
            + "errors above"
        )
      }
    } else if !text.isAcceptable {
      throw Exit.inputHasErrors.code
    }
  }

  /// Prints what a dry run prints.
  func printDryRun(_ name: String, _ json: [UInt8]) {
    var output = Output()
    output.bytes += "\(name): ".utf8
    output.bytes += json
    output.bytes += "\n".utf8
    output.flush()
  }

  // MARK: devices

  /// Opens what attaches and detaches.
  ///
  /// Steps are reported on standard error, where it is a terminal or where `-v` asks for them.
  func session() throws -> DeviceSession {
    let screen = Screen(colour: settings.output.colour, STDERR_FILENO)
    var device = settings.device
    // xl does not compare MAC addresses.
    device.isDuplicateMACAllowed = true
    return try DeviceSession(
      command.rawValue,
      settings.engine,
      device,
      settings.output,
      on: screen,
      tellsSteps: isatty(STDERR_FILENO) == 1 || settings.device.isVerbose
    )
  }

  /// Attaches what a text describes.
  func attach(_ text: DeviceText, to domain: ArgumentBytes) throws -> XLCommandLine.Status {
    let session = try session()
    let domid = try XLDomain.find(domain.bytes, in: session.place.client)
    try session.carryOut(attaching: try session.plans([text], "\(domid)"))
    return .done
  }

  /// Detaches a device; where `isForced` is false, one that its guest does not release, or whose remove
  /// script fails, stays.
  ///
  /// A remove script that fails is reported, and does not change the status where the device is gone, as it
  /// was never connected: xl ignores that.
  func detach(_ address: DeviceAddress, isForced: Bool, _ session: DeviceSession, _ engine: any Engine)
    throws -> XLCommandLine.Status
  {
    let device = try session.attached(address)
    var plan = Plan(detaching: device, ownDomid: engine.ownDomid, times: settings.device.times)
    (plan.keepsHeldDevice, plan.isForced) = (!isForced, isForced)
    let outcome = session.perform(plan, with: engine)
    let others = outcome.done.filter { record in
      switch record.action {
      case .run, .toolstack: false
      default: record.fault != nil
      }
    }
    let isGone = outcome.stoppedAtStep == nil && others.isEmpty && outcome.leftBehind.isEmpty
    return isGone && (outcome.fault == nil || !outcome.done.isEmpty) ? .done : .failed
  }
}
