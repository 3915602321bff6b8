import Foundation
import Glibc
import Testing
import XLTestKit

/// Everything that is proved on a real Xen host, one test after the other: they share one guest and look at
/// the whole machine.
///
/// `scripts/test --xen` boots the host in an emulator and runs this suite in its dom0; everywhere else it is
/// skipped.
@Suite(
  .serialized,
  .enabled(if: HostRun.isInside, "runs in the dom0 of the host that 'scripts/test --xen' boots")
)
enum XenHost {
  /// How long something that a test waits for may take, in seconds; everything is emulated.
  static let waitSecondsMax = 120.0
  /// The bridge that the host comes with, and the address of dom0 on it.
  static let (bridge, address) = ("xenbr0", "10.9.0.1")
  /// Where images and what scripts leave are kept.
  static let directory = URL(fileURLWithPath: "/var/tmp/xlplug-xen-host")

  /// Runs a command of dom0 to its end.
  @discardableResult
  static func run(_ words: String...) throws -> CommandResult { try HostCommand(words).end() }

  /// Runs a command that must succeed; what it printed.
  @discardableResult
  static func must(_ words: [String], _ place: SourceLocation = #_sourceLocation) throws -> String {
    let result = try HostCommand(words).end()
    try #require(
      result.status == 0,
      "\(words.joined(separator: " ")): \(result.text)\(result.errorText)",
      sourceLocation: place
    )
    return result.text
  }

  /// Runs lines of bash that must succeed; what they printed.
  @discardableResult
  static func shell(_ lines: String, _ place: SourceLocation = #_sourceLocation) throws -> String {
    try must(["bash", "-euc", lines], place)
  }

  /// Waits until something holds; records an issue where it does not in time.
  static func wait(
    for what: String,
    _ place: SourceLocation = #_sourceLocation,
    _ holds: () throws -> Bool
  ) throws {
    let deadline = ContinuousClock.now.advanced(by: .seconds(waitSecondsMax))
    while try !holds() {
      try #require(ContinuousClock.now < deadline, "waited in vain for \(what)", sourceLocation: place)
      usleep(50000)
    }
  }

  /// The value of a node of the store; nil if absent.
  static func read(_ path: String) throws -> String? {
    let result = try run("xenstore-read", path)
    return result.status == 0 ? String(result.text.dropLast()) : nil
  }
}
