import Foundation
import Testing
import XLTestKit

/// A domain that serves disks and network interfaces of the guest: a PV guest with Xen's `driver_domain=1`,
/// and with the same system and the same xlplug as dom0.
final class DriverDomain {
  /// Its name, which is what `backend=` says.
  static let name = "driver"
  /// Where it gets its daemon's number.
  private static let pidFile = "/run/devd.pid"
  /// The one of this process; made when the first test needs it.
  static func shared() throws -> DriverDomain {
    if let made { return made }
    let domain = try DriverDomain()
    made = domain
    return domain
  }
  nonisolated(unsafe) private static var made: DriverDomain?

  /// Its number.
  let domid: Int
  private let console: GuestConsole
  private var daemon: DriverDaemon?

  private init() throws {
    try FileManager.default.createDirectory(at: XenHost.directory, withIntermediateDirectories: true)
    let config = XenHost.directory.appendingPathComponent("\(Self.name).cfg")
    try """
    name = "\(Self.name)"
    driver_domain = 1
    kernel = "/guest/vmlinuz"
    ramdisk = "/guest/driver-initrd"
    memory = 256
    vcpus = 1
    extra = "console=hvc0 quiet"
    on_crash = "destroy"
    disk = [ "/dev/vdc,raw,xvda,w", "/dev/vdb,raw,xvdb,r" ]

    """.write(to: config, atomically: true, encoding: .utf8)
    try XenHost.must(["xl", "create", "-e", config.path])
    domid = try #require(Int(try XenHost.must(["xl", "domid", Self.name]).dropLast()))
    console = try GuestConsole(domid)
    try console.awaitReady()
  }

  /// Runs a line in its shell, which must succeed; what it printed.
  @discardableResult
  func must(_ line: String, _ place: SourceLocation = #_sourceLocation) throws -> String {
    try console.must(line, place)
  }

  // MARK: the daemon

  /// Has this daemon run, and no other.
  func serve(by daemon: DriverDaemon) throws {
    if self.daemon == daemon { return }
    try stop("TERM")
    try must(daemon.start(pidFile: Self.pidFile))
    if daemon == .xlplug {
      // Else the key would count as left behind by the device that is attached meanwhile.
      let key = "/local/domain/\(domid)/data/xlplug/devd"
      try XenHost.wait(for: "the daemon") { try XenHost.read(key) != nil }
    }
    self.daemon = daemon
  }

  /// Ends the daemon by a signal, and waits for its end.
  func stop(_ signal: String) throws {
    guard daemon != nil else { return }
    let file = Self.pidFile
    try must("kill -\(signal) $(<\(file)); while kill -0 $(<\(file)); do sleep 0.1; done 2>/dev/null")
    daemon = nil
  }

  // MARK: what it has

  /// Writes a hotplug script; `body` is what bash reads.
  func install(_ name: String, _ body: String) throws {
    let text = Data("#!/bin/bash\n\(body)\n".utf8).base64EncodedString()
    let path = "\(HostScript.directory)/\(name)"
    try must("base64 -d >\(path) <<<\(text) && chmod 755 \(path)")
  }

  /// What dom0 and the driver domain have that a device must not leave behind; in the latter with little that
  /// the emulated processor would have to start.
  func traces() throws -> HostTraces {
    let own = try must(
      """
      shopt -s globstar nullglob; readlink /proc/[0-9]*/exe; \
      for f in /sys/block/loop*/loop/backing_file; do echo loop $f $(<$f); done; \
      for f in /run/{xlplug,xen-hotplug}/**; do [[ ! -f $f || $f == *lock ]] || echo kept $f; done; \
      printf '%s\\n' /sys/class/net/* /sys/class/net/*/master /sys/fs/cgroup/**/
      """
    )
    let lines = own.split(separator: "\n").map { "driver domain: \($0)" }.sorted()
    return HostTraces(lines: try HostTraces.now().lines + lines)
  }
}

/// The daemon that runs hotplug scripts in a driver domain.
enum DriverDaemon: String, CaseIterable, CustomTestStringConvertible, Sendable {
  case xl
  case xlplug

  private static let isInXLPlug = (try? XLPlugCommand.run(["devd", "--help"]).status) == 0

  var testDescription: String { "\(rawValue) devd" }

  /// Why there is none; nil where there is.
  var absence: String? { self == .xl || Self.isInXLPlug ? nil : "this xlplug has no devd" }

  /// The line that starts it.
  fileprivate func start(pidFile: String) -> String {
    switch self {
    case .xl: "xl devd -p \(pidFile)"
    case .xlplug: "/payload/bin/xlplug devd >/var/log/xlplug-devd.log 2>&1 & echo $! >\(pidFile)"
    }
  }
}
