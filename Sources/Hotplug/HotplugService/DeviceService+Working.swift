import HostFiles
import HotplugEngine
import HotplugOutcome
import HotplugPlan
import HotplugState
import HotplugSurvey
import XenstoreHost
import XenstoreWire

/// What a service does with a device: each work is a thread with an engine and a connection of its own.
extension DeviceService {
  /// How long the service waits until it tries again what others had disturbed.
  static let pauseBeforeRepeat = Duration.seconds(1)

  /// Reads the devices that have changed, and begins what is to be done.
  func dispatch() throws(StoreFault) {
    while case let room = parallelCount - threads.count, room > 0, !ledger.pending.isEmpty {
      let devices = ledger.takePending(atMost: room)
      do throws(StoreFault) { for look in try client.looks(at: devices) { try take(look) } } catch {
        guard case .refused = error else { throw error }
        for device in devices { try takeAlone(device) }
      }
    }
  }

  /// Takes one of several devices of which one may not be read.
  private func takeAlone(_ device: DeviceAddress) throws(StoreFault) {
    if ledger.running[device] != nil { return }
    do throws(StoreFault) { for look in try client.looks(at: [device]) { try take(look) } } catch {
      guard case .refused = error else { throw error }
      ignore(device, "\(error)")
    }
  }

  /// Reports why a device is not served, where that is news.
  private func ignore(_ device: DeviceAddress, _ reason: String) {
    guard ledger.isNews(reason, of: device) else { return }
    observer(.ignored(path: device.backendPath.string, reason: reason))
  }

  private func take(_ look: BackendLook) throws(StoreFault) {
    let device = look.address
    var stage = ServedDevice.stage(device, in: runtime)
    if stage == .unknown && found.contains(device) { stage = .found }
    switch look.order(stage, isQEMUThere: { self.isQEMUThere(for: device) }) {
    case .ignore(let problem):
      ignore(device, "\(problem)")
    case .none:
      if look.state != nil { return }
      ledger.forget(device)
      found.remove(device)
      if device.backend == .qdisk { endQEMU(leftBy: look) }
    case .adopt: adopt(look, isNews: stage != .served)
    case .serve:
      if let request = look.request { begin(.serve, Plan(serving: request, times: times)) }
    case .close: close(device)
    case .release:
      begin(.release, Plan(releasing: attached(look), times: times))
    }
  }

  /// What a disconnection needs to know, from the directory or from the notes of the connection.
  private func attached(_ look: BackendLook) -> AttachedDevice {
    let device = look.address
    let noted = ServedDevice(device, in: runtime)?.journal ?? Journal(of: device, in: runtime)
    let script = look.keys["script"] ?? noted?.script
    return AttachedDevice(
      device,
      scriptPath: script.flatMap { $0.isEmpty ? nil : String(decoding: $0, as: UTF8.self) },
      isEmulated: look.keys["type"] == Array("vif_ioemu".utf8),
      gatewayDevice: look.keys["gatewaydev"] ?? []
    )
  }

  private func adopt(_ look: BackendLook, isNews: Bool) {
    guard let request = look.request else { return }
    do throws(EngineFault) {
      try engine().adopt(request)
      if isNews { observer(.adopted(look.address)) }
    } catch {
      tryLater(look.address, "it cannot be adopted", error)
    }
  }

  private func close(_ device: DeviceAddress) {
    do throws(EngineFault) { try engine().closeDisk(device) } catch {
      tryLater(device, "it cannot be closed", error)
    }
  }

  /// Reports what went wrong, and tries it again where others have disturbed it.
  private func tryLater(_ device: DeviceAddress, _ words: String, _ fault: EngineFault) {
    if fault.isDisturbance { repeats.append((.now.advanced(by: Self.pauseBeforeRepeat), device)) }
    ignore(device, "\(words): \(fault)")
  }

  func begin(_ kind: ServiceEvent.Work, _ plan: Plan) {
    let device = plan.address
    ledger.begin(device)
    observer(.began(kind, device))
    let mayRepeat = ledger.mayRepeat(device)
    let (engine, mailbox) = (engine, mailbox)
    let isTriedAgain: @Sendable (EngineFault) -> Bool = { mayRepeat && $0.isDisturbance }
    let thread = LoopThread { _ in
      var work = Work(kind: kind, outcome: Outcome(of: plan), willRepeat: false)
      do throws(EngineFault) {
        work.outcome = try engine().serve(plan, isTriedAgain: isTriedAgain)
      } catch {
        work.outcome.fault = error
      }
      work.willRepeat = work.outcome.fault.map(isTriedAgain) ?? false
      mailbox.post(work)
    }
    if let thread { return threads[device] = thread }
    // The system gives no thread now.
    ledger.end(device)
    repeats.append((.now.advanced(by: Self.pauseBeforeRepeat), device))
  }

  /// Takes what threads have done.
  func takeResults() {
    for work in mailbox.take() {
      let device = work.outcome.plan.address
      threads.removeValue(forKey: device)?.stop()
      observer(.ended(work.kind, work.outcome, willRepeat: work.willRepeat))
      if work.willRepeat {
        repeats.append((.now.advanced(by: Self.pauseBeforeRepeat), device))
      } else {
        ledger.settle(device)
      }
      ledger.end(device)
    }
  }
}

extension EngineFault {
  /// Whether others have disturbed the work, so that it may succeed in a moment.
  fileprivate var isDisturbance: Bool {
    switch self {
    case .busy, .locked: true
    case .store(.contended), .store(.timedOut), .store(.refused(.noSpace, _, _)),
      .store(.refused(.busy, _, _)), .store(.refused(.again, _, _)):
      true
    default: false
    }
  }
}
