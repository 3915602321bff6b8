import Foundation
import HotplugOutcome
import HotplugPlan
import Testing
import XLTestKit
import XenstoreHost
import XenstoreSimulation
import XenstoreTestKit
import XenstoreWire

/// For each request of an attach or a detach: what becomes of the host if the store fails at it.
///
/// An attach that fails and lists nothing has left the host as it was; one that lists something lists
/// everything; and after the next detach the host is as it was in any case. `XLPLUG_FAULTS=all` tries each
/// request, which takes half an hour.
@Suite(.ownThread) struct StoreFaultTests {
  enum Subject: CaseIterable { case script, builtIn, interface }

  static let faults: [Fault] =
    ([
      .loseRequest, .loseAnswer, .closeBefore, .closeAfter, .stall(.milliseconds(400)), .refuse(.again),
      .refuse(.noSpace), .refuse(.inputOutput), .refuse(.accessDenied),
    ] as [Interference]).map(Fault.once) + [.gone]

  @Test(.serialized, arguments: Subject.allCases, faults)
  func attach(_ subject: Subject, _ fault: Fault) throws {
    let faulty = FaultyRequest()
    let host = try Self.host(faulty)
    let text = try Self.text(subject, host)
    let before = try host.traces()
    let requests = try faulty.during(0, fault) { try host.attached(text) }
    try Self.detach(subject, host)
    for number in FaultyRequest.sample(of: requests) {
      var outcome: Outcome?
      let seen = try faulty.during(number, fault) { outcome = try host.attach(text) }
      let request = seen.dropFirst(number - 1).first ?? "none"
      let place = "request \(number), \(request): \(outcome?.trouble ?? "done")"
      if let outcome, outcome.fault != nil {
        #expect(try Self.left(before, outcome.leftBehind, host.traces) == [], "\(place)")
      }
      try Self.check(subject, host, before, place)
    }
  }

  @Test(.serialized, arguments: Subject.allCases, faults)
  func detach(_ subject: Subject, _ fault: Fault) throws {
    let faulty = FaultyRequest()
    let host = try Self.host(faulty)
    let text = try Self.text(subject, host)
    let before = try host.traces()
    try host.attached(text)
    let requests = try faulty.during(0, fault) { try Self.detach(subject, host) }
    for number in FaultyRequest.sample(of: requests) {
      try host.attached(text)
      var outcome: Outcome?
      let seen = try faulty.during(number, fault) { outcome = try Self.detach(subject, host) }
      let request = seen.dropFirst(number - 1).first ?? "none"
      let place = "request \(number), \(request): \(outcome?.trouble ?? "done")"
      if let outcome, outcome.fault == nil {
        #expect(try Self.left(before, outcome.leftBehind, host.traces) == [], "\(place)")
      }
      try Self.check(subject, host, before, place)
    }
  }

  // MARK: what is tried

  private static func host(_ faulty: FaultyRequest) throws -> EngineHost {
    let host = try EngineHost(.embedded, intercept: faulty.intercept)
    host.onConnect = { client in
      // Only where an answer is lost or late: on a busy machine each request may take as long.
      guard faulty.isLate else { return }
      client.requestTimeout = .milliseconds(200)
      client.stallLimit = .seconds(2)
    }
    return host
  }

  private static func text(_ subject: Subject, _ host: EngineHost) throws -> String {
    host.isBuiltIn = subject == .builtIn
    if subject != .interface { return "\(try host.image()),raw,xvda,w" }
    return try interface(host)
  }

  /// An interface by a script that only says that it is connected.
  static func interface(_ host: EngineHost) throws -> String {
    let script = try host.script(
      "vif",
      "#!/bin/sh\n[ $1 = online ] && xenstore-write $XENBUS_PATH/hotplug-status connected; exit 0\n"
    )
    return "vif:mac=00:16:3e:00:00:01,bridge=br0,script=\(script)"
  }

  @discardableResult
  private static func detach(_ subject: Subject, _ host: EngineHost) throws -> Outcome {
    try subject == .interface ? host.detach(.vif, 0) : host.detach()
  }

  // MARK: what is expected

  /// Detaches what is there, if anything is, and expects nothing to be left.
  private static func check(
    _ subject: Subject,
    _ host: EngineHost,
    _ before: String,
    _ place: String
  ) throws {
    var words = "no device to detach"
    do { words = try detach(subject, host).trouble ?? "detached" } catch EngineFault.noSuchDevice {}
    let left = try left(before, [], host.traces)
    try #require(left == [], "\(place); then \(words)")
  }

  /// What differs for good and is not named by any of the words.
  ///
  /// While another process looks at a loop device, the kernel still lists what was freed.
  static func left(_ before: String, _ words: [String], _ traces: () throws -> String) rethrows -> [String] {
    var left = unlisted(before, try traces(), words)
    for _ in 0..<100 where !left.isEmpty {
      usleep(20_000)
      left = unlisted(before, try traces(), words)
    }
    return left
  }

  private static func unlisted(_ before: String, _ after: String, _ words: [String]) -> [String] {
    let changes = after.split(separator: "\n").map(String.init).difference(
      from: before.split(separator: "\n").map(String.init)
    )
    return changes.compactMap { change in
      let (line, sign) =
        switch change {
        case .insert(_, let line, _): (line, "+")
        case .remove(_, let line, _): (line, "-")
        }
      let name = line.prefix { $0 != " " && $0 != ":" }
      // A directory above one that is named is named with it.
      let isListed = words.contains { word in
        word.contains(name) || word.split(separator: " ").contains { name.hasPrefix("\($0)/") }
      }
      return isListed ? nil : "\(sign) \(line)"
    }
  }
}
